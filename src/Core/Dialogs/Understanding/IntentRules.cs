namespace KtpBot.Core.Dialogs;

/// <summary>
/// What the phrases of an intent say about a sentence. A phrase matches when all its words appear, in any order; phrases under "sure"
/// decide, phrases under "hint" suggest, words under "not" exclude.
/// </summary>
internal static class IntentRules
{
    /// <summary>A sentence that has a sure phrase scores at least this much.</summary>
    public const double Sure = 0.9;

    private const double Hint = 0.55;

    /// <summary>0 when nothing speaks for it; below 1.</summary>
    public static double Score(IntentBook.Intent intent, HashSet<string> words)
    {
        if (Array.Exists(intent.Not, words.Contains)) return 0;
        var (sure, sureLength) = Matches(intent.Sure, words);
        var (hint, hintLength) = Matches(intent.Hint, words);
        if (sure == 0 && hint == 0) return 0;
        var score = sure > 0 ? Sure : Hint;
        return Math.Min(0.99, score + (0.02 * Math.Max(sureLength, hintLength)) + (0.005 * (sure + hint)));
    }

    private static (int Count, int Longest) Matches(string[][] phrases, HashSet<string> words)
    {
        var (count, longest) = (0, 0);
        foreach (var phrase in phrases)
        {
            if (!Array.TrueForAll(phrase, words.Contains)) continue;
            count++;
            longest = Math.Max(longest, phrase.Length);
        }

        return (count, longest);
    }
}
