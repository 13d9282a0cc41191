namespace KtpBot.Core.Devices;

/// <summary>What a driver answers: the thing asked for, or a failure that carries its policy.</summary>
public abstract record DeviceOutcome
{
    private DeviceOutcome()
    {
    }

    /// <summary>The device did it. Artifacts are the pictures it took; fingers are listed only for fingerprints.</summary>
    public sealed record Succeeded(IReadOnlyList<DeviceArtifact> Artifacts, IReadOnlyList<FingerScore> Fingers) : DeviceOutcome;

    public sealed record Failed(DeviceFailure Failure) : DeviceOutcome;
}
