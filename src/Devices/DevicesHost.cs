using KtpBot.Core.Devices;
using KtpBot.Devices.Backoffice;
using KtpBot.Devices.Drivers.Camera;
using KtpBot.Devices.Drivers.Camera.Simulated;
using KtpBot.Devices.Drivers.CardPrinter;
using KtpBot.Devices.Drivers.CardPrinter.File;
using KtpBot.Devices.Drivers.CardPrinter.Ipp;
using KtpBot.Devices.Drivers.Fingerprint;
using KtpBot.Devices.Drivers.Fingerprint.Simulated;
using KtpBot.Devices.Drivers.Signature;
using KtpBot.Devices.Drivers.Signature.Simulated;
using KtpBot.Devices.Jobs;
using KtpBot.Devices.Status;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace KtpBot.Devices;

/// <summary>Puts the service of the counter PC together. It calls out to the Backoffice and serves only a local status page.</summary>
public static class DevicesHost
{
    private const string DefaultAddress = "http://127.0.0.1:8082";

    private static readonly DeviceJobKind[] _captures = [DeviceJobKind.CapturePhoto, DeviceJobKind.CaptureFingerprints, DeviceJobKind.CaptureSignature];

    /// <summary>Builds the host; the caller starts it, and starting fails with a sentence that says what to set.</summary>
    /// <param name="args">Configuration in command-line form, for example <c>--Devices:StationId=loket-1</c>.</param>
    /// <param name="replace">Registrations that take the place of the ordinary ones, such as a driver of another maker.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(DevicesHost).Assembly.GetName().Name,
        });
        if (builder.Configuration["urls"] is null && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(DefaultAddress);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddDevicesOptions(builder.Configuration).AddDrivers().AddJobs().AddStatus();
        replace?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapStatus();
        return app;
    }

    private static IServiceCollection AddDevicesOptions(this IServiceCollection services, ConfigurationManager configuration)
    {
        services.AddOptions<DevicesOptions>().Bind(configuration.GetSection(DevicesOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DevicesOptions>, DevicesOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        return services;
    }

    private static IServiceCollection AddDrivers(this IServiceCollection services) => services
        .AddSingleton<ICamera, SimulatedCamera>()
        .AddSingleton<IFingerprintReader, SimulatedFingerprintReader>()
        .AddSingleton<ISignaturePad, SimulatedSignaturePad>()
        .AddSingleton<IppCardPrinter>()
        .AddSingleton<FileCardPrinter>()
        .AddSingleton<ICardPrinter>(provider => provider.GetRequiredService<IOptions<DevicesOptions>>().Value.Printer.Kind is PrinterOptions.Ipp
            ? provider.GetRequiredService<IppCardPrinter>()
            : provider.GetRequiredService<FileCardPrinter>());

    private static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddSingleton<DataFolder>()
        .AddSingleton(provider => provider.GetRequiredService<DataFolder>().OpenCipher())
        .AddSingleton(provider => new Ledger(provider.GetRequiredService<DataFolder>().Directory, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(OpenSpool)
        .AddSingleton<BackofficeClient>()
        .AddSingleton<Backoff>()
        .AddSingleton<CaptureWork>()
        .AddSingleton<CardDocument>()
        .AddSingleton<PrintWork>()
        .AddSingleton<Delivery>()
        .AddSingleton<JobRunner>()
        .AddSingleton<IHostedService>(provider => Lane(provider, _captures))
        .AddSingleton<IHostedService>(provider => Lane(provider, [DeviceJobKind.PrintCard]));

    private static IServiceCollection AddStatus(this IServiceCollection services) => services
        .AddSingleton<StationStatus>()
        .AddSingleton<StatusPage>();

    private static Spool OpenSpool(IServiceProvider provider)
    {
        var spool = new Spool(provider.GetRequiredService<DataFolder>().Directory, provider.GetRequiredService<Core.Privacy.FieldCipher>());
        spool.Sweep(provider.GetRequiredService<Ledger>().Open.Select(record => record.AttemptId));
        return spool;
    }

    private static JobLane Lane(IServiceProvider provider, DeviceJobKind[] kinds) => ActivatorUtilities.CreateInstance<JobLane>(provider, (IReadOnlyList<DeviceJobKind>)kinds);
}
