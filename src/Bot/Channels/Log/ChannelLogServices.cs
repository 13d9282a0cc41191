using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Log;

/// <summary>Registers the log of exchanges with providers and the alarms about channels.</summary>
internal static class ChannelLogServices
{
    /// <exception cref="InvalidOperationException">The configuration is wrong; the message says what to set.</exception>
    public static IServiceCollection AddChannelLog(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(ChannelLogOptions.Section).Get<ChannelLogOptions>() ?? new ChannelLogOptions();
        if (options.Problem() is { } problem) throw new InvalidOperationException(problem);
        services.AddSingleton(options).AddSingleton<ChannelLogSweep>();
        services.AddSingleton<ChannelLog>();
        services.AddSingleton<IChannelLog>(provider => provider.GetRequiredService<ChannelLog>());
        return services.AddHostedService(provider => provider.GetRequiredService<ChannelLog>());
    }
}
