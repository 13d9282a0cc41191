using System.Text.Json;
using System.Text.Json.Serialization;

namespace KtpBot.Bot.Channels.WebChat.DirectLine;

/// <summary>One activity of the Bot Framework schema. What we do not know (entities, client capabilities) is kept and echoed.</summary>
internal sealed record Activity
{
    public string? Type { get; init; }

    public string? Id { get; init; }

    public string? Timestamp { get; init; }

    public string? ChannelId { get; init; }

    public ChatReference? Conversation { get; init; }

    public ChatAccount? From { get; init; }

    public string? Text { get; init; }

    /// <summary>plain or markdown.</summary>
    public string? TextFormat { get; init; }

    public string? Locale { get; init; }

    public string? InputHint { get; init; }

    public IReadOnlyList<Attachment>? Attachments { get; init; }

    public SuggestedActions? SuggestedActions { get; init; }

    public string? ReplyToId { get; init; }

    public JsonElement? ChannelData { get; init; }

    public string? Name { get; init; }

    public JsonElement? Value { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

/// <summary>Who speaks. <paramref name="Role"/> is "user" or "bot".</summary>
internal sealed record ChatAccount(string? Id, string? Name = null, string? Role = null);

internal sealed record ChatReference(string? Id);

/// <summary>A file in an activity. In storage <paramref name="ContentUrl"/> is "file:" and the file's id; a reader gets a short-lived address instead.</summary>
internal sealed record Attachment(string? ContentType, string? ContentUrl = null, string? Name = null, string? ThumbnailUrl = null)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

internal sealed record SuggestedActions(IReadOnlyList<CardAction> Actions)
{
    /// <summary>Empty: for everyone in the conversation.</summary>
    public IReadOnlyList<string> To { get; init; } = [];
}

/// <summary>A button. messageBack shows <paramref name="DisplayText"/> as the citizen's words and carries <paramref name="Value"/> back.</summary>
internal sealed record CardAction(string Type, string Title, string? Text, string? DisplayText, ChoiceValue? Value);

/// <summary>What a tapped button carries back: our own choice id.</summary>
internal sealed record ChoiceValue(string Choice);

/// <summary>Activities from one watermark to the next; without a watermark they are not kept and clients stay where they are.</summary>
internal sealed record ActivitySet(IReadOnlyList<Activity> Activities, string? Watermark);

/// <summary>What our own page reads beside the suggested actions, which have no second line.</summary>
internal sealed record PageHints(string Text, IReadOnlyList<PageChoice> Choices);

internal sealed record PageChoice(string Id, string Title, string? Description);

/// <summary>channelData of our activities.</summary>
internal sealed record BotChannelData(PageHints Ktpbot);
