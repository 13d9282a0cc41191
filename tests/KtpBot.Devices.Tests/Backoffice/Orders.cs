using KtpBot.Core.Devices;
using KtpBot.Testing.Cards;

namespace KtpBot.Devices.Tests.Backoffice;

/// <summary>Jobs as the Backoffice would hand them out.</summary>
internal static class Orders
{
    public static StationJob Card(string attempt = "a1") => Job(DeviceJobKind.PrintCard, attempt) with
    {
        Card = new CardTask { Text = FictionalCards.SitiText(), Specimen = true, HasSignature = true },
    };

    public static StationJob Photo(string attempt = "f1", int birthYear = 2008) => Job(DeviceJobKind.CapturePhoto, attempt) with
    {
        Photo = new PhotoTask { BirthYear = birthYear, Background = PhotoBackgroundRule.For(birthYear) },
    };

    public static StationJob Fingerprints(string attempt = "s1", params FingerException[] exceptions) => Job(DeviceJobKind.CaptureFingerprints, attempt) with
    {
        Fingerprints = new FingerprintTask { Exceptions = exceptions, RequiredQuality = 40 },
    };

    public static StationJob Signature(string attempt = "t1") => Job(DeviceJobKind.CaptureSignature, attempt);

    private static StationJob Job(DeviceJobKind kind, string attempt) => new() { JobId = "12", AttemptId = attempt, Kind = kind, CaseNumber = "KWG-2026-000123" };
}
