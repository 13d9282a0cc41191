using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KtpBot.Core.Pauses;

/// <summary>Registers the pauses of the whole office.</summary>
public static class PauseServices
{
    /// <summary>Adds <see cref="PauseDesk"/>, <see cref="PauseRound"/> and <see cref="OpenPauses"/>. Needs storage, the office, its procedures and the case desk.</summary>
    public static IServiceCollection AddPauses(this IServiceCollection services)
    {
        services.TryAddSingleton<OpenPauses>();
        services.TryAddSingleton<PauseDesk>();
        services.TryAddSingleton<PauseRound>();
        return services;
    }
}
