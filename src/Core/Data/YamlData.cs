using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KtpBot.Core.Data;

/// <summary>
/// One node of a YAML file that knows its line. Getters never throw on bad data: they add a fault to the list given at load and
/// return an empty value, so that one run finds every fault. Keys that nobody asked for are faults too (see <see cref="ReportUnknownKeys"/>).
/// </summary>
public sealed class YamlData
{
    private readonly YamlNode _node;
    private readonly ICollection<DataFault> _faults;
    private readonly Dictionary<string, YamlData> _asked = new(StringComparer.Ordinal);
    private List<YamlData>? _items;
    private bool _open;

    private YamlData(YamlNode node, string file, ICollection<DataFault> faults)
    {
        _node = node;
        _faults = faults;
        File = file;
    }

    public string File { get; }

    /// <summary>From 1.</summary>
    public int Line => (int)Math.Max(1, _node.Start.Line);

    /// <summary>From 1.</summary>
    public int Column => (int)Math.Max(1, _node.Start.Column);

    public bool IsMap => _node is YamlMappingNode;

    public bool IsList => _node is YamlSequenceNode;

    public bool IsText => _node is YamlScalarNode;

    /// <summary>The words of a scalar; empty for maps and lists.</summary>
    public string Value => (_node as YamlScalarNode)?.Value ?? "";

    /// <summary>Reads a file whose top is a map. A missing or broken file is a fault and gives null.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="faults">Where faults go.</param>
    /// <param name="shownAs">The name in faults; the path itself when null.</param>
    public static YamlData? Load(string path, ICollection<DataFault> faults, string? shownAs = null)
    {
        var shown = shownAs ?? path;
        string text;
        try
        {
            text = System.IO.File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add(new DataFault(shown, 0, 0, "The file cannot be read."));
            return null;
        }

        return Parse(text, shown, faults);
    }

