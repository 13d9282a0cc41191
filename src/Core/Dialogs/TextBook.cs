using System.Collections.Frozen;
using KtpBot.Core.Data;

namespace KtpBot.Core.Dialogs;

/// <summary>Every sentence the office can say, per language. Files: dialogs/text/&lt;language&gt;/*.yaml, nested keys joined by dots.</summary>
public sealed class TextBook
{
    /// <summary>The language that is always complete.</summary>
    public const string DefaultLanguage = "id";

    private static readonly Dictionary<string, string> NoArgs = [];

    /// <summary>Before the name of a service and a key: that sentence in the service's own words.</summary>
    private const string OfService = "of.";

    private volatile FrozenDictionary<string, FrozenDictionary<string, Entry>> _languages;
    private volatile FrozenSet<string> _worded;

    private TextBook(FrozenDictionary<string, FrozenDictionary<string, Entry>> languages)
    {
        _languages = languages;
        _worded = All(DefaultLanguage).Where(t => t.Key.StartsWith(OfService, StringComparison.Ordinal)).Select(t => t.Key.Split('.')[1]).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Languages found, the default one first.</summary>
    public IReadOnlyList<string> Languages => [.. _languages.Keys.OrderBy(l => l == DefaultLanguage ? "" : l, StringComparer.Ordinal)];

    /// <summary>Reads all texts; faults tell of unreadable files, keys given twice and texts that are none.</summary>
    public static (TextBook Book, IReadOnlyList<DataFault> Faults) Load(string dialogsDirectory)
    {
        var faults = new List<DataFault>();
        var languages = new Dictionary<string, Dictionary<string, Entry>>(StringComparer.Ordinal);
        foreach (var (path, shown) in DialogsFolder.Files(dialogsDirectory, "text"))
        {
            var language = shown.Split('/')[2];
            if (!languages.TryGetValue(language, out var texts)) languages[language] = texts = new(StringComparer.Ordinal);
            if (YamlData.Load(path, faults, shown) is { } file) Collect(file, "", texts);
        }

        return (new TextBook(languages.ToFrozenDictionary(l => l.Key, l => l.Value.ToFrozenDictionary())), faults);
    }

    public bool Has(string key, string language) => _languages.TryGetValue(language, out var texts) && texts.ContainsKey(key);

    /// <summary>
    /// The key under which a service says a sentence: its own words (<c>of.&lt;service&gt;.&lt;key&gt;</c>) where it has some, because nobody
    /// who comes for a letter or a digital identity should read of a card; else the key itself.
    /// </summary>
    /// <param name="service">ikd, surat_pengantar…; empty for none.</param>
    /// <param name="key">For example <c>stage.HandedOver</c>.</param>
    public string KeyFor(string service, string key) =>
        _worded.Contains(service) && OfService + service + "." + key is var own && Has(own, DefaultLanguage) ? own : key;

    /// <summary>The services that say the sentence in words of their own, as keys.</summary>
    internal IEnumerable<string> OwnKeys(string key) => _worded.Select(service => KeyFor(service, key)).Where(own => own != key);

    /// <summary>A notice by its key: <c>returned</c> for <c>notice.returned</c>, <c>ikd.returned</c> for a service's own <c>of.ikd.notice.returned</c>.</summary>
    internal static string NoticeName(string key) => key.StartsWith(OfService, StringComparison.Ordinal) && key.Split('.', 4) is [_, var service, "notice", var own] ? $"{service}.{own}" : key["notice.".Length..];

    /// <summary>What a service's own words stand for; any other key as it is.</summary>
    internal static string Plain(string key) => key.StartsWith(OfService, StringComparison.Ordinal) ? key.Split('.', 3)[^1] : key;

    /// <summary>The sentence in the language, or in the default one where it is not translated; the key itself only when no language has it.</summary>
    /// <param name="key">For example <c>notice.ready-for-pickup</c>.</param>
    /// <param name="language">id, en, …</param>
    /// <param name="args">Values for the gaps.</param>
    public string Render(string key, string language, IReadOnlyDictionary<string, string>? args = null) =>
        Find(key, language)?.Template.Fill(args ?? NoArgs) ?? key;

    /// <summary>An answer of an application in words: <c>detail.&lt;name&gt;.&lt;value&gt;</c>; what was typed freely, such as an e-mail address, stands for itself.</summary>
    public string Detail(string name, string value, string language)
    {
        var key = $"detail.{name}.{value}";
        return Has(key, DefaultLanguage) ? Render(key, language) : value;
    }

    /// <summary>All keys that begin so, as they stand in the files of the default language.</summary>
    /// <param name="prefix">For example <c>petugas.reply.</c>.</param>
    public IReadOnlyList<string> Keys(string prefix) =>
    [
        .. All(DefaultLanguage).Where(t => t.Key.StartsWith(prefix, StringComparison.Ordinal))
            .OrderBy(t => t.Value.File, StringComparer.Ordinal).ThenBy(t => t.Value.Line).Select(t => t.Key),
    ];

    /// <summary>A book that says the same today and may <see cref="Become"/> another.</summary>
    internal TextBook Living() => new(_languages);

    /// <summary>From now on says what a newer book says; a reader sees the one or the other, never a mixture.</summary>
    internal void Become(TextBook newer)
    {
        _languages = newer._languages;
        _worded = newer._worded;
    }

    internal Entry? Find(string key, string language)
    {
        var languages = _languages;
        if (languages.TryGetValue(language, out var texts) && texts.TryGetValue(key, out var entry)) return entry;
        return languages.TryGetValue(DefaultLanguage, out texts) && texts.TryGetValue(key, out entry) ? entry : null;
    }

    internal IEnumerable<KeyValuePair<string, Entry>> All(string language) => _languages.TryGetValue(language, out var texts) ? texts : [];

    private static void Collect(YamlData node, string prefix, Dictionary<string, Entry> texts)
    {
        foreach (var (key, value) in node.Entries())
        {
            var full = prefix + key;
            if (value.IsMap) Collect(value, full + ".", texts);
            else if (!value.IsText || value.Value.Length == 0) value.Fault($"'{full}' must be a text.");
            else if (!texts.TryAdd(full, new Entry(TextTemplate.Parse(value.Value.TrimEnd()), value.File, value.Line, value.Column)))
                value.Fault($"'{full}' is given twice.");
        }
    }

    internal sealed record Entry(TextTemplate Template, string File, int Line, int Column);
}
