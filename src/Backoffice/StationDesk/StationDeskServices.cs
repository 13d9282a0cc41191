namespace KtpBot.Backoffice.StationDesk;

/// <summary>Registers what answers the stations.</summary>
internal static class StationDeskServices
{
    /// <summary>Reads the section <c>Stations</c>; needs storage, the office and the case desk.</summary>
    public static IServiceCollection AddStationDesk(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(StationDeskOptions.Section).Get<StationDeskOptions>() ?? new StationDeskOptions();
        if (options.FingerprintQuality is < 1 or > 100)
            throw new InvalidOperationException("Isi Stations__FingerprintQuality dengan 1 sampai 100.");
        services.AddSingleton(options);
        services.AddSingleton<StationGate>();
        services.AddSingleton<StationOrders>();
        services.AddSingleton<StationClaims>();
        services.AddSingleton<StationReports>();
        services.AddSingleton<StationPictures>();
        return services;
    }
}
