using System.Text.Json;
using KtpBot.Bot.Channels.WebChat.DirectLine;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WebChat;

/// <summary>What a stored activity of a citizen says, in the words every channel shares. Pure.</summary>
internal static class ActivityReading
{
    /// <summary>The longest choice id we offer (see <see cref="Choice"/>); a longer one is not ours.</summary>
    public const int LongestChoiceId = 48;

    /// <summary>The event by which a client says that the citizen came in; its value may carry {"payload": "…"}.</summary>
    public const string Join = "webchat/join";

    private const int LongestName = 80;
    private const int LongestTitle = 80;

    /// <summary>One message for each file, or one for the words; none for what carries nothing to answer.</summary>
    public static IReadOnlyList<IncomingMessage> Read(LoggedActivity logged)
    {
        var contents = Contents(logged);
        var externalId = $"{logged.ChatId}:{logged.Key}";
        return
        [
            .. contents.Select((content, index) => new IncomingMessage(
                ChannelKind.WebChat,
                index == 0 ? externalId : $"{externalId}:{index}",
                logged.ChatId,
                NameOf(logged.Activity.From),
                logged.At,
                content,
                logged.Activity.Locale)),
        ];
    }

    /// <summary>
    /// A tap on a card of ours comes as a value without words, which clients do not show. With the title as its words every window has a
    /// bubble for it.
    /// </summary>
    public static Activity WithTappedWords(Activity activity) =>
        activity is { Type: "message", Text: null or "", Value: { ValueKind: JsonValueKind.Object } value } && ChoiceOf(value) is not null
            && value.TryGetProperty("title", out var title) && title.ValueKind == JsonValueKind.String && title.GetString() is { Length: > 0 and <= LongestTitle } words
            ? activity with { Text = words, TextFormat = "plain", ChannelData = WithoutPostBack(activity.ChannelData) }
            : activity;

    private static JsonElement? WithoutPostBack(JsonElement? channelData) =>
        channelData is { ValueKind: JsonValueKind.Object } data
            ? JsonSerializer.SerializeToElement(data.EnumerateObject().Where(x => x.Name != "postBack").ToDictionary(x => x.Name, x => x.Value))
            : channelData;

    private static IReadOnlyList<IncomingContent> Contents(LoggedActivity logged)
    {
        var activity = logged.Activity;
        return activity.Type switch
        {
            "message" when activity.Attachments is { Count: > 0 } files => [.. files.Select((file, index) => OfFile(file, index == 0 ? activity.Text : null, files.Count > 1 ? logged.Key : null))],
            "message" => OfWords(activity) is { } content ? [content] : [],
            "event" when activity.Name == Join => [new OpenedIn(PayloadOf(activity.Value))],
            _ => [],
        };
    }

    private static IncomingContent OfFile(Attachment file, string? caption, string? group) =>
        file.ContentUrl is { } url && url.StartsWith(ActivityWriting.FileScheme, StringComparison.Ordinal)
            ? new MediaIn(url[ActivityWriting.FileScheme.Length..], file.ContentType, file.Name, string.IsNullOrWhiteSpace(caption) ? null : caption, GroupId: group)
            : new UnsupportedIn("attachment");

    private static IncomingContent? OfWords(Activity activity)
    {
        if (ChoiceOf(activity.Value) is { } choice) return new ChoiceIn(choice, activity.Text);
        if (IsPostBack(activity.ChannelData) && IsChoiceId(activity.Text)) return new ChoiceIn(activity.Text!, null);
        if (!string.IsNullOrWhiteSpace(activity.Text)) return new TextIn(activity.Text);
        return activity.Value is null ? null : new UnsupportedIn("card");
    }

    private static string? ChoiceOf(JsonElement? value)
    {
        var id = value switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            { ValueKind: JsonValueKind.Object } thing when thing.TryGetProperty("choice", out var choice) && choice.ValueKind == JsonValueKind.String => choice.GetString(),
            _ => null,
        };
        return IsChoiceId(id) ? id : null;
    }

    private static bool IsChoiceId(string? id) =>
        id is { Length: > 0 and <= LongestChoiceId } && id.All(c => char.IsAscii(c) && !char.IsControl(c) && c != ' ');

    private static bool IsPostBack(JsonElement? channelData) =>
        channelData is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("postBack", out var flag) && flag.ValueKind == JsonValueKind.True;

    private static string? PayloadOf(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => NullIfEmpty(text.GetString()),
        { ValueKind: JsonValueKind.Object } thing when thing.TryGetProperty("payload", out var payload) && payload.ValueKind == JsonValueKind.String => NullIfEmpty(payload.GetString()),
        _ => null,
    };

    private static string? NameOf(ChatAccount? account) =>
        account?.Name is { } name && !string.IsNullOrWhiteSpace(name) ? name.Length > LongestName ? name[..LongestName] : name : null;

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
