using System.Globalization;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.People;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Names of services and documents as officers read them.</summary>
internal sealed class ServiceLabels(TextBook texts, OfficeProfile office)
{
    private const string DetailPrefix = "detail.";
    private const string DetailLabel = ".label";

    /// <summary>The services this office offers, in the order of its profile.</summary>
    public IReadOnlyList<(string Code, string Label)> All => [.. office.Procedures.Keys.Select(code => (code, Label(code)))];

    public string Label(string code) => Text($"notice.service.{code}", code);

    public string Document(string requirement) => Text($"document.{requirement}.title", requirement);

    /// <summary>What was answered about an application, in words and in the order of the texts.</summary>
    /// <param name="details">As kept with the case.</param>
    /// <param name="reveal">Show an e-mail address unmasked.</param>
    public IReadOnlyList<(string Label, string Value)> Details(IReadOnlyDictionary<string, string> details, bool reveal = false) => details.Count == 0 ? [] :
    [
        .. texts.Keys(DetailPrefix).Where(key => key.EndsWith(DetailLabel, StringComparison.Ordinal))
            .Select(key => key[DetailPrefix.Length..^DetailLabel.Length]).Where(details.ContainsKey)
            .Select(name => (Text($"{DetailPrefix}{name}{DetailLabel}", name), name == CaseDetails.Email && !reveal ? Masks.Email(details[name]) : Value(name, details[name]))),
    ];

    private string Value(string name, string value) => texts.Has($"{DetailPrefix}{name}.{value}", TextBook.DefaultLanguage) ? Text($"{DetailPrefix}{name}.{value}", value) : value;

    // A code without words is still readable: "surat_hilang" becomes "Surat hilang".
    private string Text(string key, string code)
    {
        var words = texts.Has(key, TextBook.DefaultLanguage) ? texts.Render(key, TextBook.DefaultLanguage) : code.Replace('_', ' ').Replace('-', ' ');
        return words.Length == 0 ? "" : string.Concat(char.ToUpper(words[0], CultureInfo.InvariantCulture).ToString(), words.AsSpan(1));
    }
}
