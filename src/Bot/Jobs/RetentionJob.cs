using Quartz;

namespace KtpBot.Bot.Jobs;

/// <summary>Knocks every hour at <see cref="Retention"/>, which works once a night.</summary>
[DisallowConcurrentExecution]
internal sealed class RetentionJob(Retention retention, ILogger<RetentionJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await retention.RunAsync(cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            logger.RetentionFailed(error);
        }
    }
}
