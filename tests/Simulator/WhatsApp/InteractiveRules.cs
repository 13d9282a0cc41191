using System.Text.Json;

using KtpBot.Simulator.Citizens;

namespace KtpBot.Simulator.WhatsApp;

/// <summary>Limits of reply buttons, lists and the other interactive messages.</summary>
internal static class InteractiveRules
{
    public const int BodyMax = 1024;
    public const int HeaderMax = 60;
    public const int FooterMax = 60;
    public const int ButtonsMax = 3;
    public const int ButtonTitleMax = 20;
    public const int ButtonIdMax = 256;
    public const int SectionsMax = 10;
    public const int RowsMax = 10;
    public const int RowIdMax = 200;
    public const int RowTitleMax = 24;
    public const int RowDescriptionMax = 72;

    public static MessageCheck Check(JsonElement interactive)
    {
        var type = interactive.Text("type");
        if (interactive.Child("action") is not { } action) return MessageCheck.Bad("interactive.action is required");
        var bubble = MessageRules.Bubble(type == "list" ? "list" : "buttons") with
        {
            Text = interactive.Child("body")?.Text("text"),
            Header = interactive.Child("header")?.Text("text"),
            Footer = interactive.Child("footer")?.Text("text"),
        };
        if ((MessageRules.Length("interactive.body.text", bubble.Text, BodyMax)
            ?? MessageRules.Length("interactive.header.text", bubble.Header, HeaderMax, required: false)
            ?? MessageRules.Length("interactive.footer.text", bubble.Footer, FooterMax, required: false)) is { } wrong)
        {
            return MessageCheck.Bad(wrong);
        }

        return type switch
        {
            "button" => Buttons(action, bubble),
            "list" => interactive.Child("header") is { } header && header.Text("type") != "text"
                ? MessageCheck.Bad("interactive.header of a list must be of type text")
                : List(action, bubble),
            "cta_url" => Link(action, bubble),
            "location_request_message" => MessageCheck.Fine(bubble with { Buttons = [new ChatButton("send_location", "Kirim lokasi", "location")] }),
            _ => MessageCheck.Bad($"interactive.type {type} is not supported"),
        };
    }

    private static MessageCheck Buttons(JsonElement action, ChatMessage bubble)
    {
        var buttons = action.Items("buttons");
        if (buttons.Count is 0 or > ButtonsMax) return MessageCheck.Bad($"action.buttons: between 1 and {ButtonsMax} buttons, got {buttons.Count}");
        var shown = new List<ChatButton>();
        foreach (var button in buttons)
        {
            if (button.Text("type") != "reply" || button.Child("reply") is not { } reply) return MessageCheck.Bad("action.buttons: each must be of type reply");
            var (id, title) = (reply.Text("id"), reply.Text("title"));
            if ((MessageRules.Length("reply.id", id, ButtonIdMax)
                ?? MessageRules.Length("reply.title (button title)", title, ButtonTitleMax)
                ?? Untrimmed("reply.id", id!)) is { } wrong)
            {
                return MessageCheck.Bad(wrong);
            }

            shown.Add(new ChatButton(id!, title!, "reply", shown.Count));
        }

        if (Repeated(shown.Select(b => b.Title)) is { } title2) return MessageCheck.Bad($"action.buttons: duplicate title {title2}");
        if (Repeated(shown.Select(b => b.Id)) is { } id2) return MessageCheck.Bad($"action.buttons: duplicate id {id2}");
        return MessageCheck.Fine(bubble with { Buttons = shown });
    }

    private static MessageCheck List(JsonElement action, ChatMessage bubble)
    {
        var menu = action.Text("button");
        if (MessageRules.Length("action.button (menu button)", menu, ButtonTitleMax) is { } wrong) return MessageCheck.Bad(wrong);
        var sections = action.Items("sections");
        if (sections.Count is 0 or > SectionsMax) return MessageCheck.Bad($"action.sections: between 1 and {SectionsMax} sections, got {sections.Count}");

        var rows = new List<ChatButton>();
        for (var s = 0; s < sections.Count; s++)
        {
            var heading = sections[s].Text("title");
            if (MessageRules.Length("section.title", heading, RowTitleMax, required: sections.Count > 1) is { } bad) return MessageCheck.Bad(bad);
            if (sections[s].Items("rows").Count == 0) return MessageCheck.Bad("section.rows: at least one row is required");
            foreach (var row in sections[s].Items("rows"))
            {
                var (id, title, description) = (row.Text("id"), row.Text("title"), row.Text("description"));
                if ((MessageRules.Length("row.id", id, RowIdMax)
                    ?? MessageRules.Length("row.title", title, RowTitleMax)
                    ?? MessageRules.Length("row.description", description, RowDescriptionMax, required: false)) is { } fault)
                {
                    return MessageCheck.Bad(fault);
                }

                rows.Add(new ChatButton(id!, title!, "row", s, description, heading));
            }
        }

        if (rows.Count > RowsMax) return MessageCheck.Bad($"action.sections: at most {RowsMax} rows in total, got {rows.Count}");
        if (Repeated(rows.Select(r => r.Id)) is { } id2) return MessageCheck.Bad($"action.sections: duplicate row id {id2}");
        return MessageCheck.Fine(bubble with { Menu = menu, Buttons = rows });
    }

    private static MessageCheck Link(JsonElement action, ChatMessage bubble)
    {
        var parameters = action.Child("parameters");
        var (title, url) = (parameters?.Text("display_text"), parameters?.Text("url"));
        return (MessageRules.Length("parameters.display_text", title, ButtonTitleMax) ?? MessageRules.Length("parameters.url", url, 2000)) is { } wrong
            ? MessageCheck.Bad(wrong)
            : MessageCheck.Fine(bubble with { Buttons = [new ChatButton(url!, title!, "url", Url: url)] });
    }

    private static string? Untrimmed(string name, string text) =>
        text.Trim().Length == text.Length ? null : $"{name}: leading or trailing spaces are not allowed";

    private static string? Repeated(IEnumerable<string> values) =>
        values.GroupBy(v => v, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key;
}
