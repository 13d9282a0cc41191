using System.Net;
using KtpBot.Devices.Tests.Backoffice;
using KtpBot.Testing.Processes;
using KtpBot.Testing.Time;

namespace KtpBot.Devices.Tests.Status;

public sealed class StatusTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private FakeBackoffice _backoffice = null!;

    public async ValueTask InitializeAsync() => _backoffice = await FakeBackoffice.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _backoffice.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Ready_SaysWhatIsNotReady()
    {
        await using var station = await StationUnderTest.StartAsync(_backoffice, _folder.Path);
        await Eventually.IsTrueAsync(async () => (await AskAsync(station, "/health/ready")).Status is HttpStatusCode.OK, "the station is ready");

        _backoffice.Silent = true;
        await Eventually.IsTrueAsync(
            async () => await AskAsync(station, "/health/ready") is { Status: HttpStatusCode.ServiceUnavailable } down && down.Text.Contains("Backoffice tidak dapat dihubungi", StringComparison.Ordinal),
            "the missing Backoffice is named");
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(station, "/health/live")).Status);
    }

    [Fact]
    public async Task Ready_WithAPrinterThatIsOff_NamesThePrinter()
    {
        await using var station = await StationUnderTest.StartAsync(_backoffice, _folder.Path, $"ipp://127.0.0.1:{FreePorts.Take()}/ipp/print");

        var (status, text) = await AskAsync(station, "/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("Printer kartu tidak terhubung", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PageAndMetrics_ShowWhatWaitsAndNoPersonalData()
    {
        await using var station = await StationUnderTest.StartAsync(_backoffice, _folder.Path, $"ipp://127.0.0.1:{FreePorts.Take()}/ipp/print");
        _backoffice.Order(Orders.Card());
        await Eventually.IsTrueAsync(async () => (await AskAsync(station, "/")).Text.Contains("KWG-2026-000123", StringComparison.Ordinal), "the page shows the case");

        var page = (await AskAsync(station, "/")).Text;
        var metrics = (await AskAsync(station, "/metrics")).Text;

        Assert.Contains("Cetak kartu", page, StringComparison.Ordinal);
        Assert.Contains("ktpbot_devices_jobs_open 1", metrics, StringComparison.Ordinal);
        Assert.Contains("ktpbot_devices_printer_ready 0", metrics, StringComparison.Ordinal);
        foreach (var personal in new[] { "SITI", "3515174101080001", "MELATI" })
        {
            Assert.DoesNotContain(personal, page, StringComparison.Ordinal);
            Assert.DoesNotContain(personal, metrics, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task WrongKey_IsSaidInWords()
    {
        await using var station = await StationUnderTest.StartAsync(_backoffice, _folder.Path, null, null, "StationKey=salah");

        await Eventually.IsTrueAsync(
            async () => (await AskAsync(station, "/")).Text.Contains("menolak kunci loket", StringComparison.Ordinal), "the page names the key");
    }

    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(StationUnderTest station, string path)
    {
        using var answer = await station.Http.GetAsync(path);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
