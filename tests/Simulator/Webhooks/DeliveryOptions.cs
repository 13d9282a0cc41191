namespace KtpBot.Simulator.Webhooks;

/// <summary>How webhooks are repeated; configuration section <c>Simulator:Delivery</c>.</summary>
public sealed class DeliveryOptions
{
    /// <summary>Pause after the first refused attempt; it doubles with every further one.</summary>
    public TimeSpan RetryFirst { get; set; } = TimeSpan.FromSeconds(1);

    public TimeSpan RetryMax { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long the bot may take to answer one webhook.</summary>
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a webhook that was taken out of order waits for one that may overtake it.</summary>
    public TimeSpan HoldForReorder { get; set; } = TimeSpan.FromSeconds(5);
}
