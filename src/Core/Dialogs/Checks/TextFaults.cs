using KtpBot.Core.Data;

namespace KtpBot.Core.Dialogs;

/// <summary>Texts that are missing, too long, unlike in another language, or never said.</summary>
internal sealed class TextFaults(TextBook texts, IReadOnlyList<TextUse> uses, IReadOnlySet<string> knownNames)
{
    public IEnumerable<DataFault> Find() => Missing().Concat(Untranslated()).Concat(TooLong()).Concat(Gaps()).Concat(Unused());

    private IEnumerable<DataFault> Missing()
    {
        foreach (var use in uses.DistinctBy(u => u.Key))
        {
            if (texts.Has(use.Key, TextBook.DefaultLanguage)) continue;
            yield return At(use.Place, $"The text '{use.Key}' is missing in {TextBook.DefaultLanguage}.");
        }
    }

    /// <summary>Every language says everything, in whichever room it belongs.</summary>
    private IEnumerable<DataFault> Untranslated()
    {
        foreach (var language in texts.Languages)
        {
            foreach (var (key, entry) in texts.All(language))
            {
                foreach (var other in texts.Languages.Where(l => l != language && !texts.Has(key, l)))
                {
                    // Absent from the default language and another one, it is told once.
                    if (language != TextBook.DefaultLanguage && other != TextBook.DefaultLanguage) continue;
                    yield return At(entry, $"The text '{key}' is missing in {other}.");
                }
            }
        }
    }

    private IEnumerable<DataFault> TooLong()
    {
        foreach (var use in uses.DistinctBy(u => (u.Key, u.Form)))
        {
            foreach (var language in texts.Languages.Where(l => texts.Has(use.Key, l)))
            {
                var entry = texts.Find(use.Key, language)!;
                var length = entry.Template.Source.Length;
                if (length > use.Most) yield return At(entry, $"'{use.Key}' has {length} characters; as {NameOf(use.Form)} a channel takes {use.Most}.");
            }
        }
    }

    private IEnumerable<DataFault> Gaps()
    {
        foreach (var (key, entry) in texts.All(TextBook.DefaultLanguage))
        {
            var names = entry.Template.Names.Order(StringComparer.Ordinal).Distinct().ToList();
            foreach (var language in texts.Languages.Where(l => l != TextBook.DefaultLanguage && texts.Has(key, l)))
            {
                var other = texts.Find(key, language)!;
                var others = other.Template.Names.Order(StringComparer.Ordinal).Distinct().ToList();
                if (!names.SequenceEqual(others)) yield return At(other, $"'{key}' has the gaps {Shown(others)} here and {Shown(names)} in {TextBook.DefaultLanguage}.");
            }

            if (OfOtherRooms(key) || TextBook.Plain(key).StartsWith("stage.", StringComparison.Ordinal)) continue;
            foreach (var unknown in names.Where(n => !knownNames.Contains(n))) yield return At(entry, $"Nothing ever fills the gap {{{unknown}}} of '{key}'.");
        }
    }

    private IEnumerable<DataFault> Unused()
    {
        var used = uses.Select(u => u.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, entry) in texts.All(TextBook.DefaultLanguage))
        {
            if (!used.Contains(key) && !OfOtherRooms(key) && !IsOptional(key)) yield return At(entry, $"The text '{key}' is never said.") with { IsWarning = true };
        }
    }

    /// <summary>Documents that the counter makes have titles, too; no requirement names them.</summary>
    private static bool IsOptional(string key) => TextBook.Plain(key).StartsWith("document.", StringComparison.Ordinal);

    private static bool OfOtherRooms(string key) => Array.Exists(TextUses.OtherRooms, room => TextBook.Plain(key).StartsWith(room, StringComparison.Ordinal));

    private static string Shown(List<string> names) => names.Count == 0 ? "(none)" : string.Join(", ", names.Select(n => $"{{{n}}}"));

    private static string NameOf(TextForm form) => form switch
    {
        TextForm.Text => "a message",
        TextForm.TextWithChoices => "a message with choices",
        TextForm.ButtonTitle => "a button",
        TextForm.RowTitle => "a list row",
        TextForm.RowDescription => "a row's second line",
        TextForm.OpenLabel => "the button that opens a list",
    };

    private static DataFault At(TextBook.Entry entry, string message) => new(entry.File, entry.Line, entry.Column, message);

    private static DataFault At(YamlData? place, string message) =>
        place is null ? new DataFault("dialogs/text/" + TextBook.DefaultLanguage, 0, 0, message) : new DataFault(place.File, place.Line, place.Column, message);
}
