namespace KtpBot.Devices.Drivers.CardPrinter;

/// <summary>
/// Prints cards. Accepting a job and printing it are different things, and after a crash the printer is the only witness, so
/// the port has four questions instead of one "print".
/// </summary>
public interface ICardPrinter
{
    /// <summary>Kind of the driver for the status page, in Indonesian.</summary>
    string Title { get; }

    /// <summary>How the printer is now. Never throws for a printer that does not answer.</summary>
    Task<PrinterStatus> LookAsync(CancellationToken cancellationToken);

    /// <summary>Sends one card, a PDF of ID-1 size, under a name that is unique for the attempt.</summary>
    Task<SubmitOutcome> SubmitAsync(string jobName, byte[] pdf, CancellationToken cancellationToken);

    /// <summary>Looks for a job that may or may not have arrived. <paramref name="submittingAt"/> (UTC) is when it was first sent.</summary>
    Task<FindOutcome> FindAsync(string jobName, DateTime submittingAt, CancellationToken cancellationToken);

    /// <summary>How far a job is that the printer accepted.</summary>
    Task<PrintProgress> PollAsync(string printerJobId, CancellationToken cancellationToken);
}
