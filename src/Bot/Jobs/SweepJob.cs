using KtpBot.Core.Population;
using Quartz;

namespace KtpBot.Bot.Jobs;

/// <summary>The hourly round: files that were erased or that nobody refers to, private messages that have done their work, population data that need not be kept, and once a day a look at how far the holiday list reaches.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepJob(ErasedBytes erased, OrphanSweep orphans, PrivateSweep messages, PopulationSweep population, HolidayWatch holidays, ILogger<SweepJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        holidays.Look();
        try
        {
            await erased.RunAsync(cancellationToken);
            await orphans.RunAsync(cancellationToken);
            await messages.RunAsync(cancellationToken);
            await population.RunAsync(cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            logger.SweepFailed(error);
        }
    }
}
