using System.Text.Json;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>
/// What becomes of a message whose keyboard was used: the keyboard goes, and the chosen words stay below the text, because a tap
/// leaves no other trace in the chat. Pure. https://core.telegram.org/bots/api#updating-messages
/// </summary>
internal static class TelegramSpent
{
    private const string Mark = "\n\n✓ ";

    /// <summary>The call, or null when the tap names no message of ours.</summary>
    /// <param name="message">The message as it came with the tap; an old one comes without its words and keyboard.</param>
    /// <param name="title">The chosen button.</param>
    public static TelegramBody? Call(JsonElement message, string? title)
    {
        if (message.Number("message_id"u8) is not { } id || message.Object("chat"u8)?.Number("id"u8) is not { } chat) return null;
        if (title is null || message.Text("text"u8) is not { } text || text.Length + Mark.Length + title.Length > TelegramLimits.TextLength)
        {
            return new TelegramBody("editMessageReplyMarkup", JsonBody.Of(json =>
            {
                json.WriteNumber("chat_id"u8, chat);
                json.WriteNumber("message_id"u8, id);
            }));
        }

        return new TelegramBody("editMessageText", JsonBody.Of(json =>
        {
            json.WriteNumber("chat_id"u8, chat);
            json.WriteNumber("message_id"u8, id);
            TelegramJson.WriteText(json, new BoldText(text, Bold(message)).Append(Mark + title));
        }));
    }

    // Bold is all that we ever send; what Telegram finds by itself (links, numbers) it finds again.
    private static List<(int Offset, int Length)> Bold(JsonElement message)
    {
        var spans = new List<(int, int)>();
        foreach (var entity in message.Items("entities"u8))
        {
            if (entity.Text("type"u8) == "bold" && entity.Number("offset"u8) is { } offset && entity.Number("length"u8) is { } length) spans.Add(((int)offset, (int)length));
        }

        return spans;
    }
}
