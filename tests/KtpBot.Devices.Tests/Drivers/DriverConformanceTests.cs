using KtpBot.Core.Devices;
using KtpBot.Core.Imaging;
using KtpBot.Core.Imaging.Drawing;
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
using KtpBot.Testing.Cards;
using KtpBot.Testing.Printing;
using KtpBot.Testing.Processes;
using KtpBot.Testing.Time;
using Microsoft.Extensions.Options;

namespace KtpBot.Devices.Tests.Drivers;

/// <summary>One set of demands for every driver of a kind. A driver that is missing here fails the last test.</summary>
public sealed class DriverConformanceTests
{
    private static readonly IOptions<DevicesOptions> _options = Options.Create(new DevicesOptions());

    private static readonly Type[] _covered =
        [typeof(SimulatedCamera), typeof(SimulatedFingerprintReader), typeof(SimulatedSignaturePad), typeof(FileCardPrinter), typeof(IppCardPrinter)];

    public static TheoryData<string, PhotoBackground> Cameras => new()
    {
        { nameof(SimulatedCamera), PhotoBackground.Blue },
        { nameof(SimulatedCamera), PhotoBackground.Red },
    };

    [Theory]
    [MemberData(nameof(Cameras))]
    public async Task Camera_TakesAnUprightPictureBeforeTheRightBackground(string driver, PhotoBackground background)
    {
        ICamera camera = driver == nameof(SimulatedCamera) ? new SimulatedCamera() : throw new ArgumentException(driver);

        var outcome = await camera.CaptureAsync(new PhotoTask { BirthYear = 1990, Background = background }, "k1", CancellationToken.None);

        var photo = Assert.Single(Assert.IsType<DeviceOutcome.Succeeded>(outcome).Artifacts);
        Assert.Equal(("photo.jpg", "image/jpeg"), (photo.Name, photo.ContentType));
        var accepted = Assert.IsType<InspectionResult.Accepted>(ImageInspector.Inspect(photo.Content));
        Assert.True(accepted is { Kind: FileKind.Jpeg, Width: >= 480, Height: >= 640 });
        Assert.Equal(0.75, (double)accepted.Width / accepted.Height, 2);
        Assert.Equal(background, PhotoGround.Recognise(photo.Content));
    }

    [Fact]
    public async Task FingerprintReader_AnswersForAllTenFingersWithScoreOrReason()
    {
        IFingerprintReader reader = new SimulatedFingerprintReader(_options);
        var task = new FingerprintTask { RequiredQuality = 40, Exceptions = [new FingerException(FingerPosition.RightThumb, MissingFingerReason.Bandaged)] };

        var done = Assert.IsType<DeviceOutcome.Succeeded>(await reader.CaptureAsync(task, "k1", CancellationToken.None));

        Assert.Equal(Enum.GetValues<FingerPosition>(), done.Fingers.Select(finger => finger.Finger));
        Assert.All(done.Fingers, finger => Assert.True(finger is { Missing: not null, Quality: null, Artifact: null } or { Missing: null, Quality: >= 40 and <= 100, Artifact: not null }));
        Assert.Equal(done.Fingers.Select(finger => finger.Artifact).OfType<string>(), done.Artifacts.Select(artifact => artifact.Name));
        Assert.All(done.Artifacts, artifact => Assert.Equal(FileKind.Png, ImageInspector.Sniff(artifact.Content)));
        Assert.Equal(done.Artifacts.Count, done.Artifacts.Select(artifact => artifact.Describe().Sha256).Distinct().Count());
    }

    [Fact]
    public async Task SignaturePad_GivesPictureAndStrokes()
    {
        ISignaturePad pad = new SimulatedSignaturePad();

        var done = Assert.IsType<DeviceOutcome.Succeeded>(await pad.CaptureAsync("k1", CancellationToken.None));

        using var picture = Picture.TryRead(done.Artifacts.Single(artifact => artifact.Name == "signature.png").Content);
        Assert.NotNull(picture);
        Assert.StartsWith("[[[", System.Text.Encoding.UTF8.GetString(done.Artifacts.Single(artifact => artifact.Name == "signature.json").Content), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(FileCardPrinter))]
    [InlineData(nameof(IppCardPrinter))]
    public async Task CardPrinter_PrintsFindsAndFollowsAJob(string driver)
    {
        using var folder = new TemporaryFolder();
        await using var virtualPrinter = driver == nameof(IppCardPrinter) ? await VirtualCardPrinter.StartAsync() : null;
        var options = Options.Create(new DevicesOptions { DataDirectory = folder.Path, Printer = { Uri = virtualPrinter?.Uri ?? "" } });
        using var data = new DataFolder(options);
        using var ipp = virtualPrinter is null ? null : new IppCardPrinter(options, TimeProvider.System);
        var printer = (ICardPrinter?)ipp ?? new FileCardPrinter(options, data);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;

        Assert.True((await printer.LookAsync(CancellationToken.None)).Ready);
        var before = await printer.FindAsync("KTP-1-x", now, CancellationToken.None);
        var accepted = Assert.IsType<SubmitOutcome.Accepted>(await printer.SubmitAsync("KTP-1-x", CardFace.RenderPdf(FictionalCards.Siti()), CancellationToken.None));
        var found = Assert.IsType<FindOutcome.Found>(await printer.FindAsync("KTP-1-x", now, CancellationToken.None));

        Assert.IsNotType<FindOutcome.Found>(before);
        Assert.Equal(accepted.PrinterJobId, found.PrinterJobId);
        await Eventually.IsTrueAsync(async () => await printer.PollAsync(accepted.PrinterJobId, CancellationToken.None) is PrintProgress.Completed, "the card is done");
        Assert.IsType<PrintProgress.Forgotten>(await printer.PollAsync(driver == nameof(IppCardPrinter) ? "987654" : "KTP-9-none", CancellationToken.None));
    }

    [Fact]
    public async Task CardPrinter_ThatIsOff_IsAValueAndNoException()
    {
        await using var off = await VirtualCardPrinter.StartAsync(switchedOn: false);
        using var printer = new IppCardPrinter(Options.Create(new DevicesOptions { Printer = { Uri = off.Uri } }), TimeProvider.System);

        Assert.Equal(DeviceFailureCode.PrinterUnreachable, (await printer.LookAsync(CancellationToken.None)).Obstacle!.Code);
        Assert.Equal(DeviceFailureCode.PrinterUnreachable, Assert.IsType<SubmitOutcome.NotAccepted>(await printer.SubmitAsync("KTP-1-x", [1], CancellationToken.None)).Failure.Code);
        Assert.IsType<FindOutcome.Unreachable>(await printer.FindAsync("KTP-1-x", default, CancellationToken.None));
        Assert.IsType<PrintProgress.Unreachable>(await printer.PollAsync("1", CancellationToken.None));
    }

    [Fact]
    public void EveryDriver_IsHeldToTheseDemands()
    {
        Type[] ports = [typeof(ICamera), typeof(IFingerprintReader), typeof(ISignaturePad), typeof(ICardPrinter)];
        var drivers = typeof(DevicesHost).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && ports.Any(port => port.IsAssignableFrom(type)));

        Assert.Equal(_covered.OrderBy(type => type.Name), drivers.OrderBy(type => type.Name));
    }
}
