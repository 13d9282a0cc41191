using KtpBot.Core.Messaging;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Messages of either direction as plain words, for officers' eyes.</summary>
internal static class MessageText
{
    public static string Of(OutgoingContent content) => content switch
    {
        TextOut text => text.Text,
        ChoicesOut choices => choices.Text,
        FileOut file => string.IsNullOrEmpty(file.Caption) ? file.FileName : $"{file.FileName}\n{file.Caption}",
        LocationOut place => place.InWords,
        TemplateOut template => Of(template.Plain),
        MailOut mail => $"{mail.Subject}\n\n{mail.Text}",
        _ => throw new InvalidOperationException($"{content.GetType().Name} has no words."),
    };

    /// <summary>The answers offered with it.</summary>
    public static IReadOnlyList<string> ButtonsOf(OutgoingContent content) => content switch
    {
        ChoicesOut choices => [.. choices.Choices.Select(c => c.Title)],
        TemplateOut template => ButtonsOf(template.Plain),
        _ => [],
    };

    public static string Of(IncomingContent content) => content switch
    {
        TextIn text => text.Text,
        ChoiceIn choice => choice.Title ?? choice.Id,
        MediaIn media => string.IsNullOrEmpty(media.Caption) ? "" : media.Caption,
        LocationIn => "Membagikan lokasi",
        ContactIn => "Membagikan nomor telepon",
        OpenedIn => "Membuka percakapan",
        FormIn form => string.Join('\n', form.Fields.Select(f => $"{f.Name}: {f.Value}")),
        EditedIn edited => edited.Text is { } words ? $"Mengubah pesannya menjadi: {words}" : "Mengubah pesannya",
        ReactionIn reaction => reaction.Emoji is { } emoji ? $"Bereaksi {emoji}" : "Mencabut reaksinya",
        ReachIn reach => reach.Reachable ? "Membuka blokir" : "Memblokir nomor kantor",
        IdentityIn => "Nomor ini berganti pemilik atau perangkat menurut penyedia",
        UnsupportedIn other => $"Mengirim {KindOf(other.What)} yang belum bisa dibaca sistem",
        _ => throw new InvalidOperationException($"{content.GetType().Name} has no words."),
    };

    // The providers' own names of kinds, as officers call them.
    private static string KindOf(string kind) => kind switch
    {
        "voice" or "audio" => "pesan suara",
        "video" or "video_note" or "animation" => "video",
        "sticker" => "stiker",
        "poll" or "poll_creation" => "jajak pendapat",
        "contact" or "contacts" or "contact-other" => "kartu kontak orang lain",
        "order" => "pesanan",
        _ => "pesan jenis lain",
    };
}
