using Quartz;

namespace KtpBot.Bot.Jobs;

/// <summary>Quartz's knock at the door of <see cref="SeatOffers"/>.</summary>
[DisallowConcurrentExecution]
internal sealed class SeatOffersJob(SeatOffers offers, ILogger<SeatOffersJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await offers.RunAsync(cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            logger.OffersFailed(error);
        }
    }
}
