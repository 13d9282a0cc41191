using System.Globalization;
using KtpBot.Devices.Tests.Backoffice;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KtpBot.Devices.Tests;

/// <summary>The real service on a port of its own, against a fake Backoffice.</summary>
internal sealed class StationUnderTest : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StationUnderTest(WebApplication app)
    {
        _app = app;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Http { get; }

    /// <param name="backoffice">Where it calls.</param>
    /// <param name="folder">Its data directory; a second start in the same one is a restart.</param>
    /// <param name="printerUri">An IPP printer, or null for the file driver.</param>
    /// <param name="replace">Registrations that take another's place.</param>
    /// <param name="settings">Further settings below <c>Devices:</c>, as key=value.</param>
    public static async Task<StationUnderTest> StartAsync(
        FakeBackoffice backoffice, string folder, string? printerUri = null, Action<IServiceCollection>? replace = null, params string[] settings)
    {
        var app = DevicesHost.Build([.. Arguments(backoffice.Url, folder, printerUri), .. settings.Select(setting => $"--Devices:{setting}")], services =>
        {
            services.AddLogging(logging => logging.ClearProviders());
            replace?.Invoke(services);
        });
        await app.StartAsync();
        return new StationUnderTest(app);
    }

    public static IEnumerable<string> Arguments(string backofficeUrl, string folder, string? printerUri)
    {
        yield return "--urls=http://127.0.0.1:0";
        yield return $"--Devices:BackofficeUrl={backofficeUrl}";
        yield return $"--Devices:StationKey={FakeBackoffice.Key}";
        yield return $"--Devices:StationId={FakeBackoffice.Station}";
        yield return $"--Devices:DataDirectory={folder}";
        yield return "--Devices:ClaimWaitSeconds=0";
        yield return string.Create(CultureInfo.InvariantCulture, $"--Devices:RetrySeconds={0.05}");
        yield return string.Create(CultureInfo.InvariantCulture, $"--Devices:Printer:PollSeconds={0.05}");
        if (printerUri is null)
            yield break;
        yield return "--Devices:Printer:Kind=Ipp";
        yield return $"--Devices:Printer:Uri={printerUri}";
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
