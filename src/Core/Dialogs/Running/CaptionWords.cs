namespace KtpBot.Core.Dialogs;

/// <summary>What the words under a photo say.</summary>
internal static class CaptionWords
{
    private const double Sure = 0.9;

    /// <summary>The one document that a caption names by words of its title; null when it names none, or several.</summary>
    public static string? DocumentIn(DialogWording wording, IReadOnlyList<string> documents, string? caption)
    {
        if (string.IsNullOrWhiteSpace(caption)) return null;
        var words = Words.Plain(caption).Split(' ');
        string? found = null;
        foreach (var id in documents)
        {
            if (!Words.Plain(wording.DocumentTitle(id)).Split(' ').Any(word => Array.IndexOf(words, word) >= 0)) continue;
            if (found is not null) return null;
            found = id;
        }

        return found;
    }

    /// <summary>The flow that a caption surely asks for; null when it asks for nothing.</summary>
    public static IntentMatch? WishIn(DialogBook book, string? caption) =>
        !string.IsNullOrWhiteSpace(caption) && book.Intents.Understand(caption) is { Confidence: >= Sure } match && book.Flow(match.Flow) is not null ? match : null;
}
