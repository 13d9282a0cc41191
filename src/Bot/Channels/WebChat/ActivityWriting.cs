using System.Text.Json;
using KtpBot.Bot.Channels.WebChat.DirectLine;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WebChat;

/// <summary>What the office says, as an activity. Pure; the log adds id and time.</summary>
internal static class ActivityWriting
{
    /// <summary>The bot's id in activities.</summary>
    public const string BotId = "ktpbot";

    /// <summary>How a file of ours is named in a stored activity, before a reader gets a short-lived address.</summary>
    public const string FileScheme = "file:";

    /// <param name="content">What to say.</param>
    /// <param name="officeName">Shown as the speaker.</param>
    public static Activity Build(OutgoingContent content, string officeName)
    {
        var said = new Activity { Type = "message", From = new ChatAccount(BotId, officeName, "bot") };
        return content switch
        {
            TextOut text => WithWords(said, text.Text),
            ChoicesOut choices => WithChoices(said, choices),
            FileOut file => WithWords(said, file.Caption) with { Attachments = [new Attachment(file.MimeType, FileUrl(file.FileId), file.FileName)] },
            LocationOut place => WithWords(said, place.InWords),
            TemplateOut template => Build(template.Plain, officeName),
            _ => throw new InvalidOperationException($"{content.GetType().Name} has no web chat form."),
        };
    }

    /// <summary>That an answer is on its way. It has no place in the log and travels on the stream only.</summary>
    public static Activity Typing(string chatId) =>
        new() { Type = "typing", Id = $"{chatId}|typing", ChannelId = "directline", Conversation = new ChatReference(chatId), From = new ChatAccount(BotId, null, "bot") };

    public static string FileUrl(Guid fileId) => FileScheme + fileId.ToString("N");

    private static Activity WithWords(Activity said, string? words)
    {
        if (string.IsNullOrEmpty(words)) return said;
        var (text, isMarkdown) = ChatMarkdown.From(words);
        return said with { Text = text, TextFormat = isMarkdown ? "markdown" : "plain" };
    }

    private static Activity WithChoices(Activity said, ChoicesOut choices)
    {
        var hints = new PageHints(ChatMarkdown.From(choices.Text).Text, [.. choices.Choices.Select(x => new PageChoice(x.Id, x.Title, x.Description))]);
        return ChoiceForms.WithChoices(WithWords(said, choices.Text), choices.Choices) with
        {
            ChannelData = JsonSerializer.SerializeToElement(new BotChannelData(hints), DirectLineJson.Wire.BotChannelData),
        };
    }
}
