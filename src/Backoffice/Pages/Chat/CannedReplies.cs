using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;

namespace KtpBot.Backoffice.Pages.Chat;

/// <summary>Sentences that officers write again and again (dialogs/text, <c>petugas.reply</c>): put into the composer, never sent by themselves.</summary>
internal sealed class CannedReplies(TextBook texts, OfficeProfile office)
{
    private const string Prefix = "petugas.reply.";
    private const string Title = ".title";

    /// <summary>What may fill a gap of a reply.</summary>
    public static readonly IReadOnlyList<string> Gaps = ["office", "pickup_place", "phone"];

    private readonly Dictionary<string, string> _values = new() { ["office"] = office.ShortName, ["pickup_place"] = office.PickupPlace, ["phone"] = office.Phone };

    /// <summary>All replies in the order of the file, in the citizen's language and, for an officer who does not write it, in Indonesian and English.</summary>
    public IReadOnlyList<CannedReply> For(string language) =>
    [
        .. texts.Keys(Prefix).Where(key => key.EndsWith(Title, StringComparison.Ordinal)).Select(key => new CannedReply(
            texts.Render(key, TextBook.DefaultLanguage),
            [.. Offered(language).Select(l => (l, texts.Render(key[..^Title.Length] + ".text", l, _values)))])),
    ];

    private IEnumerable<string> Offered(string language) => new[] { language, TextBook.DefaultLanguage, "en" }.Where(texts.Languages.Contains).Distinct();
}

/// <summary>One sentence to choose.</summary>
/// <param name="Title">For officers.</param>
/// <param name="Words">Language and words.</param>
internal sealed record CannedReply(string Title, IReadOnlyList<(string Language, string Text)> Words);
