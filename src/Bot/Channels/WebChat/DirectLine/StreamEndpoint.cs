using KtpBot.Bot.Channels.WebChat.Tokens;

namespace KtpBot.Bot.Channels.WebChat.DirectLine;

/// <summary>GET conversations/{id}/stream: the WebSocket, authorised by the token in its address.</summary>
internal sealed class StreamEndpoint(
    ChatDoor door,
    ChatTokens tokens,
    ActivityLog log,
    ChatStreams streams,
    ChatGreeting greeting,
    SeenReports seen,
    WebChatOptions options,
    IHostApplicationLifetime lifetime,
    ILogger<StreamEndpoint> logger)
{
    public async Task<IResult> OpenAsync(HttpContext context, string id, string? watermark, string? t)
    {
        var (pass, refusal) = door.Enter(context.Request, id, t ?? ChatDoor.BearerOf(context.Request));
        if (pass is null) return refusal!;
        if (!context.WebSockets.IsWebSocketRequest) return DirectLineRefusal.BadArgument("The stream is a WebSocket.");
        var after = ConversationEndpoints.WatermarkOf(watermark);
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var stream = new ChatStream(
            pass, after, socket, log, new AttachmentLinks(tokens, door.BaseUrl(context.Request)), TimeSpan.FromSeconds(options.KeepAliveSeconds), greeting, seen);
        streams.Enter(stream);
        logger.StreamOpened(id, after);
        try
        {
            await stream.RunAsync(lifetime.ApplicationStopping);
        }
        finally
        {
            streams.Leave(stream);
        }

        return Results.Empty;
    }
}
