using KtpBot.Core.Devices;

namespace KtpBot.Devices.Jobs;

/// <summary>What the ledger knows about one attempt that is not yet acknowledged.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="JobId">The server's id of the job.</param>
/// <param name="Kind">What was asked.</param>
/// <param name="CaseNumber">For the screen.</param>
/// <param name="ClaimedAt">When it was written down, UTC.</param>
/// <param name="Phase">The newest line.</param>
/// <param name="SubmittingAt">When the printer could have got the document first, UTC; null before.</param>
/// <param name="PrinterJobId">The printer's number; null before it is known.</param>
public sealed record JobRecord(
    string AttemptId,
    string JobId,
    DeviceJobKind Kind,
    string CaseNumber,
    DateTime ClaimedAt,
    LedgerKind Phase,
    DateTime? SubmittingAt,
    string? PrinterJobId)
{
    /// <summary>The name under which the printer knows this attempt, and by which it is found again after a crash.</summary>
    public string PrinterJobName => $"KTP-{JobId}-{AttemptId}";
}
