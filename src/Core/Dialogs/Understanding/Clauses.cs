using System.Text.RegularExpressions;

namespace KtpBot.Core.Dialogs;

/// <summary>Takes a message apart where people put several wishes into one: at signs, new lines, and words such as "trus", "dan", "sekalian".</summary>
internal static partial class Clauses
{
    /// <summary>A message in more pieces is a story, not a list of wishes.</summary>
    public const int Most = 6;

    /// <summary>The pieces in order; a single one when nothing parts them.</summary>
    public static IReadOnlyList<string> Of(string text) =>
        [.. Breaks().Split(text).Select(piece => piece.Trim()).Where(piece => piece.Count(char.IsLetter) >= 2)];

    [GeneratedRegex(@"[?!;,\n\r]+|\.(?!\d)|\s(?:trus|trs|terus|lalu|dan|sama|sekalian|serta|juga|tur|lan|and|also|then|plus)\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Breaks();
}
