using KtpBot.Core.Messaging;

namespace KtpBot.Core.Dialogs;

/// <summary>One answer on offer right now, as the citizen sees it.</summary>
/// <param name="Id">Within its step.</param>
/// <param name="Title">In the citizen's language.</param>
/// <param name="Description">For lists.</param>
/// <param name="Words">Plain words that mean it.</param>
/// <param name="Written">The choice of the flow, where one stands behind it.</param>
internal sealed record Offer(string Id, string Title, string? Description, IReadOnlyList<string> Words, FlowChoice? Written = null)
{
    public const string Go = "go:";

    /// <summary>Names flow and step, so that a tap on an old message is never taken for an answer to a new question.</summary>
    public Choice ToChoice(string flow, string step) => new(Id.StartsWith(Go, StringComparison.Ordinal) ? Id : $"{flow}.{step}.{Id}", Title, Description);

    /// <summary>The offer meant by a number, a title, a synonym, or words that fit one title only; null when none or several fit.</summary>
    public static Offer? Meant(IReadOnlyList<Offer> offers, string plain)
    {
        if (offers.Count == 0 || plain.Length == 0) return null;
        if (Number(plain) is { } number) return number >= 1 && number <= offers.Count ? offers[number - 1] : null;
        foreach (var offer in offers)
        {
            if (Dialogs.Words.Plain(offer.Title) == plain || offer.Words.Contains(plain)) return offer;
        }

        if (plain.Length < 3) return null;
        var words = plain.Split(' ');
        Offer? found = null;
        foreach (var offer in offers)
        {
            var title = Dialogs.Words.Plain(offer.Title).Split(' ');
            if (!Array.TrueForAll(words, w => Array.IndexOf(title, w) >= 0)) continue;
            if (found is not null) return null;
            found = offer;
        }

        return found;
    }

    private static int? Number(string plain)
    {
        var digits = plain;
        foreach (var label in (ReadOnlySpan<string>)["nomor ", "nomer ", "no ", "nmr ", "pilihan ", "pilih "])
        {
            if (digits.StartsWith(label, StringComparison.Ordinal)) digits = digits[label.Length..];
        }

        var spoken = Array.IndexOf(Spoken, digits);
        if (spoken >= 0) return spoken + 1;
        return digits.Length is 1 or 2 && digits.All(char.IsAsciiDigit) ? int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    private static readonly string[] Spoken = ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"];
}
