using KtpBot.Bot.Channels.WebChat.DirectLine;
using KtpBot.Bot.Channels.WebChat.Page;
using Microsoft.Net.Http.Headers;

namespace KtpBot.Bot.Channels.WebChat;

/// <summary>The addresses of web chat. Protocol: Direct Line API 3.0 of the Bot Framework.</summary>
public static class WebChatEndpoints
{
    private const string Base = "/v3/directline";

    /// <summary>Adds the Direct Line addresses and the page. The WebSocket layer (UseWebSockets) must stand before it.</summary>
    public static WebApplication MapWebChat(this WebApplication app)
    {
        var services = app.Services;
        var conversations = services.GetRequiredService<ConversationEndpoints>();
        var activities = services.GetRequiredService<ActivityEndpoints>();
        var stream = services.GetRequiredService<StreamEndpoint>();
        var attachments = services.GetRequiredService<AttachmentEndpoint>();
        var page = services.GetRequiredService<PageEndpoints>();

        var line = app.MapGroup(Base).AddEndpointFilter(OpenToOtherSites).AddEndpointFilter(new RequestLimit(services.GetRequiredService<ChatLimits>()));
        line.MapPost("/tokens/generate", (Delegate)conversations.GenerateAsync);
        line.MapPost("/tokens/refresh", conversations.Refresh);
        line.MapPost("/conversations", (Delegate)conversations.OpenAsync);
        line.MapGet("/conversations/{id}", conversations.ReconnectAsync);
        line.MapGet("/conversations/{id}/activities", activities.ReadAsync);
        line.MapPost("/conversations/{id}/activities", activities.PostAsync);
        line.MapPost("/conversations/{id}/upload", activities.UploadAsync);
        line.MapGet("/conversations/{id}/stream", stream.OpenAsync);
        line.MapGet("/session/getsessionid", ConversationEndpoints.Session);
        line.MapGet("/attachments/{id:guid}", attachments.ReadAsync);
        line.MapMethods("/{**rest}", [HttpMethods.Options], () => Results.NoContent());

        string[] read = [HttpMethods.Get, HttpMethods.Head];
        app.MapMethods("/chat", read, page.Index);
        app.MapMethods("/chat/privasi", read, page.Privacy);
        app.MapGet("/chat/config.json", page.Config);
        app.MapGet("/chat/embed", page.Embedding);
        app.MapGet("/chat/sw.js", page.Worker);
        app.MapPost("/chat/resume", (Delegate)conversations.ResumeAsync);
        app.MapGet("/chat/{file}", page.Asset);
        return app;
    }

    // No cookies are involved: who may talk is decided by token, secret and origin (ChatDoor), so every site may ask.
    private static ValueTask<object?> OpenToOtherSites(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
        headers.AccessControlAllowHeaders = "Authorization, Content-Type, x-ms-bot-agent, x-requested-with";
        headers.AccessControlExposeHeaders = HeaderNames.RetryAfter;
        headers.AccessControlMaxAge = "86400";
        headers.CacheControl = "no-store";
        return next(context);
    }

    private sealed class RequestLimit(ChatLimits limits) : IEndpointFilter
    {
        public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
            limits.Request(context.HttpContext.Connection.RemoteIpAddress) is { } wait ? DirectLineRefusal.TooMany(wait) : await next(context);
    }
}
