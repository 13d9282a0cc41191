namespace KtpBot.Core.Devices;

/// <summary>What a station on the counter PC is asked to do.</summary>
public enum DeviceJobKind
{
    CapturePhoto,
    CaptureFingerprints,
    CaptureSignature,
    PrintCard,
}
