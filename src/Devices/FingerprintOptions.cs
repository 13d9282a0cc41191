namespace KtpBot.Devices;

/// <summary>Settings of the fingerprint reader.</summary>
public sealed class FingerprintOptions : DriverOptions
{
    /// <summary>Quality that the simulated reader gives to a finger at the first touch, 0 to 100.</summary>
    public int SimulatedQuality { get; set; } = 74;
}
