using KtpBot.Core.Pauses;
using Quartz;

namespace KtpBot.Bot.Jobs;

/// <summary>Quartz's knock at the door of <see cref="PauseRound"/>.</summary>
[DisallowConcurrentExecution]
internal sealed class PausesJob(PauseRound pauses, ILogger<PausesJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            var (rested, released) = await pauses.RunAsync(cancellationToken);
            if (rested + released > 0) logger.PausesCarriedOut(rested, released);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            logger.PausesFailed(error);
        }
    }
}
