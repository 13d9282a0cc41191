using System.Text.Json.Nodes;

using KtpBot.Simulator.CameraRoll.Drawing;
using KtpBot.Simulator.Citizens;
using KtpBot.Simulator.Media;

using Microsoft.Extensions.Options;

namespace KtpBot.Simulator.Telegram;

/// <summary>sendMessage, sendPhoto, sendDocument, sendMediaGroup, sendLocation, sendVenue, sendChatAction.</summary>
internal sealed class SendMethods(
    IOptions<TelegramOptions> options, CitizenBook citizens, MediaShelf shelf, TelegramFiles files, IHttpClientFactory http, TelegramIds ids)
{
    public const int TextMax = 4096;
    public const int CaptionMax = 1024;
    private const int PhotoMax = 10 << 20;
    private const int DocumentMax = 50 << 20;
    private static readonly TimeSpan TypingShown = TimeSpan.FromSeconds(5);
    private static readonly string[] Actions =
        ["typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note"];

    public TelegramAnswer Message(TelegramCall call)
    {
        var recipient = Recipient(call);
        if (recipient.Refusal is not null) return recipient.Refusal;
        var (text, wrong) = Text(call, "text");
        if (wrong is not null) return TelegramAnswer.Bad(wrong);
        var (buttons, bad) = KeyboardRules.Read(call);
        if (bad is null && KeyboardRules.TakesKeysAway(call)) TakeKeysAway(recipient.Citizen!.Chat);
        return bad is not null
            ? TelegramAnswer.Bad(bad)
            : Post(recipient.Citizen!, call, Bubble("text") with { Text = text, Bold = TelegramText.Bold(call.Json("entities"), text), Buttons = buttons });
    }

    public async Task<TelegramAnswer> FileAsync(TelegramCall call, string field)
    {
        var recipient = Recipient(call);
        if (recipient.Refusal is not null) return recipient.Refusal;
        var (caption, wrong) = Text(call, "caption");
        if (wrong is not null) return TelegramAnswer.Bad(wrong);
        var (buttons, bad) = KeyboardRules.Read(call);
        if (bad is not null) return TelegramAnswer.Bad(bad);
        var (item, missing) = await ItemAsync(call, field, call.Text(field));
        if (item is null) return TelegramAnswer.Bad(missing!);
        return Check(field, item) is { } refusal
            ? TelegramAnswer.Bad(refusal)
            : Post(recipient.Citizen!, call, Bubble(field == "photo" ? "image" : field) with
            {
                Text = caption,
                Bold = TelegramText.Bold(call.Json("caption_entities"), caption),
                Media = item.ForChat(),
                Buttons = buttons,
            });
    }

    public async Task<TelegramAnswer> AlbumAsync(TelegramCall call)
    {
        var recipient = Recipient(call);
        if (recipient.Refusal is not null) return recipient.Refusal;
        if (call.Json("media") is not JsonArray { Count: >= 2 and <= 10 } media) return TelegramAnswer.Bad("expected an Array of 2-10 InputMedia");

        var bubbles = new List<ChatMessage>();
        var album = ids.NextMessage();
        foreach (var part in media)
        {
            var type = (string?)part?["type"];
            if (type is not ("photo" or "document")) return TelegramAnswer.Bad("wrong InputMedia type");
            var (item, missing) = await ItemAsync(call, type, (string?)part!["media"]);
            if (item is null) return TelegramAnswer.Bad(missing!);
            if (Check(type, item) is { } refusal) return TelegramAnswer.Bad(refusal);
            if ((string?)part["caption"] is { Length: > CaptionMax }) return TelegramAnswer.Bad("message caption is too long");
            bubbles.Add(Bubble(type == "photo" ? "image" : type) with { Text = (string?)part["caption"], Media = item.ForChat(), Album = album });
        }

        return TelegramAnswer.Ok(new JsonArray([.. bubbles.Select(b => Post(recipient.Citizen!, call, b).Result!.DeepClone())]));
    }

    public TelegramAnswer Location(TelegramCall call)
    {
        var recipient = Recipient(call);
        if (recipient.Refusal is not null) return recipient.Refusal;
        return call.Has("latitude") && call.Has("longitude")
            ? Post(recipient.Citizen!, call, Bubble("location") with { Text = $"{call.Text("latitude")}, {call.Text("longitude")}" })
            : TelegramAnswer.Bad("latitude and longitude must be specified");
    }

    public TelegramAnswer Venue(TelegramCall call)
    {
        var recipient = Recipient(call);
        if (recipient.Refusal is not null) return recipient.Refusal;
        if (!call.Has("latitude") || !call.Has("longitude")) return TelegramAnswer.Bad("latitude and longitude must be specified");
        return call.Has("title") && call.Has("address")
            ? Post(recipient.Citizen!, call, Bubble("location") with { Text = $"{call.Text("title")} {call.Text("latitude")}, {call.Text("longitude")}" })
            : TelegramAnswer.Bad("title and address must be specified");
    }

    public TelegramAnswer Action(TelegramCall call)
    {
        var recipient = Recipient(call);
        if (recipient.Refusal is not null) return recipient.Refusal;
        if (!Actions.Contains(call.Text("action"))) return TelegramAnswer.Bad("wrong parameter action in request");
        recipient.Citizen!.Chat.ShowTyping(TypingShown);
        return TelegramAnswer.True();
    }

    /// <summary>The citizen behind chat_id, or Telegram's refusal.</summary>
    public (Citizen? Citizen, TelegramAnswer? Refusal) Recipient(TelegramCall call)
    {
        if (call.Text("chat_id") is not { Length: > 0 }) return (null, TelegramAnswer.Bad("chat_id is empty"));
        if (call.Number("chat_id") is not { } id || citizens.ByTelegram(id) is not { } citizen) return (null, TelegramAnswer.Bad("chat not found"));
        return citizen.Blocked ? (null, new TelegramAnswer(403, null, "Forbidden: bot was blocked by the user")) : (citizen, null);
    }

    /// <summary>A text parameter without its formatting, within its limit.</summary>
    public static (string? Plain, string? Error) Text(TelegramCall call, string name)
    {
        var text = call.Text(name);
        if (name == "text" && string.IsNullOrWhiteSpace(text)) return (null, "message text is empty");
        if (text is null) return (null, null);
        var (plain, error) = TelegramText.Parse(text, call.Text("parse_mode"));
        if (error is not null) return (null, error);
        return name == "text" && plain.Length > TextMax ? (null, "message is too long")
            : name == "caption" && plain.Length > CaptionMax ? (null, "message caption is too long")
            : (plain, null);
    }

    private static ChatMessage Bubble(string kind) => new() { Id = "", From = "bot", Kind = kind, Status = "read" };

    private static void TakeKeysAway(Chat chat)
    {
        foreach (var message in chat.Read().Where(m => m.Buttons.Any(b => b.Kind is "key" or "contact" or "location"))) chat.Change(message.Id, m => m with { Buttons = [] });
    }

    private static string? Check(string field, MediaItem item)
    {
        if (field != "photo") return item.Bytes.Length > DocumentMax ? "file is too big" : null;
        if (item.Bytes.Length > PhotoMax) return "file is too big for a photo";
        if (ImageSize.Read(item.Bytes) is not { } size) return "IMAGE_PROCESS_FAILED";
        var (longer, shorter) = (Math.Max(size.Width, size.Height), Math.Min(size.Width, size.Height));
        return longer + shorter > 10_000 || longer > shorter * 20 ? "PHOTO_INVALID_DIMENSIONS" : null;
    }

    private async Task<(MediaItem? Item, string? Error)> ItemAsync(TelegramCall call, string field, string? named)
    {
        if (call.HasFile(field) && named is null) return await UploadedAsync(call, field);
        if (named is null) return (null, $"there is no {field} in the request");
        if (named.StartsWith("attach://", StringComparison.Ordinal)) return await UploadedAsync(call, named["attach://".Length..]);
        if (files.Find(named) is { } known) return (known, null);
        if (!Uri.TryCreate(named, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) return (null, "wrong remote file identifier specified: Wrong string length");
        try
        {
            using var client = http.CreateClient("link");
            using var answer = await client.GetAsync(address);
            answer.EnsureSuccessStatusCode();
            var type = answer.Content.Headers.ContentType?.MediaType ?? "application/octet-stream";
            return (shelf.Put(Path.GetFileName(address.AbsolutePath), type, await answer.Content.ReadAsByteArrayAsync()), null);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return (null, "failed to get HTTP URL content");
        }
    }

    private async Task<(MediaItem? Item, string? Error)> UploadedAsync(TelegramCall call, string name) =>
        await call.FileAsync(name, shelf) is not { } item ? (null, $"there is no file {name} in the request")
        : item.Bytes.Length == 0 ? (null, "file must be non-empty")
        : (item, null);

    private TelegramAnswer Post(Citizen citizen, TelegramCall call, ChatMessage bubble)
    {
        var answered = (call.Json("reply_parameters") as JsonObject)?["message_id"]?.ToString() ?? call.Text("reply_to_message_id");
        var sent = citizen.Chat.Add(bubble with { Id = ids.NextMessage(), ReplyTo = answered });
        return TelegramAnswer.Ok(TelegramJson.BotMessage(options.Value, citizen, sent));
    }
}
