using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>Registers the Telegram channel when it is configured.</summary>
public static class TelegramServices
{
    /// <exception cref="InvalidOperationException">The configuration is half done; the message says what to set.</exception>
    public static IServiceCollection AddTelegram(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(TelegramOptions.Section).Get<TelegramOptions>() ?? new TelegramOptions();
        if (!options.IsConfigured) return services;
        if (options.Problem() is { } problem) throw new InvalidOperationException(problem);
        services
            .AddProviderHttp()
            .AddSingleton(options)
            .AddSingleton(new ChannelRoutes(MapTelegram))
            .AddSingleton<TelegramApi>()
            .AddSingleton<TelegramBot>()
            .AddSingleton<TelegramErrands>()
            .AddSingleton<TelegramTaps>()
            .AddSingleton<TelegramGroups>()
            .AddSingleton<TelegramAside>()
            .AddSingleton<TelegramTyping>()
            .AddSingleton<TelegramFiles>()
            .AddSingleton<TelegramCommands>()
            .AddSingleton<TelegramEndpoints>()
            .AddSingleton<IChannel, TelegramChannel>()
            .AddHostedService<TelegramRegistration>();
        return options.Polling ? services.AddHostedService<TelegramPolling>() : services;
    }

    /// <summary>POST /channels/telegram; nothing when the channel is off or asks Telegram itself.</summary>
    public static void MapTelegram(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetService<TelegramOptions>() is not { Polling: false }) return;
        app.MapPost("/channels/telegram", app.ServiceProvider.GetRequiredService<TelegramEndpoints>().ReceiveAsync);
    }
}
