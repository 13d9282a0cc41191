using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KtpBot.Core.Devices;
using KtpBot.Testing;
using KtpBot.Testing.Cards;

namespace KtpBot.Core.Tests.Devices;

/// <summary>Stations in the field are updated after the server, so the wire format may only grow. The golden file pins it.</summary>
public sealed class StationWireTests
{
    private static readonly DateTime _at = new(2026, 11, 20, 2, 15, 0, DateTimeKind.Utc);

    [Fact]
    public void Records_HaveThePinnedWireFormat()
    {
        var lines = string.Join('\n', Samples()) + "\n";

        var path = Path.Combine(RepositoryRoot.Path, "tests", "KtpBot.Core.Tests", "Devices", "station-wire.golden.jsonl");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, lines);
        Assert.Equal(File.ReadAllText(path), lines);
    }

    [Fact]
    public void Records_ComeBackAsTheyWent()
    {
        foreach (var line in Samples())
        {
            var (name, json) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            var type = StationJson.Default.GetTypeInfo(typeof(StationJob).Assembly.GetType($"KtpBot.Core.Devices.{name}")!)!;

            var again = JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type), type);

            Assert.Equal(json, again);
        }
    }

    private static IEnumerable<string> Samples()
    {
        yield return Line(new StationClaim { StationId = "loket-1", Kinds = [DeviceJobKind.PrintCard], Holding = ["a1b2"], WaitSeconds = 20 }, StationJson.Default.StationClaim);
        yield return Line(Job(DeviceJobKind.CapturePhoto) with { Photo = new PhotoTask { BirthYear = 2008, Background = PhotoBackground.Blue } }, StationJson.Default.StationJob);
        yield return Line(
            Job(DeviceJobKind.CaptureFingerprints) with
            {
                Fingerprints = new FingerprintTask { Exceptions = [new FingerException(FingerPosition.LeftRing, MissingFingerReason.Injured)], RequiredQuality = 40 },
            },
            StationJson.Default.StationJob);
        yield return Line(Job(DeviceJobKind.CaptureSignature), StationJson.Default.StationJob);
        yield return Line(
            Job(DeviceJobKind.PrintCard) with { Card = new CardTask { Text = FictionalCards.SitiText(), Specimen = true, HasSignature = true } },
            StationJson.Default.StationJob);
        yield return Line(
            new StationProgress
            {
                StationId = "loket-1",
                AttemptId = "a1b2",
                State = DeviceJobState.Submitted,
                OccurredAt = _at,
                PrinterJobId = "7",
                Obstacle = DeviceFailures.For(DeviceFailureCode.MediaEmpty, "media-empty-error"),
            },
            StationJson.Default.StationProgress);
        yield return Line(new StationAnswer { Verdict = StationVerdict.Accepted, CancelRequested = true }, StationJson.Default.StationAnswer);
        yield return Line(
            new StationResult
            {
                StationId = "loket-1",
                AttemptId = "a1b2",
                State = DeviceJobState.Done,
                OccurredAt = _at,
                Artifacts = [new DeviceArtifact("jari-2.png", "image/png", [1, 2, 3]).Describe()],
                Fingers = [new FingerScore(FingerPosition.RightIndex, 71, "jari-2.png", null), new FingerScore(FingerPosition.LeftRing, null, null, MissingFingerReason.Injured)],
            },
            StationJson.Default.StationResult);
        yield return Line(
            new StationResultAnswer { Verdict = StationVerdict.Duplicate, StoredSha256 = ["039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81"] },
            StationJson.Default.StationResultAnswer);
    }

    private static StationJob Job(DeviceJobKind kind) => new() { JobId = "12", AttemptId = "a1b2", Kind = kind, CaseNumber = "KWG-2026-000123" };

    private static string Line<T>(T value, JsonTypeInfo<T> type) => $"{typeof(T).Name} {JsonSerializer.Serialize(value, type)}";
}
