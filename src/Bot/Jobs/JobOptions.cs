namespace KtpBot.Bot.Jobs;

/// <summary>Section <c>Jobs</c>.</summary>
public sealed class JobOptions
{
    public const string Section = "Jobs";

    /// <summary>How often due timers are looked for. Nothing is lost between two looks: a timer is a row.</summary>
    public int TickSeconds { get; set; } = 5;

    /// <summary>How often files that nobody refers to are looked for.</summary>
    public int SweepMinutes { get; set; } = 60;

    /// <summary>The sentence that says what to set, or null when all is well.</summary>
    public string? Problem() =>
        TickSeconds is < 1 or > 3600 ? "Isi Jobs__TickSeconds dengan 1 sampai 3600 detik."
        : SweepMinutes is < 1 or > 1440 ? "Isi Jobs__SweepMinutes dengan 1 sampai 1440 menit."
        : null;
}
