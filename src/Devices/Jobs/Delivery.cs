using KtpBot.Core.Devices;
using KtpBot.Devices.Backoffice;

namespace KtpBot.Devices.Jobs;

/// <summary>Reports a result until the Backoffice has acknowledged it and every one of its files by hash.</summary>
internal sealed class Delivery(BackofficeClient backoffice, Backoff backoff, ILogger<Delivery> log)
{
    public async Task DeliverAsync(JobRecord record, SpooledResult result, CancellationToken cancellationToken)
    {
        for (var failures = 1; ; failures++)
        {
            var exchange = await backoffice.DeliverAsync(record.JobId, result, cancellationToken);
            if (exchange is Exchange<StationResultAnswer>.Answered { Value: var answer } && IsEnd(answer, result))
                return;
            JobsLog.NotAcknowledged(log, record.AttemptId, failures);
            await backoff.WaitAsync(failures, cancellationToken);
        }
    }

    private static bool IsEnd(StationResultAnswer answer, SpooledResult result) =>
        answer.Verdict is StationVerdict.Superseded
        || result.Result.Artifacts.All(artifact => answer.StoredSha256.Contains(artifact.Sha256, StringComparer.OrdinalIgnoreCase));
}
