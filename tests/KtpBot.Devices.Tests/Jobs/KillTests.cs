using KtpBot.Core.Devices;
using KtpBot.Devices.Tests.Backoffice;
using KtpBot.Testing.Printing;
using KtpBot.Testing.Processes;
using KtpBot.Testing.Time;

namespace KtpBot.Devices.Tests.Jobs;

/// <summary>The real process, ended by SIGKILL while the card is in the printer.</summary>
public sealed class KillTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task KilledWhilePrinting_FollowsTheSameJobAndPrintsOneCard(int kills)
    {
        using var folder = new TemporaryFolder();
        await using var backoffice = await FakeBackoffice.StartAsync();
        await using var printer = await VirtualCardPrinter.StartAsync();
        printer.Mood(PrinterMood.Slow);
        backoffice.Order(Orders.Card());
        for (var kill = 0; kill < kills; kill++)
        {
            await using var station = await StartAsync(backoffice, folder, printer);
            await Eventually.IsTrueAsync(() => printer.Begun.Count == 1, "the printer has the card");
            await station.KillAsync();
        }

        await using var last = await StartAsync(backoffice, folder, printer);
        await printer.ReleaseAsync();
        var result = await Eventually.GetsAsync(() => backoffice.Results.GetValueOrDefault("a1"), "the card is reported");

        Assert.Equal(DeviceJobState.ConfirmedByPrinter, result.State);
        Assert.Single(printer.Begun);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(23)]
    [InlineData(37)]
    public async Task KilledAtRandomMoments_EveryCardIsPrintedAtMostOnceAndEveryCaptureArrives(int seed)
    {
        var random = new Random(seed);
        using var folder = new TemporaryFolder();
        await using var backoffice = await FakeBackoffice.StartAsync();
        await using var printer = await VirtualCardPrinter.StartAsync();
        var attempts = new List<string>();
        for (var round = 0; round < 4; round++)
        {
            attempts.AddRange([$"a{round}", $"f{round}"]);
            backoffice.Order(Orders.Card($"a{round}"));
            backoffice.Order(Orders.Photo($"f{round}"));
            await using var station = await StartAsync(backoffice, folder, printer);
            await Eventually.IsTrueAsync(() => Moments(backoffice, printer) > 0 && random.Next(4) == 0, "something has happened");
            await station.KillAsync();
        }

        await using var last = await StartAsync(backoffice, folder, printer);
        await Eventually.IsTrueAsync(() => attempts.All(backoffice.Results.ContainsKey), "every attempt is reported");

        Assert.All(printer.Begun.GroupBy(card => card.JobName), sameCard => Assert.Single(sameCard));
        Assert.All(attempts.Where(attempt => attempt[0] == 'f'), attempt => Assert.Equal(DeviceJobState.Done, backoffice.Results[attempt].State));
        Assert.All(attempts.Where(attempt => attempt[0] == 'a'), attempt => AssertHonest(backoffice.Results[attempt], printer));
    }

    // "Printed" is said only of a card that the printer had; where nobody can know, a person is asked.
    private static void AssertHonest(StationResult result, VirtualCardPrinter printer)
    {
        if (result.State is DeviceJobState.ConfirmedByPrinter)
            Assert.Contains(printer.Begun, card => card.JobName.EndsWith(result.AttemptId, StringComparison.Ordinal));
        else
            Assert.Equal(DeviceFailureCode.PrintOutcomeUnknown, result.Failure!.Code);
    }

    private static int Moments(FakeBackoffice backoffice, VirtualCardPrinter printer) => backoffice.Progress.Count + backoffice.Results.Count + printer.Begun.Count;

    private static Task<HostProcess> StartAsync(FakeBackoffice backoffice, TemporaryFolder folder, VirtualCardPrinter printer)
    {
        var port = FreePorts.Take();
        var arguments = StationUnderTest.Arguments(backoffice.Url, folder.Path, printer.Uri).Skip(1).ToArray();
        return HostProcess.StartAsync(HostProgram.Devices, port, new Dictionary<string, string>(), "/health/live", arguments);
    }
}
