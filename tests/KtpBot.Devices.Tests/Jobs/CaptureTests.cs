using System.Text;
using KtpBot.Core.Devices;
using KtpBot.Devices.Drivers.Camera;
using KtpBot.Devices.Tests.Backoffice;
using KtpBot.Testing.Cards;
using KtpBot.Testing.Processes;
using KtpBot.Testing.Time;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Devices.Tests.Jobs;

public sealed class CaptureTests : IAsyncLifetime
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
    public async Task EveryCapture_ArrivesWithItsFilesAndLeavesNothingBehind()
    {
        await using var station = await StationUnderTest.StartAsync(_backoffice, _folder.Path);
        _backoffice.Order(Orders.Photo());
        _backoffice.Order(Orders.Fingerprints("s1", new FingerException(FingerPosition.LeftRing, MissingFingerReason.Amputated)));
        _backoffice.Order(Orders.Signature());

        var photo = await ResultAsync("f1");
        var fingers = await ResultAsync("s1");
        var signature = await ResultAsync("t1");

        Assert.All(new[] { photo, fingers, signature }, result => Assert.Equal(DeviceJobState.Done, result.State));
        Assert.Equal(9, fingers.Artifacts.Count);
        Assert.Equal(10, fingers.Fingers.Count);
        Assert.Equal(MissingFingerReason.Amputated, fingers.Fingers.Single(finger => finger.Artifact is null).Missing);
        Assert.Equal(["signature.png", "signature.json"], signature.Artifacts.Select(artifact => artifact.Name));
        Assert.All(photo.Artifacts.Concat(fingers.Artifacts).Concat(signature.Artifacts), artifact => Assert.True(_backoffice.Files.ContainsKey(artifact.Sha256)));
        await Eventually.IsTrueAsync(() => Directory.GetFiles(_folder.File("spool")).Length == 0, "the spool is empty");
    }

    [Fact]
    public async Task BackofficeFallsSilent_TheCaptureIsKeptEncryptedAndDeliveredAfterARestartWithoutASecondCapture()
    {
        var camera = new CountingCamera(_backoffice);
        await using (await StationAsync(camera))
        {
            _backoffice.Order(Orders.Photo());
            await Eventually.IsTrueAsync(() => Directory.Exists(_folder.File("spool")) && Directory.GetFiles(_folder.File("spool"), "*.result").Length == 1, "the result lies in the spool");
        }

        Assert.DoesNotContain("JFIF", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(_folder.File("spool", "f1.result"))), StringComparison.Ordinal);
        Assert.Empty(_backoffice.Results);
        _backoffice.Silent = false;
        await using var again = await StationAsync(camera);
        var result = await ResultAsync("f1");

        Assert.Equal(1, camera.Captures);
        Assert.Equal(FictionalCards.PortraitJpeg(), _backoffice.Files[result.Artifacts.Single().Sha256]);
    }

    [Fact]
    public async Task AnswerToAResultIsLost_ItIsSentAgainAndCountsOnce()
    {
        _backoffice.LoseResultAnswers = true;
        await using var station = await StationUnderTest.StartAsync(_backoffice, _folder.Path);
        _backoffice.Order(Orders.Photo());
        await Eventually.IsTrueAsync(() => _backoffice.ResultRequests.Count >= 2, "the result is sent again");

        _backoffice.LoseResultAnswers = false;
        await Eventually.IsTrueAsync(() => Directory.GetFiles(_folder.File("spool")).Length == 0, "the result is acknowledged");

        Assert.Single(_backoffice.Results);
        Assert.Single(_backoffice.ResultRequests.Select(request => request.Artifacts.Single().Sha256).Distinct());
    }

    [Fact]
    public async Task AnswerToAClaimIsLost_TheSameAttemptIsHandedOutAgain()
    {
        _backoffice.LoseClaimAnswers = true;
        await using var station = await StationUnderTest.StartAsync(_backoffice, _folder.Path);
        _backoffice.Order(Orders.Photo());
        await Eventually.IsTrueAsync(() => _backoffice.LostClaims > 0, "a claim was lost");

        _backoffice.LoseClaimAnswers = false;

        Assert.Equal(DeviceJobState.Done, (await ResultAsync("f1")).State);
    }

    [Fact]
    public async Task DriverThatThrows_BecomesAFailureAndTheStationGoesOn()
    {
        await using var station = await StationUnderTest.StartAsync(_backoffice, _folder.Path, null, services => services.AddSingleton<ICamera, BrokenCamera>());
        _backoffice.Order(Orders.Photo());
        _backoffice.Order(Orders.Signature());

        var failed = await ResultAsync("f1");

        Assert.Equal(DeviceFailureCode.StationFault, failed.Failure!.Code);
        Assert.DoesNotContain("kabel", failed.Failure.OperatorText, StringComparison.Ordinal);
        Assert.Equal(DeviceJobState.Done, (await ResultAsync("t1")).State);
    }

    [Fact]
    public async Task WeakFingers_AreRefusedWithTheFingerNamed()
    {
        await using var station = await StationUnderTest.StartAsync(_backoffice, _folder.Path, null, null, "Fingerprint:SimulatedQuality=5");
        _backoffice.Order(Orders.Fingerprints());

        var result = await ResultAsync("s1");

        Assert.Equal(DeviceFailureCode.CaptureQualityTooLow, result.Failure!.Code);
        Assert.StartsWith("RightThumb=", result.Failure.RawReasons.Single(), StringComparison.Ordinal);
        Assert.Empty(result.Artifacts);
    }

    [Fact]
    public async Task PhotoBeforeTheWrongBackground_IsRefused()
    {
        await using var station = await StationUnderTest.StartAsync(_backoffice, _folder.Path, null, services => services.AddSingleton<ICamera, BlueCamera>());
        _backoffice.Order(Orders.Photo(birthYear: 2007));

        var result = await ResultAsync("f1");

        Assert.Equal(DeviceFailureCode.BackgroundWrong, result.Failure!.Code);
        Assert.Contains("merah", result.Failure.OperatorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OrderWithoutItsTask_IsReportedAsIncomplete()
    {
        await using var station = await StationUnderTest.StartAsync(_backoffice, _folder.Path);
        _backoffice.Order(Orders.Photo() with { Photo = null });

        Assert.Equal(DeviceFailureCode.OrderIncomplete, (await ResultAsync("f1")).Failure!.Code);
    }

    [Fact]
    public async Task CardWithoutAPrinter_IsWrittenIntoTheFolderOnce()
    {
        await using var station = await StationUnderTest.StartAsync(_backoffice, _folder.Path);
        _backoffice.Order(Orders.Card());

        Assert.Equal(DeviceJobState.ConfirmedByPrinter, (await ResultAsync("a1")).State);
        Assert.Equal("KTP-12-a1.pdf", Path.GetFileName(Assert.Single(Directory.GetFiles(_folder.File("kartu")))));
    }

    private Task<StationUnderTest> StationAsync(ICamera camera) =>
        StationUnderTest.StartAsync(_backoffice, _folder.Path, null, services => services.AddSingleton(camera));

    private Task<StationResult> ResultAsync(string attempt) =>
        Eventually.GetsAsync(() => _backoffice.Results.GetValueOrDefault(attempt), $"attempt {attempt} is reported");

    /// <summary>Counts its pictures, and breaks the line to the Backoffice while doing so.</summary>
    private sealed class CountingCamera(FakeBackoffice backoffice) : ICamera
    {
        public int Captures { get; private set; }

        public Task<DeviceOutcome> CaptureAsync(PhotoTask task, string attemptId, CancellationToken cancellationToken)
        {
            Captures++;
            backoffice.Silent = true;
            return Task.FromResult<DeviceOutcome>(
                new DeviceOutcome.Succeeded([new DeviceArtifact("photo.jpg", "image/jpeg", FictionalCards.PortraitJpeg())], []));
        }
    }

    private sealed class BlueCamera : ICamera
    {
        public Task<DeviceOutcome> CaptureAsync(PhotoTask task, string attemptId, CancellationToken cancellationToken) =>
            Task.FromResult<DeviceOutcome>(new DeviceOutcome.Succeeded([new DeviceArtifact("photo.jpg", "image/jpeg", FictionalCards.PortraitJpeg())], []));
    }

    private sealed class BrokenCamera : ICamera
    {
        public Task<DeviceOutcome> CaptureAsync(PhotoTask task, string attemptId, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("kabel terputus");
    }
}
