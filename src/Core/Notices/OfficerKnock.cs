using KtpBot.Core.Complaints;
using KtpBot.Core.Data;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;

namespace KtpBot.Core.Notices;

/// <summary>
/// Asks a citizen to write, because an officer's words wait behind a closed reply window: free words do not pass it, a registered
/// template does, and its answer opens the window.
/// </summary>
public sealed class OfficerKnock(TextBook texts, TemplateBook templates, OfficeProfile office)
{
    /// <summary>The key of its words, and of its template.</summary>
    public const string Key = "petugas.knock";

    private static readonly string[] Gaps = ["office"];

    /// <summary>The message in the citizen's language; where the template is not registered in it, the template's is Indonesian.</summary>
    public TemplateOut Write(string language)
    {
        var template = templates.ForMessage(Key) ?? throw new InvalidOperationException($"dialogs/templates has no template for '{Key}'.");
        var values = new Dictionary<string, string> { ["office"] = office.ShortName };
        return new TemplateOut(
            new TextOut(texts.Render(Key, language, values)),
            template.Name,
            template.Languages.Contains(language) ? language : TextBook.DefaultLanguage,
            [.. template.Parameters.Select(p => values[p])]);
    }

    /// <summary>What would stop it from being written: its template, its words, gaps that nothing fills.</summary>
    public static IEnumerable<DataFault> Check(TextBook texts, TemplateBook templates)
    {
        foreach (var unknown in templates.Messages.Where(t => t.Notice is not (Key or ComplaintTexts.Waiting)))
            yield return new DataFault("dialogs/templates", 0, 0, $"Nothing sends the message '{unknown.Notice}'.");
        if (templates.ForMessage(Key) is not { } template)
        {
            yield return new DataFault("dialogs/templates", 0, 0, $"The message '{Key}' has no template; without it an officer's words cannot be announced after the reply window.");
            yield break;
        }

        foreach (var gap in template.Parameters.Where(p => !Gaps.Contains(p)))
            yield return new DataFault("dialogs/templates", 0, 0, $"'{Key}' has no value '{gap}'. Known: {string.Join(", ", Gaps)}.");
        foreach (var language in texts.Languages)
        {
            if (!texts.Has(Key, language) || texts.Find(Key, language) is not { } entry)
                yield return new DataFault($"dialogs/text/{language}/petugas.yaml", 0, 0, $"'{Key}' is missing.");
            else if (entry.Template.Names.FirstOrDefault(n => !Gaps.Contains(n)) is { } unfilled)
                yield return new DataFault(entry.File, entry.Line, entry.Column, $"'{Key}' has the gap '{{{unfilled}}}', which nothing fills.");
        }
    }
}
