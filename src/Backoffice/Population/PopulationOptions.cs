namespace KtpBot.Backoffice.Population;

/// <summary>Section <c>Population</c>: the office's use of population data.</summary>
internal sealed class PopulationOptions
{
    public const string Section = "Population";

    /// <summary>How many look-ups one officer may make in an hour: enough for a full day at the counter, too few to read out a village.</summary>
    public int LookupsPerHour { get; set; } = 60;

    /// <summary>For how many days an imported extract is kept.</summary>
    public int SnapshotDays { get; set; } = 90;

    /// <summary>The sentence that says what to set, or null when all is well.</summary>
    public string? Problem() =>
        LookupsPerHour is < 1 or > 10000 ? "Isi Population__LookupsPerHour dengan 1 sampai 10000."
        : SnapshotDays is < 1 or > 366 ? "Isi Population__SnapshotDays dengan 1 sampai 366 hari."
        : null;
}
