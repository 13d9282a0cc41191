using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

using KtpBot.Simulator.Citizens;

using Microsoft.Extensions.Options;

namespace KtpBot.Simulator.WhatsApp;

/// <summary>Templates that count as approved, and the rules of a template message.</summary>
public sealed partial class TemplateShelf(IOptions<WhatsAppOptions> options)
{
    private const int PayloadMax = 128;

    private readonly ConcurrentDictionary<(string Name, string Language), Template> _templates = new();

    public IReadOnlyList<Template> All => [.. _templates.Values.OrderBy(t => t.Name, StringComparer.Ordinal)];

    public void Put(Template template) => _templates[(template.Name, template.Language)] = template;

    internal MessageCheck Check(JsonElement message)
    {
        var (name, language) = (message.Text("name"), message.Child("language")?.Text("code"));
        if (MessageRules.Length("template.name", name, 512) is { } wrong) return MessageCheck.Bad(wrong);
        if (MessageRules.Length("template.language.code", language, 10) is { } bad) return MessageCheck.Bad(bad);

        var body = Parameters(message, c => c.Text("type") == "body");
        if (body.Find(IsNotOneLine) is { } broken) return MessageCheck.Bad($"Param text cannot have new-line/tab characters or more than 4 consecutive spaces; got {broken.Length} characters");
        var payloads = message.Items("components").Where(c => c.Text("type") == "button")
            .Select(c => c.Items("parameters").Select(p => p.Text("payload") ?? p.Text("text")).FirstOrDefault() ?? "").ToList();
        if (!_templates.TryGetValue((name!, language!), out var template))
        {
            if (options.Value.StrictTemplates)
            {
                return GraphError.ForCode(132001) with { Details = $"template name ({name}) does not exist in {language}" };
            }

            template = new Template(name!, language!, string.Join(" · ", new[] { $"[{name}]" }.Concat(body.Select((_, i) => $"{{{{{i + 1}}}}}"))));
        }

        var places = Places().Matches(template.Body).Select(m => m.Value).Distinct().Count();
        if (places != body.Count)
        {
            return GraphError.ForCode(132000) with { Details = $"body: number of localizable_params ({body.Count}) does not match the expected number of params ({places})" };
        }

        if (template.Buttons is { } buttons && payloads.Count > 0 && payloads.Count != buttons.Count)
        {
            return GraphError.ForCode(132000) with { Details = $"buttons: number of payloads ({payloads.Count}) does not match the registered buttons ({buttons.Count})" };
        }

        if (payloads.Find(payload => payload.Length is 0 or > PayloadMax) is not null) return MessageCheck.Bad($"button payload: between 1 and {PayloadMax} characters");
        var text = Places().Replace(template.Body, m => body[int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture) - 1]);
        return MessageCheck.Fine(MessageRules.Bubble("template") with { Text = text, Header = name, Buttons = Buttons(template, payloads) });
    }

    private static bool IsNotOneLine(string text) =>
        text.Length == 0 || text.Contains("     ", StringComparison.Ordinal) || text.AsSpan().IndexOfAny('\n', '\r', '\t') >= 0;

    private static List<string> Parameters(JsonElement message, Func<JsonElement, bool> which) =>
        [.. message.Items("components").Where(which).SelectMany(c => c.Items("parameters")).Select(p => p.Text("text") ?? "")];

    private static List<ChatButton> Buttons(Template template, List<string> payloads)
    {
        var titles = template.Buttons ?? [.. payloads.Select((_, i) => $"Tombol {i + 1}")];
        return [.. titles.Select((title, i) => new ChatButton(i < payloads.Count ? payloads[i] : title, title, "template", i))];
    }

    [GeneratedRegex(@"\{\{(\d+)\}\}")]
    private static partial Regex Places();
}
