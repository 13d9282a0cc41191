using System.Text.Json;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>Finds out whether an update of a group concerns us. Pure.</summary>
internal static class TelegramGroupCalls
{
    /// <summary>Somebody changed what we are in a group: null when we are not in it any more.</summary>
    public static TelegramGroup? Read(JsonElement chat, long chatId, JsonElement ourselves, JsonElement change)
    {
        var inside = ourselves.Text("status"u8) is "member" or "administrator" or "creator" || ourselves.IsTrue("is_member"u8);
        return inside ? new TelegramGroup(chatId, CanBeAnswered(chat), change.Object("from"u8)?.Text("language_code"u8)) : null;
    }

    /// <summary>A message in a group: null when it does not speak to us.</summary>
    public static TelegramGroup? Read(JsonElement chat, long chatId, JsonElement message, JsonElement? from, string? botName)
    {
        if (!CanBeAnswered(chat)) return null;
        var words = message.Text("text"u8) ?? message.Text("caption"u8) ?? "";
        var calls = words.StartsWith('/') ? IsOurCommand(words, botName) : botName is not null && words.Contains("@" + botName, StringComparison.OrdinalIgnoreCase);
        return calls ? new TelegramGroup(chatId, true, from?.Text("language_code"u8)) : null;
    }

    // "/menu" speaks to every bot of the group, "/menu@other" to one only.
    private static bool IsOurCommand(string words, string? botName)
    {
        var end = words.AsSpan().IndexOfAny(' ', '\n');
        var command = end < 0 ? words.AsSpan() : words.AsSpan(0, end);
        var at = command.IndexOf('@');
        return at < 0 || (botName is not null && command[(at + 1)..].Equals(botName, StringComparison.OrdinalIgnoreCase));
    }

    private static bool CanBeAnswered(JsonElement chat) => chat.Text("type"u8) is "group" or "supergroup";
}
