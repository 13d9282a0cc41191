using KtpBot.Core.Messaging;

namespace KtpBot.Backoffice.Pages.Shared;

/// <summary>How far a message to a citizen has come, in a mark and a word. Marks differ by shape, so that nobody needs to see colours.</summary>
internal static class DeliveryWords
{
    public static string Mark(MessageStep step) => step switch
    {
        MessageStep.Waiting => "◷",
        MessageStep.Held => "‖",
        MessageStep.Sent => "✓",
        MessageStep.Delivered => "✓✓",
        MessageStep.Read => "✔✔",
        MessageStep.Failed => "⚠",
        MessageStep.Withdrawn => "✕",
    };

    public static string Label(MessageStep step) => step switch
    {
        MessageStep.Waiting => "Menunggu dikirim",
        MessageStep.Held => "Menunggu warga menulis",
        MessageStep.Sent => "Terkirim",
        MessageStep.Delivered => "Sampai",
        MessageStep.Read => "Dibaca",
        MessageStep.Failed => "Gagal terkirim",
        MessageStep.Withdrawn => "Dibatalkan",
    };

    /// <summary>What the state means for the citizen, in a sentence.</summary>
    public static string Meaning(MessageStep step) => step switch
    {
        MessageStep.Waiting => "Sedang menunggu giliran atau dicoba lagi. Belum sampai ke warga.",
        MessageStep.Held => "Baru bisa disampaikan setelah warga menulis lagi, lalu terkirim sendiri.",
        MessageStep.Sent => "Sudah diterima penyedia kanal, belum pasti sampai di ponsel warga.",
        MessageStep.Delivered => "Sudah sampai di ponsel warga.",
        MessageStep.Read => "Sudah dibuka warga.",
        MessageStep.Failed => "Tidak sampai ke warga.",
        MessageStep.Withdrawn => "Dibatalkan petugas sebelum dikirim.",
    };

    /// <summary>A channel's name is its brand, except where the office has a word of its own.</summary>
    public static string Channel(ChannelKind channel) => channel == ChannelKind.WebChat ? "Obrolan web" : channel == ChannelKind.Email ? "E-mail" : channel.Name;
}
