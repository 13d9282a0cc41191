using System.Text;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>Turns a message into Bot API bodies. Pure. https://core.telegram.org/bots/api#sendmessage</summary>
internal static class TelegramBuilder
{
    /// <summary>The requests in order; most messages need one.</summary>
    /// <param name="chatId">The citizen's address.</param>
    /// <param name="content">What to say.</param>
    /// <param name="keysOpen">A keyboard of keys (not inline) may still be open at the citizen's and is taken away where the message has room for that.</param>
    public static IReadOnlyList<TelegramPart> Build(string chatId, OutgoingContent content, bool keysOpen = false) => content switch
    {
        TextOut text => Texts(new TelegramWords(chatId, BoldText.Parse(text.Text), null, text.SharePhone, keysOpen && text.SharePhone is null)),
        ChoicesOut menu => Menu(chatId, menu, keysOpen),
        FileOut file => File(chatId, file),
        LocationOut place => [new TelegramPlace(Venue(chatId, place))],
        TemplateOut template => Build(chatId, template.Plain, keysOpen),
        _ => throw new System.Diagnostics.UnreachableException(content.GetType().Name),
    };

    /// <summary>The body of a sendMessage.</summary>
    public static byte[] Body(TelegramWords words) => JsonBody.Of(json =>
    {
        TelegramJson.WriteChat(json, words.ChatId);
        TelegramJson.WriteText(json, words.Text);
        TelegramKeyboard.Write(json, words);
    });

    /// <summary>The same words with their choices as a numbered text, for a keyboard that Telegram does not take.</summary>
    public static IReadOnlyList<TelegramPart> AsWords(TelegramWords words) =>
        Texts(words with { Text = words.Text.Append(NumberedText.Lines(words.Choices ?? [])), Choices = null, SharePhone = null });

    private static List<TelegramPart> Menu(string chatId, ChoicesOut menu, bool keysOpen)
    {
        var choices = menu.Choices;
        var fits = choices.Count is > 0 and <= TelegramLimits.Buttons
            && choices.All(c => c.Title.Length > 0 && Encoding.UTF8.GetByteCount(c.Id) is > 0 and <= TelegramLimits.CallbackDataBytes);
        if (!fits) return Texts(new TelegramWords(chatId, BoldText.Parse(choices.Count == 0 ? menu.Text : NumberedText.Of(menu)), null, menu.SharePhone, keysOpen && menu.SharePhone is null));

        // Buttons have no second line, so descriptions stand in the message.
        var described = choices.Where(c => !string.IsNullOrEmpty(c.Description)).Select(c => $"\n• *{c.Title}*: {c.Description}").ToList();
        return Texts(new TelegramWords(chatId, BoldText.Parse(described.Count == 0 ? menu.Text : menu.Text + "\n" + string.Concat(described)), choices, menu.SharePhone));
    }

    // The keyboard belongs under the last part, next to what was asked.
    private static List<TelegramPart> Texts(TelegramWords words)
    {
        var texts = words.Text.Split(TelegramLimits.TextLength);
        var parts = new List<TelegramPart>(texts.Count);
        for (var i = 0; i < texts.Count; i++)
        {
            var part = i == texts.Count - 1 ? words with { Text = texts[i] } : new TelegramWords(words.ChatId, texts[i]);
            parts.Add(new TelegramText(Body(part), part));
        }

        return parts;
    }

    // https://core.telegram.org/bots/api#sendvenue
    private static byte[] Venue(string chatId, LocationOut place) => JsonBody.Of(json =>
    {
        TelegramJson.WriteChat(json, chatId);
        json.WriteNumber("latitude"u8, place.Latitude);
        json.WriteNumber("longitude"u8, place.Longitude);
        json.WriteString("title"u8, place.Name);
        json.WriteString("address"u8, place.Address);
    });

    private static List<TelegramPart> File(string chatId, FileOut file)
    {
        if (string.IsNullOrEmpty(file.Caption)) return [new TelegramFile(file, null)];
        var caption = BoldText.Parse(file.Caption);
        if (caption.Text.Length <= TelegramLimits.CaptionLength) return [new TelegramFile(file, caption)];
        return [new TelegramFile(file, null), .. Texts(new TelegramWords(chatId, caption))];
    }
}
