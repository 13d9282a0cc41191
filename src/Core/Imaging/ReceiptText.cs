namespace KtpBot.Core.Imaging;

/// <summary>The words on a receipt. Whoever fills it decides how the name is masked; the paper may be lost.</summary>
public sealed record ReceiptText
{
    public required string OfficeName { get; init; }

    public required string OfficeAddress { get; init; }

    public required string CaseNumber { get; init; }

    /// <summary>For example S*** A*****.</summary>
    public required string MaskedName { get; init; }

    /// <summary>For example Penggantian KTP-el hilang.</summary>
    public required string Service { get; init; }

    /// <summary>Date and time of the office's zone, written out, for example 20 November 2026, 09.15 WIB.</summary>
    public required string ReceivedOn { get; init; }

    /// <summary>What the QR code says: an address or the case number; never personal data.</summary>
    public required string QrContent { get; init; }

    /// <summary>Sentences below the code, for example what to bring.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
