namespace KtpBot.Devices.Drivers.CardPrinter;

/// <summary>Whether the printer has a job of a given name.</summary>
public abstract record FindOutcome
{
    private FindOutcome()
    {
    }

    public sealed record Found(string PrinterJobId) : FindOutcome;

    /// <summary>The printer's memory reaches back far enough, and there is no such job.</summary>
    public sealed record Absent : FindOutcome;

    /// <summary>No such job, but the printer may have forgotten it: switched off since, or too long ago.</summary>
    public sealed record Forgotten : FindOutcome;

    public sealed record Unreachable : FindOutcome;
}
