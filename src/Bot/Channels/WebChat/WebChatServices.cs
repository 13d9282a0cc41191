using KtpBot.Bot.Channels.WebChat.DirectLine;
using KtpBot.Bot.Channels.WebChat.Page;
using KtpBot.Bot.Channels.WebChat.Tokens;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WebChat;

/// <summary>Web chat: Direct Line 3.0 under /v3/directline and the page at /chat.</summary>
public static class WebChatServices
{
    /// <summary>
    /// Needs the storage room, the office's profile, an <see cref="IIntake"/> and a <see cref="TimeProvider"/>. The section is <see cref="WebChatOptions.Section"/>;
    /// a wrong value throws with a sentence that says what to set.
    /// </summary>
    public static IServiceCollection AddWebChat(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(WebChatOptions.Section).Get<WebChatOptions>() ?? new WebChatOptions();
        if (options.Problem() is { } problem) throw new InvalidOperationException(problem);
        return services
            .AddSingleton(options)
            .AddSingleton(new ChannelRoutes(app => app.MapWebChat()))
            .AddSingleton<ChatTokens>()
            .AddSingleton<ActivityLog>()
            .AddSingleton<ChatStreams>()
            .AddSingleton<ChatLimits>()
            .AddSingleton<CitizenPosts>()
            .AddSingleton<ChatGreeting>()
            .AddSingleton<SeenReports>()
            .AddSingleton<ChatDoor>()
            .AddSingleton<ChatOpening>()
            .AddSingleton<ConversationEndpoints>()
            .AddSingleton<ActivityEndpoints>()
            .AddSingleton<StreamEndpoint>()
            .AddSingleton<AttachmentEndpoint>()
            .AddSingleton<PageFiles>()
            .AddSingleton<PageEndpoints>()
            .AddSingleton<IChannel, WebChatChannel>()
            .AddHostedService<UnacceptedPosts>()
            .AddHostedService(services => services.GetRequiredService<SeenReports>());
    }
}
