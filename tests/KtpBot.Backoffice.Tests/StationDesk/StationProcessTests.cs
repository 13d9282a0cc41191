using KtpBot.Backoffice.Security;
using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Cases;
using KtpBot.Testing.Printing;
using KtpBot.Testing.Processes;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Backoffice.Tests.StationDesk;

/// <summary>The real service of a counter PC as a process, the real back-office and a real IPP printer.</summary>
public sealed class StationProcessTests : IAsyncLifetime
{
    private static readonly Actor _operator = Actor.Officer(0, "Uji", ["operator_rekam", "operator_cetak"]);

    private readonly TemporaryFolder _folder = new();
    private RunningBackoffice _office = null!;
    private VirtualCardPrinter _printer = null!;
    private CaseSeed _seed = null!;
    private string _key = "";

    public async ValueTask InitializeAsync()
    {
        _office = await RunningBackoffice.StartAsync();
        _printer = await VirtualCardPrinter.StartAsync();
        _seed = new CaseSeed(_office);
        await using var scope = _office.Services.CreateAsyncScope();
        _key = (await scope.ServiceProvider.GetRequiredService<StationKeys>().AddAsync("loket-1", CancellationToken.None)).Key!;
    }

    public async ValueTask DisposeAsync()
    {
        await _printer.DisposeAsync();
        await _office.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task CaptureAndPrint_WithTheStationKilledWhileThePrinterWorks_EndWithOneCardToBeChecked()
    {
        var seeded = await _seed.VerifiedAsync();
        await _seed.EnterBiodataAsync(seeded);
        await using (var station = await StartAsync())
        {
            await _seed.TellAsync(new DeviceWorkAsked(seeded.Id, _operator, ["CapturePhoto", "CaptureSignature"]));
            await Eventually.IsTrueAsync(async () => await StatesAsync(seeded) is ["Done", "Done"], "photo and signature are captured");
            _printer.Mood(PrinterMood.Slow);
            await _seed.TellAsync(new DeviceWorkAsked(seeded.Id, _operator, ["PrintCard"]));
            await Eventually.IsTrueAsync(async () => (await StatesAsync(seeded))[^1] == "Printing", "the officer sees that the card is printing");
            await station.KillAsync();
        }

        await using var again = await StartAsync();
        await _printer.ReleaseAsync();
        await Eventually.IsTrueAsync(async () => (await StatesAsync(seeded))[^1] == "ConfirmedByPrinter", "the printer's confirmation arrives");

        Assert.Single(_printer.Begun);
        await using var db = _office.OpenDatabase();
        Assert.Equal("periksa-kartu", await db.Cases.Where(c => c.Id == seeded.Id).Select(c => c.StepId).SingleAsync());
        Assert.Equal(1, await db.DeviceJobs.Where(j => j.CaseId == seeded.Id && j.Kind == "PrintCard").Select(j => j.Attempts).SingleAsync());
    }

    [Fact]
    public async Task JammedCard_ComesBackWithAReasonAndTheSecondOneIsPrinted()
    {
        var seeded = await _seed.VerifiedAsync();
        await _seed.EnterBiodataAsync(seeded);
        await using var station = await StartAsync();
        await _seed.TellAsync(new DeviceWorkAsked(seeded.Id, _operator, ["CapturePhoto", "CaptureSignature"]));
        await Eventually.IsTrueAsync(async () => await StatesAsync(seeded) is ["Done", "Done"], "photo and signature are captured");
        _printer.Mood(PrinterMood.Jamming);
        await _seed.TellAsync(new DeviceWorkAsked(seeded.Id, _operator, ["PrintCard"]));
        await Eventually.IsTrueAsync(async () => (await StatesAsync(seeded))[^1] == "Failed", "the jam arrives");

        _printer.Mood(PrinterMood.Willing);
        await _seed.TellAsync(new DeviceWorkAsked(seeded.Id, _operator, ["PrintCard"]));
        await Eventually.IsTrueAsync(async () => (await StatesAsync(seeded))[^1] == "ConfirmedByPrinter", "the second card is printed");

        await using var db = _office.OpenDatabase();
        Assert.Contains("macet", await db.DeviceJobs.Where(j => j.State == "Failed").Select(j => j.Error).SingleAsync(), StringComparison.Ordinal);
        Assert.Equal(2, _printer.Begun.Select(card => card.JobName).Distinct().Count());
    }

    private async Task<List<string>> StatesAsync(SeededCase seeded)
    {
        await using var db = _office.OpenDatabase();
        return await db.DeviceJobs.Where(j => j.CaseId == seeded.Id).OrderBy(j => j.Id).Select(j => j.State).ToListAsync();
    }

    private Task<HostProcess> StartAsync() => HostProcess.StartAsync(
        HostProgram.Devices,
        FreePorts.Take(),
        new Dictionary<string, string>
        {
            ["Devices__BackofficeUrl"] = _office.Address.ToString(),
            ["Devices__StationId"] = "loket-1",
            ["Devices__StationKey"] = _key,
            ["Devices__DataDirectory"] = _folder.Path,
            ["Devices__Printer__Kind"] = "Ipp",
            ["Devices__Printer__Uri"] = _printer.Uri,
            ["Devices__Printer__PollSeconds"] = "0.1",
        },
        "/health/live");
}
