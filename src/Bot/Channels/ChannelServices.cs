using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KtpBot.Bot.Channels;

/// <summary>What WhatsApp and Telegram share.</summary>
internal static class ChannelServices
{
    public static IServiceCollection AddProviderHttp(this IServiceCollection services)
    {
        services.TryAddSingleton<ProviderHttp>();
        services.TryAddSingleton(TimeProvider.System);
        return services;
    }

    /// <summary>The sentence for settings that are missing, or null: "Isi A, B."</summary>
    public static string? Missing(string section, params (string Name, string? Value)[] settings)
    {
        var missing = settings.Where(setting => string.IsNullOrWhiteSpace(setting.Value)).Select(setting => section + setting.Name).ToList();
        return missing.Count == 0 ? null : $"Isi {string.Join(", ", missing)}.";
    }
}
