using KtpBot.Core.Messaging;

namespace KtpBot.Backoffice.Pages.Chat;

/// <summary>Whether free words reach the citizen now.</summary>
/// <param name="OpenUntil">UTC; null where the channel has no such limit, or when it is closed.</param>
/// <param name="Closed">Only a registered template passes; words wait until the citizen writes.</param>
internal sealed record ReplyWindow(DateTime? OpenUntil, bool Closed)
{
    /// <summary>
    /// WhatsApp takes free words only within 24 hours after the citizen last wrote.
    /// https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-messages#customer-service-windows
    /// </summary>
    private static readonly TimeSpan WhatsApp = TimeSpan.FromHours(24);

    /// <summary>The window of one conversation.</summary>
    /// <param name="channel">Where it runs.</param>
    /// <param name="lastInboundAt">When the citizen last wrote; null for never.</param>
    /// <param name="toldClosedAt">When the provider last said that it is closed, whatever the clock says.</param>
    /// <param name="now">UTC.</param>
    public static ReplyWindow Of(ChannelKind channel, DateTime? lastInboundAt, DateTime? toldClosedAt, DateTime now)
    {
        if (!IsLimited(channel)) return new ReplyWindow(null, false);
        var until = lastInboundAt + WhatsApp;
        return until > now && !(toldClosedAt > lastInboundAt) ? new ReplyWindow(until, false) : new ReplyWindow(null, true);
    }

    public static bool IsLimited(ChannelKind channel) => channel == ChannelKind.WhatsApp;
}
