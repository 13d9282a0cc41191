namespace KtpBot.Devices.Jobs;

/// <summary>What one line of the ledger says. Stored by name.</summary>
public enum LedgerKind
{
    /// <summary>The job is in the spool and this station answers for it.</summary>
    Claimed,

    /// <summary>From the next moment on the printer may have the document.</summary>
    Submitting,

    /// <summary>The printer certainly has no job of this attempt.</summary>
    NotSubmitted,

    /// <summary>The printer gave the job a number.</summary>
    Submitted,

    /// <summary>The result and its artifacts are in the spool; the device is not asked again.</summary>
    Finished,

    /// <summary>The Backoffice holds the result; nothing is left to do.</summary>
    Acknowledged,
}
