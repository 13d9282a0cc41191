namespace KtpBot.Bot.Channels;

/// <summary>A channel's own addresses. Registered by the channel itself, so that the host needs one line for each channel and no more.</summary>
internal sealed record ChannelRoutes(Action<WebApplication> Map)
{
    /// <summary>Maps the addresses of every channel that is on.</summary>
    public static void MapAll(WebApplication app)
    {
        foreach (var routes in app.Services.GetServices<ChannelRoutes>()) routes.Map(app);
    }
}
