namespace KtpBot.Simulator.Population;

/// <summary>Section <c>Simulator:Population</c>: who may ask.</summary>
public sealed class PopulationOptions
{
    public string UserId { get; set; } = "demo-dukcapil";

    public string Password { get; set; } = "demo-sandi";
}
