namespace KtpBot.Core.Devices;

/// <summary>Which fingers to record.</summary>
public sealed record FingerprintTask
{
    /// <summary>Fingers that the officer declared as not recordable, each with its reason.</summary>
    public required IReadOnlyList<FingerException> Exceptions { get; init; }

    /// <summary>Lowest quality (0 to 100) that is accepted for a finger.</summary>
    public required int RequiredQuality { get; init; }
}
