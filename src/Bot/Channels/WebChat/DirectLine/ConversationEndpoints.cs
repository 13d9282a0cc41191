using System.Globalization;
using KtpBot.Bot.Channels.WebChat.Tokens;

namespace KtpBot.Bot.Channels.WebChat.DirectLine;

/// <summary>Tokens and conversations: how a client gets in, stays in and comes back.</summary>
internal sealed class ConversationEndpoints(ChatTokens tokens, ChatDoor door, ChatOpening opening, ChatLimits limits, ActivityLog log)
{
    private const int LongestUserId = 64;

    /// <summary>POST tokens/generate: the office's own server asks, with the secret.</summary>
    public async Task<IResult> GenerateAsync(HttpContext context)
    {
        if (ChatDoor.BearerOf(context.Request) is not { } presented) return DirectLineRefusal.Unauthorized;
        if (!door.IsSecret(presented)) return DirectLineRefusal.BadToken;
        if (await ReadOpenAsync(context) is not { } asked) return DirectLineRefusal.BadArgument("The body is not JSON.");
        if (asked.User?.Id is { } id && !IsUserId(id)) return DirectLineRefusal.BadArgument("user.id starts with \"dl_\" and has at most 64 characters.");
        return Ok(opening.TokenOnly(tokens.NewChatId(), asked.User?.Id, asked.TrustedOrigins));
    }

    /// <summary>POST tokens/refresh: a living token for a new one.</summary>
    public IResult Refresh(HttpContext context)
    {
        if (ChatDoor.BearerOf(context.Request) is not { } presented) return DirectLineRefusal.Unauthorized;
        var (pass, refusal) = door.Read(context.Request, presented);
        return pass is null ? refusal! : Ok(opening.TokenOnly(pass.ChatId, pass.UserId, pass.Origins, pass.OwnPage));
    }

    /// <summary>POST conversations: with the secret, with a token, or anonymously from a trusted site.</summary>
    public async Task<IResult> OpenAsync(HttpContext context)
    {
        if (await ReadOpenAsync(context) is not { } asked) return DirectLineRefusal.BadArgument("The body is not JSON.");
        var presented = ChatDoor.BearerOf(context.Request);
        if (presented is not null && !door.IsSecret(presented))
        {
            var (pass, refusal) = door.Read(context.Request, presented);
            return pass is null ? refusal! : Created(opening.Open(context.Request, pass.ChatId, pass.UserId, pass.Origins, ownPage: pass.OwnPage));
        }

        if (presented is null && !door.IsTrustedBrowser(context.Request))
            return context.Request.Headers.Origin.Count == 0 ? DirectLineRefusal.Unauthorized : DirectLineRefusal.UntrustedOrigin;
        if (limits.NewChat(context.Connection.RemoteIpAddress) is { } wait) return DirectLineRefusal.TooMany(wait);
        // The office's own server may fix the citizen's id; a browser that nobody vouches for gets one from us.
        var userId = presented is null ? ChatTokens.NewUserId() : asked.User?.Id is { } id && IsUserId(id) ? id : null;
        var ownPage = presented is null && door.IsOwnPage(context.Request);
        return Created(opening.Open(context.Request, tokens.NewChatId(), userId, asked.TrustedOrigins, ownPage: ownPage, withResume: ownPage));
    }

    /// <summary>GET conversations/{id}: the client lost its stream and wants a new one from its watermark.</summary>
    public async Task<IResult> ReconnectAsync(HttpContext context, string id, string? watermark)
    {
        var (pass, refusal) = door.Enter(context.Request, id, ChatDoor.BearerOf(context.Request));
        if (pass is null) return refusal!;
        var after = WatermarkOf(watermark);
        if (await log.ReadAsync(id, after, 1, context.RequestAborted) is null) return DirectLineRefusal.UnknownConversation;
        return Ok(opening.Open(context.Request, id, pass.UserId, pass.Origins, after, pass.OwnPage));
    }

    /// <summary>
    /// GET session/getsessionid: asked by clients before they show a sign-in card. There is nothing to sign in to; an empty id says so,
    /// and clients then show such cards without it.
    /// </summary>
    public static IResult Session() => Results.Json(new SessionId(""), DirectLineJson.Wire.SessionId);

    /// <summary>POST /chat/resume: our page on the same device, after the token's end.</summary>
    public async Task<IResult> ResumeAsync(HttpContext context)
    {
        if (!door.IsOwnPage(context.Request)) return DirectLineRefusal.UntrustedOrigin;
        if (limits.NewChat(context.Connection.RemoteIpAddress) is { } wait) return DirectLineRefusal.TooMany(wait);
        if (await BodyReading.ReadAsync(context, ActivityEndpoints.MostBytes) is not { } bytes || BodyReading.Parse(bytes, DirectLineJson.Wire.ResumeRequest)?.Code is not { } code)
            return DirectLineRefusal.BadArgument("The code is missing.");
        return tokens.Read(code, ChatTokenUse.Resume) switch
        {
            TokenGood good => Ok(opening.Open(context.Request, good.Token.ChatId, good.Token.UserId, null, ownPage: true, withResume: true)),
            TokenExpired => DirectLineRefusal.TokenExpired,
            _ => DirectLineRefusal.BadToken,
        };
    }

    /// <summary>A watermark that is missing, null or no number means the beginning.</summary>
    public static int WatermarkOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var watermark) ? watermark : 0;

    private static bool IsUserId(string id) => id.StartsWith("dl_", StringComparison.Ordinal) && id.Length is > 3 and <= LongestUserId;

    private static IResult Ok(OpenedChat chat) => Results.Json(chat, DirectLineJson.Wire.OpenedChat);

    private static IResult Created(OpenedChat chat) => Results.Json(chat, DirectLineJson.Wire.OpenedChat, statusCode: StatusCodes.Status201Created);

    private static async Task<OpenRequest?> ReadOpenAsync(HttpContext context) =>
        await BodyReading.ReadAsync(context, ActivityEndpoints.MostBytes) is not { } bytes ? null
        : bytes.Length == 0 ? new OpenRequest()
        : BodyReading.Parse(bytes, DirectLineJson.Wire.OpenRequest);
}
