using Quartz;

namespace KtpBot.Bot.Jobs;

/// <summary>Quartz's knock at the door of <see cref="DueTimers"/>.</summary>
[DisallowConcurrentExecution]
internal sealed class DueTimersJob(DueTimers timers, ILogger<DueTimersJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await timers.RunAsync(cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LookFailed(error);
        }
    }
}
