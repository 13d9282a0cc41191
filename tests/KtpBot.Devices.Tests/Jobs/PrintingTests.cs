using KtpBot.Core.Devices;
using KtpBot.Core.Imaging;
using KtpBot.Devices.Drivers.CardPrinter;
using KtpBot.Devices.Drivers.CardPrinter.Ipp;
using KtpBot.Devices.Tests.Backoffice;
using KtpBot.Testing.Printing;
using KtpBot.Testing.Processes;
using KtpBot.Testing.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KtpBot.Devices.Tests.Jobs;

/// <summary>Cards on a real IPP printer, and what happens when anything around it breaks.</summary>
public sealed class PrintingTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private FakeBackoffice _backoffice = null!;
    private VirtualCardPrinter _printer = null!;

    public async ValueTask InitializeAsync()
    {
        _backoffice = await FakeBackoffice.StartAsync();
        _printer = await VirtualCardPrinter.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _printer.DisposeAsync();
        await _backoffice.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Card_IsPrintedOnceAndReportedWhenThePrinterIsDone()
    {
        await using var station = await StationAsync();
        _printer.Mood(PrinterMood.Slow);
        _backoffice.Order(Orders.Card());
        await Eventually.IsTrueAsync(() => _backoffice.Progress.Any(report => report.State is DeviceJobState.Printing), "printing is reported");
        Assert.Empty(_backoffice.Results);

        await _printer.ReleaseAsync();
        var result = await ResultAsync("a1");

        Assert.Equal(DeviceJobState.ConfirmedByPrinter, result.State);
        Assert.NotNull(result.PrinterJobId);
        var card = Assert.Single(_printer.Begun);
        Assert.Equal("KTP-12-a1", card.JobName);
        Assert.Equal("iso_id-1_53.98x85.6mm", card.Media);
        Assert.IsType<InspectionResult.Accepted>(ImageInspector.Inspect(card.Document));
    }

    [Fact]
    public async Task JammedCard_IsReportedAsFailedWithThePrintersReason()
    {
        await using var station = await StationAsync();
        _printer.Mood(PrinterMood.Jamming);
        _backoffice.Order(Orders.Card());

        var result = await ResultAsync("a1");

        Assert.Equal(DeviceJobState.Failed, result.State);
        Assert.Equal(DeviceFailureCode.MediaJam, result.Failure!.Code);
        Assert.Contains("macet", result.Failure.OperatorText, StringComparison.Ordinal);
        Assert.Contains(result.Failure.RawReasons, reason => reason.StartsWith("media-jam", StringComparison.Ordinal));
        Assert.Single(_printer.Begun);
    }

    [Fact]
    public async Task AfterAJam_ANewAttemptPrints()
    {
        await using var station = await StationAsync();
        _printer.Mood(PrinterMood.Jamming);
        _backoffice.Order(Orders.Card());
        await ResultAsync("a1");

        _printer.Mood(PrinterMood.Willing);
        _backoffice.Order(Orders.Card("a2"));

        Assert.Equal(DeviceJobState.ConfirmedByPrinter, (await ResultAsync("a2")).State);
        Assert.Equal(["KTP-12-a1", "KTP-12-a2"], _printer.Begun.Select(card => card.JobName));
    }

    [Fact]
    public async Task PrinterForPaper_RefusesTheCardBeforeAnythingIsPrinted()
    {
        await using var paper = await VirtualCardPrinter.StartAsync("iso_a4_210x297mm");
        await using var station = await StationUnderTest.StartAsync(_backoffice, _folder.Path, paper.Uri);
        _backoffice.Order(Orders.Card());

        var result = await ResultAsync("a1");

        Assert.Equal(DeviceFailureCode.MediaUnsupported, result.Failure!.Code);
        Assert.Empty(paper.Begun);
    }

    [Fact]
    public async Task PrinterSwitchedOff_IsTriedUntilItIsOn()
    {
        await _printer.SwitchOffAsync();
        await using var station = await StationAsync();
        _backoffice.Order(Orders.Card());
        await Eventually.IsTrueAsync(
            () => _backoffice.Progress.Any(report => report.Obstacle?.Code is DeviceFailureCode.PrinterUnreachable), "the officer sees that the printer is off");

        await _printer.SwitchOnAsync();

        Assert.Equal(DeviceJobState.ConfirmedByPrinter, (await ResultAsync("a1")).State);
        Assert.Single(_printer.Begun);
    }

    [Fact]
    public async Task PrinterThatStaysOff_FailsWithoutAPrint()
    {
        await _printer.SwitchOffAsync();
        await using var station = await StationUnderTest.StartAsync(_backoffice, _folder.Path, _printer.Uri, null, "Printer:GiveUpSeconds=0.3");
        _backoffice.Order(Orders.Card());

        var result = await ResultAsync("a1");

        Assert.Equal(DeviceFailureCode.PrinterUnreachable, result.Failure!.Code);
        Assert.Equal(DeviceRetry.ByStaff, result.Failure.Retry);
    }

    [Fact]
    public async Task WithdrawnWhileThePrinterIsOff_IsNeverPrinted()
    {
        await _printer.SwitchOffAsync();
        await using var station = await StationAsync();
        _backoffice.CancelRequested = true;
        _backoffice.Order(Orders.Card());

        var result = await ResultAsync("a1");

        Assert.Equal(DeviceJobState.Cancelled, result.State);
        await _printer.SwitchOnAsync();
        Assert.Empty(_printer.Begun);
    }

    [Fact]
    public async Task DiesBetweenSubmittingAndWritingItDown_DoesNotSubmitAgain()
    {
        var crash = new TaskCompletionSource();
        _printer.Mood(PrinterMood.Slow);
        await using (await StationAsync(inner => new PrinterThatNeverReturns(inner, crash)))
        {
            _backoffice.Order(Orders.Card());
            await crash.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }

        await using var again = await StationAsync();
        await _printer.ReleaseAsync();

        Assert.Equal(DeviceJobState.ConfirmedByPrinter, (await ResultAsync("a1")).State);
        Assert.Single(_printer.Begun);
    }

    [Fact]
    public async Task DiesBetweenSubmittingAndWritingItDown_AndTheJobEndsMeanwhile_DoesNotSubmitAgain()
    {
        var crash = new TaskCompletionSource();
        await using (await StationAsync(inner => new PrinterThatNeverReturns(inner, crash)))
        {
            _backoffice.Order(Orders.Card());
            await crash.Task.WaitAsync(TimeSpan.FromSeconds(30));
            await Eventually.IsTrueAsync(() => _printer.Begun.Count == 1, "the card is printed");
        }

        await using var again = await StationAsync();

        Assert.Equal(DeviceJobState.ConfirmedByPrinter, (await ResultAsync("a1")).State);
        Assert.Single(_printer.Begun);
    }

    [Fact]
    public async Task DiesBeforeThePrinterGetsIt_SubmitsOnce()
    {
        await PrinterIsOlderThanTheJobAsync();
        var crash = new TaskCompletionSource();
        await using (await StationAsync(inner => new PrinterThatNeverReturns(inner, crash, reaches: false)))
        {
            _backoffice.Order(Orders.Card());
            await crash.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }

        await using var again = await StationAsync();

        Assert.Equal(DeviceJobState.ConfirmedByPrinter, (await ResultAsync("a1")).State);
        Assert.Single(_printer.Begun);
    }

    [Fact]
    public async Task PrinterRestartedAfterTheCrash_AsksAPersonInsteadOfPrintingAgain()
    {
        var crash = new TaskCompletionSource();
        await using (await StationAsync(inner => new PrinterThatNeverReturns(inner, crash)))
        {
            _backoffice.Order(Orders.Card());
            await crash.Task.WaitAsync(TimeSpan.FromSeconds(30));
            await Eventually.IsTrueAsync(() => _printer.Begun.Count == 1, "the card is printed");
        }

        await _printer.SwitchOffAsync();
        await _printer.SwitchOnAsync();
        await using var again = await StationAsync();
        var result = await ResultAsync("a1");

        Assert.Equal(DeviceFailureCode.PrintOutcomeUnknown, result.Failure!.Code);
        Assert.Contains("baki keluar", result.Failure.OperatorText, StringComparison.Ordinal);
        Assert.Single(_printer.Begun);
    }

    [Fact]
    public async Task PrinterSwitchedOffWhilePrinting_AsksAPersonAndDoesNotPrintAgain()
    {
        await using var station = await StationAsync();
        _printer.Mood(PrinterMood.Slow);
        _backoffice.Order(Orders.Card());
        await Eventually.IsTrueAsync(() => _backoffice.Progress.Any(report => report.State is DeviceJobState.Printing), "printing is reported");

        await _printer.SwitchOffAsync();
        _printer.Mood(PrinterMood.Willing);
        await _printer.SwitchOnAsync();

        Assert.Equal(DeviceFailureCode.PrintOutcomeUnknown, (await ResultAsync("a1")).Failure!.Code);
        Assert.Single(_printer.Begun);
    }

    [Fact]
    public async Task CaseWithoutPhoto_FailsWithoutAPrint()
    {
        _backoffice.Photo = null;
        await using var station = await StationAsync();
        _backoffice.Order(Orders.Card());

        Assert.Equal(DeviceFailureCode.OrderIncomplete, (await ResultAsync("a1")).Failure!.Code);
        Assert.Empty(_printer.Begun);
    }

    private Task<StationUnderTest> StationAsync(Func<ICardPrinter, ICardPrinter>? around = null) =>
        StationUnderTest.StartAsync(_backoffice, _folder.Path, _printer.Uri, services =>
        {
            if (around is not null)
                services.AddSingleton(provider => around(provider.GetRequiredService<IppCardPrinter>()));
        });

    // A printer tells its age in whole seconds; one that has just been switched on is no witness for the second before.
    private async Task PrinterIsOlderThanTheJobAsync()
    {
        using var driver = new IppCardPrinter(
            Options.Create(new DevicesOptions { Printer = new PrinterOptions { Kind = PrinterOptions.Ipp, Uri = _printer.Uri } }), TimeProvider.System);
        await Eventually.IsTrueAsync(
            async () => await driver.FindAsync("KTP-0-none", TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(-2), CancellationToken.None) is FindOutcome.Absent,
            "the printer is two seconds old");
    }

    private Task<StationResult> ResultAsync(string attempt) =>
        Eventually.GetsAsync(() => _backoffice.Results.GetValueOrDefault(attempt), $"attempt {attempt} is reported");

    /// <summary>The process dies while it sends: before or after the printer had the document, and before anything was written down.</summary>
    private sealed class PrinterThatNeverReturns(ICardPrinter inner, TaskCompletionSource crash, bool reaches = true) : ICardPrinter
    {
        public string Title => inner.Title;

        public Task<PrinterStatus> LookAsync(CancellationToken cancellationToken) => inner.LookAsync(cancellationToken);

        public async Task<SubmitOutcome> SubmitAsync(string jobName, byte[] pdf, CancellationToken cancellationToken)
        {
            if (reaches)
                Assert.IsType<SubmitOutcome.Accepted>(await inner.SubmitAsync(jobName, pdf, cancellationToken));
            crash.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("Never reached.");
        }

        public Task<FindOutcome> FindAsync(string jobName, DateTime submittingAt, CancellationToken cancellationToken) =>
            inner.FindAsync(jobName, submittingAt, cancellationToken);

        public Task<PrintProgress> PollAsync(string printerJobId, CancellationToken cancellationToken) => inner.PollAsync(printerJobId, cancellationToken);
    }
}
