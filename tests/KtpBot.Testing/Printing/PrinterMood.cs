namespace KtpBot.Testing.Printing;

/// <summary>What the virtual printer does with the jobs that it accepts from now on.</summary>
public enum PrinterMood
{
    /// <summary>Prints.</summary>
    Willing,

    /// <summary>Accepts the job, then the card jams and the job is aborted.</summary>
    Jamming,

    /// <summary>Accepts the job and keeps it "processing" until <see cref="VirtualCardPrinter.ReleaseAsync"/> is called.</summary>
    Slow,
}
