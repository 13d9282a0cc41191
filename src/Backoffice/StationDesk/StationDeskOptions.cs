namespace KtpBot.Backoffice.StationDesk;

/// <summary>Settings of the work that stations get, section <c>Stations</c>.</summary>
internal sealed class StationDeskOptions
{
    public const string Section = "Stations";

    /// <summary>Writes CONTOH over every card. Stays on until an office says otherwise, so that a trial can never make a card.</summary>
    public bool Specimen { get; set; } = true;

    /// <summary>Lowest quality of a finger, 0 to 100; 40 is what open registration clients ask for slaps and thumbs.</summary>
    public int FingerprintQuality { get; set; } = 40;
}
