using KtpBot.Bot.Channels.Log;
using Quartz;

namespace KtpBot.Bot.Jobs;

/// <summary>Knocks every hour at <see cref="ChannelLogSweep"/>, which works once a night.</summary>
[DisallowConcurrentExecution]
internal sealed class ChannelLogSweepJob(ChannelLogSweep sweep, ILogger<ChannelLogSweepJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await sweep.RunAsync(cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            logger.OldNotDeleted(error);
        }
    }
}
