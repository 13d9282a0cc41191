using Quartz;

namespace KtpBot.Bot.Jobs;

/// <summary>Quartz's knock at the door of <see cref="Wakes"/>.</summary>
[DisallowConcurrentExecution]
internal sealed class WakesJob(Wakes wakes, ILogger<WakesJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await wakes.RunAsync(cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            logger.WakesLookFailed(error);
        }
    }
}
