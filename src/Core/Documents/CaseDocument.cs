using KtpBot.Core.Offices;

namespace KtpBot.Core.Documents;

public enum CaseDocumentState
{
    Received,

    /// <summary>The citizen will show it at the counter.</summary>
    BroughtPhysically,
    Accepted,
    Rejected,

    /// <summary>A newer one took its place.</summary>
    Replaced,
}

/// <summary>A document that satisfies one requirement of one case.</summary>
public sealed class CaseDocument : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    public required long CaseId { get; init; }

    /// <summary>A code of dialogs/requirements, for example "kk", "surat_hilang", or "pas_foto" for what the counter captured.</summary>
    public required string Requirement { get; init; }

    public Guid? FileId { get; init; }

    public CaseDocumentState State { get; set; }

    public required DateTime ReceivedAt { get; init; }

    public long? ReviewedBy { get; set; }

    public DateTime? ReviewedAt { get; set; }

    /// <summary>Why it was rejected: a coded reason of the procedure.</summary>
    public string? ReasonCode { get; set; }

    /// <summary>Encrypted: the officer's own words to the citizen.</summary>
    public string? Note { get; set; }
}
