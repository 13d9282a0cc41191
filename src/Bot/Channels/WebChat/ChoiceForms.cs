using System.Text.Json;
using System.Text.Json.Nodes;
using KtpBot.Bot.Channels.WebChat.DirectLine;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WebChat;

/// <summary>
/// How choices look in clients other than our page, which reads them from the channel data. Few short ones are suggested actions;
/// more stand in a hero card, because suggested actions scroll sideways; with second lines they are rows of an adaptive card, because
/// no other form has second lines. Card schemas: Bot Framework "cards" schema and Adaptive Cards 1.3.
/// </summary>
internal static class ChoiceForms
{
    public const string HeroType = "application/vnd.microsoft.card.hero";
    public const string AdaptiveType = "application/vnd.microsoft.card.adaptive";

    private const int MostSuggested = 5;

    public static Activity WithChoices(Activity said, IReadOnlyList<Choice> choices)
    {
        said = said with { InputHint = "expectingInput" };
        if (choices.Any(x => x.Description is { Length: > 0 })) return said with { Attachments = [Card(AdaptiveType, Rows(choices))] };
        return choices.Count > MostSuggested
            ? said with { Attachments = [Card(HeroType, Buttons(choices))] }
            : said with { SuggestedActions = new SuggestedActions([.. choices.Select(ActionOf)]) };
    }

    private static CardAction ActionOf(Choice choice) => new("messageBack", choice.Title, choice.Title, choice.Title, new ChoiceValue(choice.Id));

    private static JsonObject Buttons(IReadOnlyList<Choice> choices) => new()
    {
        ["buttons"] = new JsonArray([.. choices.Select(x => JsonSerializer.SerializeToNode(ActionOf(x), DirectLineJson.Wire.CardAction))]),
    };

    private static JsonObject Rows(IReadOnlyList<Choice> choices) => new()
    {
        ["type"] = "AdaptiveCard",
        ["version"] = "1.3",
        ["body"] = new JsonArray([.. choices.Select(RowOf)]),
    };

    // The title travels along, so that a tap leaves a bubble with words also where the client itself would hide it.
    private static JsonObject RowOf(Choice choice, int index)
    {
        var words = new JsonArray(new JsonObject { ["type"] = "TextBlock", ["text"] = choice.Title, ["weight"] = "Bolder", ["wrap"] = true });
        if (choice.Description is { Length: > 0 } second)
            words.Add((JsonNode)new JsonObject { ["type"] = "TextBlock", ["text"] = second, ["isSubtle"] = true, ["spacing"] = "None", ["wrap"] = true });
        return new JsonObject
        {
            ["type"] = "Container",
            ["separator"] = index > 0,
            ["items"] = words,
            ["selectAction"] = new JsonObject
            {
                ["type"] = "Action.Submit",
                ["title"] = choice.Title,
                ["data"] = new JsonObject { ["choice"] = choice.Id, ["title"] = choice.Title },
            },
        };
    }

    private static Attachment Card(string type, JsonNode content) =>
        new(type) { Rest = new Dictionary<string, JsonElement> { ["content"] = JsonSerializer.SerializeToElement(content) } };
}
