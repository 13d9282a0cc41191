namespace KtpBot.Core.Messaging;

/// <summary>How fast a channel takes messages.</summary>
/// <param name="Whole">All citizens together; null without a bound.</param>
/// <param name="Citizen">To one citizen; null without a bound.</param>
public sealed record ChannelPace(TokenRate? Whole, TokenRate? Citizen)
{
    public static ChannelPace Free { get; } = new(null, null);
}

/// <summary>A token bucket.</summary>
/// <param name="PerSecond">Tokens that grow back in a second.</param>
/// <param name="Burst">Tokens in a full bucket: so many messages may leave at once.</param>
public sealed record TokenRate(double PerSecond, int Burst);
