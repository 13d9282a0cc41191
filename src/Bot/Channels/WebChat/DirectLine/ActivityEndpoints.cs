using System.Text.Json;

namespace KtpBot.Bot.Channels.WebChat.DirectLine;

/// <summary>Activities in and out: post, upload, ask.</summary>
internal sealed class ActivityEndpoints(
    ChatDoor door,
    Tokens.ChatTokens tokens,
    CitizenPosts posts,
    ActivityLog log,
    ChatGreeting greeting,
    SeenReports seen,
    ChatLimits limits,
    WebChatOptions options,
    ILogger<ActivityEndpoints> logger)
{
    /// <summary>Bytes of an activity without files; Direct Line clients send entities and channel data along.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>Characters of one message; WhatsApp's own bound.</summary>
    public const int LongestText = 4096;

    /// <summary>The event by which a page says what its citizen has seen: value {"watermark": 7}. Neither stored nor echoed.</summary>
    public const string Seen = "webchat/seen";

    private const int SetSize = 200;

    /// <summary>GET conversations/{id}/activities.</summary>
    public async Task<IResult> ReadAsync(HttpContext context, string id, string? watermark)
    {
        var (pass, refusal) = door.Enter(context.Request, id, ChatDoor.BearerOf(context.Request));
        if (pass is null) return refusal!;
        var after = ConversationEndpoints.WatermarkOf(watermark);
        var rows = await log.ReadAsync(id, after, SetSize, context.RequestAborted);
        if (rows is { Count: 0 } && after == 0 && greeting.IsDue(pass))
        {
            await greeting.GreetAsync(pass, context.RequestAborted);
            rows = await log.ReadAsync(id, after, SetSize, context.RequestAborted);
        }

        if (rows is null) return DirectLineRefusal.UnknownConversation;
        // What the office's own server reads with the secret is not on anybody's screen.
        if (pass.ExpiresAt != DateTime.MaxValue) seen.Delivered(id, rows.Count > 0 ? rows[^1].Sequence : after);
        return Results.Json(new AttachmentLinks(tokens, door.BaseUrl(context.Request)).SetOf(rows, after), DirectLineJson.Wire.ActivitySet);
    }

    /// <summary>POST conversations/{id}/activities.</summary>
    public async Task<IResult> PostAsync(HttpContext context, string id)
    {
        var (pass, refusal) = door.Enter(context.Request, id, ChatDoor.BearerOf(context.Request));
        if (pass is null) return refusal!;
        if (limits.Post(id) is { } wait) return DirectLineRefusal.TooMany(wait);
        if (await BodyReading.ReadAsync(context, MostBytes) is not { } body) return DirectLineRefusal.TooLarge(MostBytes);
        if (BodyReading.Parse(body, DirectLineJson.Wire.Activity) is not { Type.Length: > 0 } activity) return DirectLineRefusal.BadArgument("The body is not an activity.");
        // That someone is writing is worth nothing a second later: it is neither stored nor echoed.
        if (activity.Type == "typing") return Results.Json(new PostedId($"{id}|typing"), DirectLineJson.Wire.PostedId);
        if (activity is { Type: "event", Name: Seen })
        {
            seen.Read(id, WatermarkIn(activity.Value));
            return Results.Json(new PostedId($"{id}|seen"), DirectLineJson.Wire.PostedId);
        }

        return await StoreAsync(context, id, pass.UserId, activity, body, []);
    }

    /// <summary>POST conversations/{id}/upload.</summary>
    public async Task<IResult> UploadAsync(HttpContext context, string id, string? userId)
    {
        var (pass, refusal) = door.Enter(context.Request, id, ChatDoor.BearerOf(context.Request));
        if (pass is null) return refusal!;
        if (limits.Post(id) is { } wait) return DirectLineRefusal.TooMany(wait);
        return await UploadReading.ReadAsync(context, options.UploadBytes) switch
        {
            UploadRead read => await StoreAsync(
                context, id, pass.UserId, (read.Activity ?? new Activity { From = new ChatAccount(userId) }) with { Type = "message" }, read.ActivityBytes, read.Files),
            UploadUnreadable broken => DirectLineRefusal.BadArgument(broken.Why),
            _ => DirectLineRefusal.TooLarge(options.UploadBytes),
        };
    }

    private static int WatermarkIn(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("watermark", out var mark) && mark.ValueKind == JsonValueKind.Number
            && mark.TryGetInt32(out var upTo) ? upTo : 0;

    private async Task<IResult> StoreAsync(HttpContext context, string id, string? userId, Activity activity, byte[] body, IReadOnlyList<UploadedFile> files)
    {
        if (activity.Text is { Length: > LongestText }) return DirectLineRefusal.BadArgument($"text has at most {LongestText} characters.");
        try
        {
            // A client that hangs up has sent all the same: what has begun is finished.
            var stored = await posts.PostAsync(id, userId, activity, body, files, CancellationToken.None);
            return stored is null
                ? DirectLineRefusal.BadArgument("The message is empty.")
                : Results.Json(new PostedId(stored.Activity.Id!), DirectLineJson.Wire.PostedId);
        }
        catch (Exception e)
        {
            // The edge: whatever failed, the client must hear that it has to send again.
            logger.PostFailed(id, e);
            return DirectLineRefusal.NotStored;
        }
    }
}
