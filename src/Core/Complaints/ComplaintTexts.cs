using KtpBot.Core.Data;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Notices;

namespace KtpBot.Core.Complaints;

/// <summary>The sentences that carry an office's answer to a citizen.</summary>
public static class ComplaintTexts
{
    public const string Answered = "keluhan-form.answered";

    public const string Closed = "keluhan-form.closed";

    /// <summary>Also the key of its template.</summary>
    public const string Waiting = "keluhan-form.answer-waiting";

    private static readonly string[] Gaps = ["number", "office", "answer"];

    /// <summary>What would stop them from being written.</summary>
    public static IEnumerable<DataFault> Check(TextBook texts, TemplateBook templates)
    {
        foreach (var unknown in templates.ForMessage(Waiting)?.Parameters.Where(p => !Gaps.Contains(p)) ?? [])
            yield return new DataFault("dialogs/templates", 0, 0, $"'{Waiting}' has no value '{unknown}'. Known: {string.Join(", ", Gaps)}.");
        foreach (var key in (string[])[Answered, Closed, Waiting])
        {
            if (texts.Find(key, TextBook.DefaultLanguage) is not { } entry) yield return new DataFault($"dialogs/text/{TextBook.DefaultLanguage}", 0, 0, $"The text '{key}' is missing.");
            else if (entry.Template.Names.FirstOrDefault(n => !Gaps.Contains(n)) is { } unfilled) yield return new DataFault(entry.File, entry.Line, entry.Column, $"'{key}' has the gap '{{{unfilled}}}', which nothing fills.");
        }
    }
}
