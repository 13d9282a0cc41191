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
            TemplateOut template => Build(template.Plain, officeName),
            _ => throw new InvalidOperationException($"{content.GetType().Name} has no web chat form."),
        };
    }

    public static string FileUrl(Guid fileId) => FileScheme + fileId.ToString("N");

    private static Activity WithWords(Activity said, string? words)
    {
        if (string.IsNullOrEmpty(words)) return said;
        var (text, isMarkdown) = ChatMarkdown.From(words);
        return said with { Text = text, TextFormat = isMarkdown ? "markdown" : "plain" };
    }

    private static Activity WithChoices(Activity said, ChoicesOut choices)
    {
        // Suggested actions have no second line: clients other than our page read it under the question.
        var lines = choices.Choices.Where(x => x.Description is { Length: > 0 }).Select(x => $"- *{x.Title}*: {x.Description}");
        var full = string.Join('\n', lines.Prepend(choices.Text));
        var hints = new PageHints(ChatMarkdown.From(choices.Text).Text, [.. choices.Choices.Select(x => new PageChoice(x.Id, x.Title, x.Description))]);
        return WithWords(said, full) with
        {
            InputHint = "expectingInput",
            SuggestedActions = new SuggestedActions([.. choices.Choices.Select(x => new CardAction("messageBack", x.Title, x.Title, x.Title, new ChoiceValue(x.Id)))]),
            ChannelData = JsonSerializer.SerializeToElement(new BotChannelData(hints), DirectLineJson.Wire.BotChannelData),
        };
    }
}
