namespace KtpBot.Core.Papers;

/// <summary>Papers that leave the office with a number and a code for checking.</summary>
public enum PaperKind
{
    /// <summary>Tanda terima: the application has been received.</summary>
    Receipt,

    /// <summary>Form F-1.02, registration of a population event (Permendagri 109/2019).</summary>
    F102,

    /// <summary>Form F-1.06, statement of changed data elements (Permendagri 109/2019).</summary>
    F106,

    /// <summary>Form F-1.07, power of attorney (Permendagri 109/2019).</summary>
    F107,

    /// <summary>Bukti pengambilan: with it the finished card is fetched.</summary>
    PickupProof,

    /// <summary>Bukti penyerahan: the card has been handed over, with the receiver's signature.</summary>
    HandOverProof,

    /// <summary>Surat pengembalian berkas: what is wrong and what to bring.</summary>
    ReturnLetter,

    /// <summary>Surat pengantar of a village or district office.</summary>
    CoverLetter,

    /// <summary>A number of the day, on receipt paper.</summary>
    QueueTicket,

    /// <summary>A month of one of the office's books, printed.</summary>
    Register,

    /// <summary>The month in figures.</summary>
    MonthlyRecap,
}
