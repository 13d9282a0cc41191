using System.Diagnostics;
using KtpBot.Core.Devices;
using KtpBot.Devices.Backoffice;
using Microsoft.Extensions.Options;

namespace KtpBot.Devices.Jobs;

/// <summary>
/// Works jobs of some kinds one after the other: first what the ledger holds from before, then what the Backoffice has.
/// Captures and cards have lanes of their own, so a printer without ribbon does not stop the camera.
/// </summary>
internal sealed class JobLane(
    IReadOnlyList<DeviceJobKind> kinds,
    BackofficeClient backoffice,
    Ledger ledger,
    Spool spool,
    JobRunner runner,
    Backoff backoff,
    IOptions<DevicesOptions> options,
    ILogger<JobLane> log) : BackgroundService
{
    /// <summary>An empty answer that came faster than this was not waited for by the server; the lane pauses by itself.</summary>
    private static readonly TimeSpan _shortestWait = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var record in ledger.Open.Where(record => kinds.Contains(record.Kind)))
        {
            JobsLog.Resumed(log, record.AttemptId, record.Kind, record.Phase);
            await runner.RunAsync(record, stoppingToken);
        }

        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            var asked = Stopwatch.GetTimestamp();
            var exchange = await backoffice.ClaimAsync(Claim(), stoppingToken);
            if (exchange is Exchange<StationJob>.Answered { Value: var job } && Accept(job) is { } record)
            {
                failures = 0;
                await runner.RunAsync(record, stoppingToken);
            }
            else if (exchange is Exchange<StationJob>.Nothing && Stopwatch.GetElapsedTime(asked) >= _shortestWait)
            {
                failures = 0;
            }
            else
            {
                failures = exchange is Exchange<StationJob>.Nothing ? 1 : failures + 1;
                await backoff.WaitAsync(failures, stoppingToken);
            }
        }
    }

    private StationClaim Claim() => new()
    {
        StationId = options.Value.StationId,
        Kinds = kinds,
        Holding = [.. ledger.Open.Select(record => record.AttemptId)],
        WaitSeconds = options.Value.ClaimWaitSeconds,
    };

    // The order lies in the spool before the ledger speaks of it: a kill between the two leaves an order that the next start
    // sweeps away, and the server hands the attempt out again.
    private JobRecord? Accept(StationJob job)
    {
        if (!kinds.Contains(job.Kind) || ledger.Knows(job.AttemptId))
        {
            JobsLog.NotAccepted(log, job.AttemptId, job.Kind);
            return null;
        }

        spool.PutOrder(job);
        JobsLog.Claimed(log, job.AttemptId, job.Kind);
        return ledger.Claimed(job);
    }
}