    /// <summary>Reads YAML text whose top is a map; null with a fault when it is none.</summary>
    public static YamlData? Parse(string text, string file, ICollection<DataFault> faults)
    {
        var stream = new YamlStream();
        var scanner = new Scanner(new StringReader(text));
        try
        {
            stream.Load(new Parser(scanner));
        }
        catch (YamlException e)
        {
            faults.Add(new DataFault(file, (int)e.Start.Line, (int)e.Start.Column, "This is not valid YAML: " + e.Message));
            return null;
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's scanner gives up this way on some unclosed lists.
            faults.Add(new DataFault(file, (int)scanner.CurrentPosition.Line, (int)scanner.CurrentPosition.Column, "This is not valid YAML: a bracket or a quote before this place is not closed."));
            return null;
        }

        if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root) return new YamlData(root, file, faults);
        faults.Add(new DataFault(file, 1, 1, "The file must hold one map of keys and values."));
        return null;
    }

    public void Fault(string message) => _faults.Add(new DataFault(File, Line, Column, message));

    public void Warn(string message) => _faults.Add(new DataFault(File, Line, Column, message, IsWarning: true));

    public bool Has(string key) => Child(key) is not null;

    /// <summary>The node under a key, or null.</summary>
    public YamlData? Child(string key)
    {
        if (_asked.TryGetValue(key, out var known)) return known;
        if (_node is not YamlMappingNode map) return null;
        foreach (var (k, v) in map.Children)
        {
            if (k is not YamlScalarNode name || name.Value != key) continue;
            return _asked[key] = new YamlData(v, File, _faults);
        }

        return null;
    }

    /// <summary>Every key of this map, in order; with this the map is open: no key in it is unknown.</summary>
    public IEnumerable<KeyValuePair<string, YamlData>> Entries()
    {
        _open = true;
        if (_node is not YamlMappingNode map)
        {
            Fault("A map of keys and values is expected here.");
            yield break;
        }

        foreach (var (k, _) in map.Children)
        {
            if (k is YamlScalarNode { Value: { } name }) yield return new(name, Child(name)!);
        }
    }

    /// <summary>The items of this list.</summary>
    public IReadOnlyList<YamlData> Items()
    {
        if (_items is not null) return _items;
        if (_node is YamlSequenceNode list) return _items = [.. list.Children.Select(n => new YamlData(n, File, _faults))];
        Fault("A list is expected here.");
        return _items = [];
    }

    /// <summary>A text that must be there; "" with a fault when it is not.</summary>
    public string Text(string key)
    {
        var text = TextOrNull(key);
        if (text is null) Missing(key);
        return text ?? "";
    }

    public string? TextOrNull(string key)
    {
        if (Child(key) is not { } child) return null;
        if (!child.IsText) child.Fault($"'{key}' must be a text.");
        return child.IsText ? child.Value : null;
    }

    /// <summary>A list of texts, or one text alone; empty when missing.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        if (Child(key) is not { } child) return [];
        if (child.IsText) return [child.Value];
        var texts = new List<string>();
        foreach (var item in child.Items())
        {
            if (item.IsText) texts.Add(item.Value);
            else item.Fault($"'{key}' must be a list of texts.");
        }

        return texts;
    }

    /// <summary>A list of maps; empty when missing.</summary>
    public IReadOnlyList<YamlData> List(string key) => Child(key)?.Items() ?? [];

    /// <summary>A map that must be there; null with a fault when it is not.</summary>
    public YamlData? Map(string key)
    {
        var child = Child(key);
        if (child is null) Missing(key);
        else if (!child.IsMap) child.Fault($"'{key}' must be a map of keys and values.");
        return child is { IsMap: true } ? child : null;
    }

    public int Int(string key, int? whenMissing = null) =>
        Scalar(key, whenMissing, "a whole number", (string s, out int v) => int.TryParse(s, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out v));

    public decimal Decimal(string key, decimal? whenMissing = null) =>
        Scalar(key, whenMissing, "a number", (string s, out decimal v) => decimal.TryParse(s, NumberStyles.Number, CultureInfo.InvariantCulture, out v));

    public bool Bool(string key, bool? whenMissing = null) => Scalar(key, whenMissing, "true or false", (string s, out bool v) => bool.TryParse(s, out v));

    /// <summary>A date as yyyy-MM-dd.</summary>
    public DateOnly Date(string key, DateOnly? whenMissing = null) =>
        Scalar(key, whenMissing, "a date (yyyy-MM-dd)", (string s, out DateOnly v) => DateOnly.TryParseExact(s, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out v));

    /// <summary>A time of day as HH:mm (quoted, or YAML may read a number).</summary>
    public TimeOnly Time(string key, TimeOnly? whenMissing = null) =>
        Scalar(key, whenMissing, "a time of day (HH:mm)", (string s, out TimeOnly v) => TimeOnly.TryParseExact(s, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out v));

    /// <summary>A member of a closed set, by its name.</summary>
    public T Member<T>(string key, T? whenMissing = null)
        where T : struct, Enum =>
        Scalar(key, whenMissing, "one of " + string.Join(", ", Enum.GetNames<T>()), (string s, out T v) => Enum.TryParse(s, ignoreCase: false, out v) && Enum.IsDefined(v));

    /// <summary>Call once on the top node after reading: each key that no getter asked for becomes a fault.</summary>
    public void ReportUnknownKeys()
    {
        if (_node is YamlMappingNode map && !_open)
        {
            foreach (var (k, _) in map.Children)
            {
                if (k is YamlScalarNode { Value: { } name } && !_asked.ContainsKey(name))
                    _faults.Add(new DataFault(File, (int)k.Start.Line, (int)k.Start.Column, $"Unknown key '{name}'."));
            }
        }

        foreach (var child in _asked.Values) child.ReportUnknownKeysInside();
        foreach (var item in _items ?? []) item.ReportUnknownKeysInside();
    }

    private void ReportUnknownKeysInside()
    {
        // A map that nobody looked into was asked for as a whole (its kind was refused already), so it stays silent.
        if (_node is YamlMappingNode && _asked.Count == 0 && !_open) return;
        ReportUnknownKeys();
    }

    private void Missing(string key) => Fault($"'{key}' is missing.");

    private delegate bool Reader<T>(string text, out T value);

    private T Scalar<T>(string key, T? whenMissing, string kind, Reader<T> read)
        where T : struct
    {
        if (Child(key) is not { } child)
        {
            if (whenMissing is null) Missing(key);
            return whenMissing ?? default;
        }

        if (child.IsText && read(child.Value, out var value)) return value;
        child.Fault($"'{key}' must be {kind}.");
        return whenMissing ?? default;
    }
}
