using System.Net;
using System.Text.RegularExpressions;

namespace KtpBot.EndToEnd.Offices;

/// <summary>A page as a browser without scripts has it: links, and forms with what they would send.</summary>
internal sealed partial class HtmlPage(string path, string html)
{
    public string Path => path;

    public string Html => html;

    public IReadOnlyList<HtmlForm> Forms { get; } = [.. FormTag().Matches(html).Select(form => Read(path, html, Attributes(form.Groups["attrs"].Value), form.Groups["body"].Value))];

    /// <summary>What a person reads.</summary>
    public string Text => WebUtility.HtmlDecode(Tag().Replace(html, " "));

    /// <summary>The addresses it leads to.</summary>
    public IEnumerable<string> Links => Anchor().Matches(html).Select(a => Attributes(a.Groups["attrs"].Value).GetValueOrDefault("href", ""));

    /// <summary>The form with this button, which can be pressed.</summary>
    public HtmlForm With(string button, string value)
    {
        var form = Forms.FirstOrDefault(f => f.Buttons.Any(b => b.Name == button && b.Value == value));
        Assert.True(form is not null, $"{path} has no button {button}={value}; it has {string.Join(", ", Forms.SelectMany(f => f.Buttons).Select(b => $"{b.Name}={b.Value}"))}");
        Assert.True(form.Buttons.Any(b => b.Name == button && b.Value == value && !b.Disabled), $"{path}: the button {button}={value} cannot be pressed.");
        return form;
    }

    /// <summary>The form that is sent to this address.</summary>
    public HtmlForm To(string action)
    {
        var form = Forms.FirstOrDefault(f => f.Action == action);
        Assert.True(form is not null, $"{path} has no form for {action}; it has {string.Join(", ", Forms.Select(f => f.Action))}");
        return form;
    }

    private static HtmlForm Read(string path, string html, Dictionary<string, string> attributes, string body)
    {
        var id = attributes.GetValueOrDefault("id");
        var own = Controls(body).Where(c => !c.Attributes.ContainsKey("form"));
        var beside = id is null ? [] : Controls(html).Where(c => c.Attributes.GetValueOrDefault("form") == id);
        var controls = beside.Concat(own).ToList();
        return new HtmlForm(
            attributes.GetValueOrDefault("action") is { Length: > 0 } action ? action : path,
            [.. controls.Where(c => c.Tag != "button").Select(FieldOf).OfType<HtmlField>()],
            [.. controls.Where(c => c.Tag == "button").Select(c => new HtmlButton(c.Name, c.Attributes.GetValueOrDefault("value", ""), c.Attributes.ContainsKey("disabled")))]);
    }

    private static IEnumerable<Control> Controls(string text) => ControlTag().Matches(text).Select(c => new Control(c.Groups["tag"].Value, Attributes(c.Groups["attrs"].Value), c.Groups["body"].Value));

    private static HtmlField? FieldOf(Control control)
    {
        if (control.Name.Length == 0) return null;
        var value = control.Attributes.GetValueOrDefault("value", "");
        switch (control.Tag)
        {
            case "select":
                var options = OptionTag().Matches(control.Body).Select(o => Attributes(o.Groups["attrs"].Value)).ToList();
                var chosen = options.Find(o => o.ContainsKey("selected")) ?? options.FirstOrDefault();
                return new HtmlField(control.Name, chosen?.GetValueOrDefault("value", ""), [.. options.Select(o => o.GetValueOrDefault("value", ""))]);
            case "textarea":
                return new HtmlField(control.Name, WebUtility.HtmlDecode(control.Body).Trim(), null);
            case "input" when control.Attributes.GetValueOrDefault("type") is "radio" or "checkbox":
                return new HtmlField(control.Name, control.Attributes.ContainsKey("checked") ? value : null, [value]);
            case "input" when control.Attributes.GetValueOrDefault("type") == "file":
                return null;
            default:
                return new HtmlField(control.Name, value, null);
        }
    }

    private static Dictionary<string, string> Attributes(string text)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match attribute in Attribute().Matches(text)) found.TryAdd(attribute.Groups["name"].Value, WebUtility.HtmlDecode(attribute.Groups["value"].Value));
        return found;
    }

    [GeneratedRegex("<form(?<attrs>[^>]*)>(?<body>.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex FormTag();

    [GeneratedRegex("<(?<tag>input)(?<attrs>[^>]*)>|<(?<tag>select|textarea|button)(?<attrs>[^>]*)>(?<body>.*?)</\\k<tag>>", RegexOptions.Singleline)]
    private static partial Regex ControlTag();

    [GeneratedRegex("<option(?<attrs>[^>]*)>")]
    private static partial Regex OptionTag();

    [GeneratedRegex("<a (?<attrs>[^>]*)>")]
    private static partial Regex Anchor();

    [GeneratedRegex("(?<name>[\\w:.-]+)(?:=\"(?<value>[^\"]*)\")?")]
    private static partial Regex Attribute();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    private sealed record Control(string Tag, Dictionary<string, string> Attributes, string Body)
    {
        public string Name => Attributes.GetValueOrDefault("name", "");
    }
}

/// <summary>A form as it stands on its page.</summary>
internal sealed record HtmlForm(string Action, IReadOnlyList<HtmlField> Fields, IReadOnlyList<HtmlButton> Buttons)
{
    public bool Has(string field) => Fields.Any(f => f.Name == field);

    /// <summary>What it sends once these fields are filled in. A field that is not on the page, or a choice that it does not offer, fails.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Filled(params (string Name, string Value)[] given)
    {
        foreach (var (name, value) in given)
        {
            var fields = Fields.Where(f => f.Name == name).ToList();
            Assert.True(fields.Count > 0, $"The form for {Action} has no field {name}.");
            var offered = fields.Where(f => f.Options is not null).SelectMany(f => f.Options!).ToList();
            Assert.True(offered.Count == 0 || offered.Contains(value), $"The form for {Action} does not offer {name}={value}, only {string.Join(", ", offered)}.");
        }

        return
        [
            .. Fields.Where(f => f.Value is not null && !given.Any(g => g.Name == f.Name)).Select(f => KeyValuePair.Create(f.Name, f.Value!)),
            .. given.Select(g => KeyValuePair.Create(g.Name, g.Value)),
        ];
    }
}

/// <param name="Name">As it is sent.</param>
/// <param name="Value">What is sent unless somebody changes it; null for nothing.</param>
/// <param name="Options">What can be chosen; null where anything can be written.</param>
internal sealed record HtmlField(string Name, string? Value, IReadOnlyList<string>? Options);

internal sealed record HtmlButton(string Name, string Value, bool Disabled);
