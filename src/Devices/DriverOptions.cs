namespace KtpBot.Devices;

/// <summary>Which driver serves a device.</summary>
public class DriverOptions
{
    public const string Simulated = "Simulated";

    public string Kind { get; set; } = Simulated;
}
