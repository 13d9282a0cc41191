using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Log;

/// <summary>Section <c>Channels</c>, beside the channels' own.</summary>
public sealed class ChannelLogOptions
{
    public const string Section = "Channels";

    /// <summary>How many days exchanges with providers can be looked up.</summary>
    public int LogDays { get; set; } = ChannelExchange.KeptDays;

    /// <summary>The sentence that says what to set, or null when all is well.</summary>
    public string? Problem() => LogDays is < 1 or > 3650 ? "Isi Channels__LogDays dengan 1 sampai 3650 hari." : null;
}
