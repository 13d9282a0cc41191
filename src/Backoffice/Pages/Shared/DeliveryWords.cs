using KtpBot.Core.Messaging;

namespace KtpBot.Backoffice.Pages.Shared;

/// <summary>How far a message to a citizen has come, in a mark and a word.</summary>
internal static class DeliveryWords
{
    public static string Mark(DeliveryState state) => state switch
    {
        DeliveryState.Pending => "🕓",
        DeliveryState.Sent => "✓",
        DeliveryState.Failed => "⚠",
        DeliveryState.Delivered => "✓✓",
        DeliveryState.Read => "✓✓",
    };

    public static string Label(DeliveryState state) => state switch
    {
        DeliveryState.Pending => "Menunggu dikirim",
        DeliveryState.Sent => "Terkirim",
        DeliveryState.Failed => "Gagal terkirim",
        DeliveryState.Delivered => "Sampai",
        DeliveryState.Read => "Dibaca",
    };

    /// <summary>A channel's name is its brand, except where the office has a word of its own.</summary>
    public static string Channel(ChannelKind channel) => channel == ChannelKind.WebChat ? "Obrolan web" : channel.Name;
}
