namespace KtpBot.Core.Devices;

/// <summary>
/// How far a job of a station has come. A card that left for the printer is not a printed card, so printing has four words
/// of its own, and only <see cref="CheckedByStaff"/> says that a person has seen the card.
/// </summary>
public enum DeviceJobState
{
    /// <summary>Written down, no station has it yet.</summary>
    Waiting,

    /// <summary>A station holds it in its ledger.</summary>
    Claimed,

    /// <summary>The printer accepted the document and gave it a number.</summary>
    Submitted,

    /// <summary>The printer says that it is working on it.</summary>
    Printing,

    /// <summary>The printer says that it has finished. The card itself has not been looked at.</summary>
    ConfirmedByPrinter,

    /// <summary>An officer has held the card and compared it with the case. End of a print job.</summary>
    CheckedByStaff,

    /// <summary>The capture is stored. End of a capture job.</summary>
    Done,

    /// <summary>It did not come about; the failure says why and what to do next.</summary>
    Failed,

    /// <summary>The office withdrew it before it had an effect.</summary>
    Cancelled,
}
