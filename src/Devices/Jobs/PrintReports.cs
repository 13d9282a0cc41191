using KtpBot.Core.Devices;
using KtpBot.Devices.Backoffice;

namespace KtpBot.Devices.Jobs;

/// <summary>
/// Intermediate reports of one print: sent when something changed or the last one was lost. They are news for a screen, so
/// none of them holds the work up; the final result is what is delivered for certain.
/// </summary>
internal sealed class PrintReports(BackofficeClient backoffice, string stationId, TimeProvider time)
{
    private (DeviceJobState State, string? PrinterJobId, DeviceFailureCode? Obstacle)? _delivered;

    /// <summary>Whether the office withdrew the job, or a newer attempt took its place.</summary>
    public bool Withdrawn { get; private set; }

    public async Task SendAsync(JobRecord record, DeviceJobState state, DeviceFailure? obstacle, CancellationToken cancellationToken)
    {
        var news = (state, record.PrinterJobId, obstacle?.Code);
        if (_delivered == news)
            return;
        var exchange = await backoffice.ReportAsync(
            record.JobId,
            new StationProgress
            {
                StationId = stationId,
                AttemptId = record.AttemptId,
                State = state,
                OccurredAt = time.GetUtcNow().UtcDateTime,
                PrinterJobId = record.PrinterJobId,
                Obstacle = obstacle,
            },
            cancellationToken);
        if (exchange is not Exchange<StationAnswer>.Answered { Value: var answer })
            return;
        _delivered = news;
        Withdrawn |= answer.CancelRequested || answer.Verdict is StationVerdict.Superseded;
    }
}
