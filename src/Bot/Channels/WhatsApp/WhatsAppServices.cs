using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>Registers the WhatsApp channel when it is configured.</summary>
public static class WhatsAppServices
{
    /// <exception cref="InvalidOperationException">The configuration is half done; the message says what to set.</exception>
    public static IServiceCollection AddWhatsApp(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(WhatsAppOptions.Section).Get<WhatsAppOptions>() ?? new WhatsAppOptions();
        if (!options.IsConfigured) return services;
        if (options.Problem() is { } problem) throw new InvalidOperationException(problem);
        return services
            .AddProviderHttp()
            .AddSingleton(options)
            .AddSingleton(new ChannelRoutes(MapWhatsApp))
            .AddSingleton<WhatsAppIds>()
            .AddSingleton<WhatsAppExchanges>()
            .AddSingleton<WhatsAppAlarms>()
            .AddSingleton<WhatsAppGraph>()
            .AddSingleton<WhatsAppUploads>()
            .AddSingleton<WhatsAppSender>()
            .AddSingleton<WhatsAppReadMarks>()
            .AddHostedService(provider => provider.GetRequiredService<WhatsAppReadMarks>())
            .AddSingleton<WhatsAppEndpoints>()
            .AddSingleton<IChannel, WhatsAppChannel>();
    }

    /// <summary>GET and POST /channels/whatsapp; nothing when the channel is off.</summary>
    public static void MapWhatsApp(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetService<WhatsAppEndpoints>() is not { } endpoints) return;
        app.MapGet("/channels/whatsapp", endpoints.Handshake);
        app.MapPost("/channels/whatsapp", endpoints.ReceiveAsync);
    }
}
