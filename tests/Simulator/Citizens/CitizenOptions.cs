namespace KtpBot.Simulator.Citizens;

/// <summary>Who exists from the start; configuration section <c>Simulator:Citizens</c>.</summary>
public sealed class CitizenOptions
{
    /// <summary>Four fictional citizens, two on each channel, so that the page is usable at once.</summary>
    public bool Demo { get; set; } = true;
}
