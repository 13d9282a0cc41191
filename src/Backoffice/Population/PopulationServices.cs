using KtpBot.Core.Population;

namespace KtpBot.Backoffice.Population;

/// <summary>Registers the bridge to population data.</summary>
internal static class PopulationServices
{
    /// <summary>Reads the section <c>Population</c>; needs storage and the case desk.</summary>
    /// <exception cref="InvalidOperationException">A setting is wrong; the message says which.</exception>
    public static IServiceCollection AddPopulation(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(PopulationOptions.Section).Get<PopulationOptions>() ?? new PopulationOptions();
        var service = configuration.GetSection(CallNikOptions.Section).Get<CallNikOptions>() ?? new CallNikOptions();
        if ((options.Problem() ?? service.Problem()) is { } problem) throw new InvalidOperationException(problem);
        services.AddSingleton(options).AddSingleton(service);

        // The handler's own log lines would carry the address, and a redirect could carry the question elsewhere.
        services.AddHttpClient<CallNikClient>(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) })
            .RemoveAllLoggers();
        services.AddSingleton<SnapshotImport>().AddSingleton<PopulationSweep>().AddSingleton<SnapshotQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<SnapshotQueue>());
        return services.AddScoped<PopulationLookup>().AddScoped<PopulationSources>();
    }
}
