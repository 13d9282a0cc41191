namespace KtpBot.Core.Dialogs;

/// <summary>What a message asks for: the likeliest meanings of the whole, and the wishes in it that are understood for sure.</summary>
/// <param name="Ranked">Meanings of the whole message, best first.</param>
/// <param name="Sure">None, one, or several wishes in the citizen's order.</param>
public sealed record SentenceWishes(IReadOnlyList<IntentMatch> Ranked, IReadOnlyList<IntentMatch> Sure)
{
    /// <summary>More at once nobody can follow.</summary>
    public const int Most = 3;

    /// <summary>Meanings kept for asking back, since some of them may not be asked about.</summary>
    private const int Meanings = 6;

    /// <summary>A piece of a message is taken for a wish of its own only from here on; found on the development set.</summary>
    private const double PieceBar = 0.64;

    /// <summary>"Syaratnya apa" after another wish asks about that one.</summary>
    private const string AboutAny = "syarat_baru";

    private static readonly string[] Courtesy = ["salam", "terima_kasih", IntentBook.Other];

    /// <summary>Reads a message: as one wish, or as several where every piece is understood on its own and they differ.</summary>
    public static SentenceWishes In(IntentBook book, string text)
    {
        var ranked = book.Rank(text, Meanings);
        IReadOnlyList<IntentMatch> one = ranked is [var best, ..] && (best.IsFiner || (best.Intent != IntentBook.Other && LeadingTo(best, ranked) >= IntentBook.Understood)) ? [best] : [];
        var several = Several(book, text);
        return new SentenceWishes(ranked, several.Count > 1 && Agrees(several, ranked[0]) ? several : one);
    }

    // Pieces that the whole does not mean are a mistake; a whole that means nothing clear says nothing against them.
    private static bool Agrees(List<IntentMatch> wishes, IntentMatch whole) =>
        whole.Confidence < IntentBook.Understood || whole.Intent == IntentBook.Other || wishes.Exists(wish => wish.Intent == whole.Intent);

    /// <summary>How sure it is where the sentence leads: to choose a slot and to change one begin in the same place.</summary>
    private static double LeadingTo(IntentMatch best, IReadOnlyList<IntentMatch> ranked) =>
        ranked.Where(m => m.Flow == best.Flow && m.Args.Count == best.Args.Count && !m.Args.Except(best.Args).Any()).Sum(m => m.Confidence);

    private static List<IntentMatch> Several(IntentBook book, string text)
    {
        var pieces = Clauses.Of(text);
        if (pieces.Count is < 2 or > Clauses.Most) return [];
        var wishes = new List<IntentMatch>();
        foreach (var piece in pieces)
        {
            var wish = book.Understand(piece);
            if (!wish.IsFiner && Courtesy.Contains(wish.Intent)) continue;
            if (!wish.IsFiner && wish.Confidence < PieceBar) return [];
            if (wish.Intent == AboutAny && wishes.Count > 0 && !Words.Plain(piece).Contains("ktp", StringComparison.Ordinal)) continue;
            if (!wishes.Exists(known => known.Intent == wish.Intent) && wishes.Count < Most) wishes.Add(wish);
        }

        return wishes;
    }
}
