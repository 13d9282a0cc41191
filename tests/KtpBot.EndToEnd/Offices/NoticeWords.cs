using System.Text.RegularExpressions;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Notices;

namespace KtpBot.EndToEnd.Offices;

/// <summary>The words of a notice as data says them, held against what arrived; what fills a gap may be anything.</summary>
internal sealed partial class NoticeWords(TextBook texts)
{
    private const string Gap = "⌑";

    private static readonly Dictionary<string, string> Gaps = NoticeWriter.Values.ToDictionary(name => name, _ => Gap);

    /// <summary>The message says this notice and nothing else.</summary>
    public bool Are(string notice, string service, string arrived) => Pattern(notice, service).IsMatch(Plain(arrived));

    /// <summary>The first words of a notice, for the message of a failure.</summary>
    public string Begin(string notice, string service) => Plain(Text(notice, service)) is { Length: > 90 } words ? words[..90] + "…" : Plain(Text(notice, service));

    private Regex Pattern(string notice, string service) =>
        new("^" + string.Join(".*", Plain(Text(notice, service)).Split(Gap).Select(Regex.Escape)) + "$", RegexOptions.Singleline);

    private string Text(string notice, string service)
    {
        var key = texts.KeyFor(service, "notice." + notice);
        Assert.True(texts.Has(key, TextBook.DefaultLanguage), $"dialogs/text/id says nothing for {key}.");
        return texts.Render(key, TextBook.DefaultLanguage, Gaps);
    }

    /// <summary>Words alone: marks of bold, escapes and line ends are the channel's.</summary>
    private static string Plain(string text) => Space().Replace(Escape().Replace(text, "$1").Replace("*", "", StringComparison.Ordinal), " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"\\([\\`*\[\]<>#~|_])")]
    private static partial Regex Escape();
}
