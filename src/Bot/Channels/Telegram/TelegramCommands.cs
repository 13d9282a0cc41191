using System.Text.Json;
using KtpBot.Core.Dialogs;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>
/// The commands behind Telegram's menu button, with their descriptions from dialogs/text (telegram.command.*). A chosen command
/// arrives as its word. https://core.telegram.org/bots/api#setmycommands
/// </summary>
internal sealed class TelegramCommands(TextBook texts)
{
    // The words are the ones that a citizen could type as well.
    private static readonly string[] Names = ["start", "menu", "syarat", "status", "petugas", "batal"];

    // The language of a phone, not of a village: no phone is set to Balinese, and Telegram takes codes of two letters only.
    private static readonly string[] OfPhones = ["en"];

    /// <summary>Null stands for everybody whose language we do not have: Indonesian.</summary>
    public IEnumerable<string?> Languages => texts.Languages.Where(language => OfPhones.Contains(language) && texts.Has("telegram.command.start", language)).Prepend(null);

    /// <summary>A body of setMyCommands: for private chats only, because there is nothing to choose in a group.</summary>
    public void Write(Utf8JsonWriter json, string? language)
    {
        json.WriteStartArray("commands"u8);
        foreach (var name in Names)
        {
            json.WriteStartObject();
            json.WriteString("command"u8, name);
            json.WriteString("description"u8, texts.Render("telegram.command." + name, language ?? TextBook.DefaultLanguage));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("scope"u8);
        json.WriteString("type"u8, "all_private_chats"u8);
        json.WriteEndObject();
        if (language is not null) json.WriteString("language_code"u8, language);
    }
}
