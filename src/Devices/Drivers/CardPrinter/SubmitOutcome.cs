using KtpBot.Core.Devices;

namespace KtpBot.Devices.Drivers.CardPrinter;

/// <summary>What came of sending a card to the printer.</summary>
public abstract record SubmitOutcome
{
    private SubmitOutcome()
    {
    }

    /// <summary>The printer has the job under this number.</summary>
    public sealed record Accepted(string PrinterJobId) : SubmitOutcome;

    /// <summary>The printer certainly has no such job: it said no, or it was never reached.</summary>
    public sealed record NotAccepted(DeviceFailure Failure) : SubmitOutcome;

    /// <summary>The connection broke after the document may have arrived; only <see cref="ICardPrinter.FindAsync"/> can tell.</summary>
    public sealed record Unclear : SubmitOutcome;
}
