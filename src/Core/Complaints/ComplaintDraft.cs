namespace KtpBot.Core.Complaints;

/// <summary>What a citizen told; everything but the kind may be missing.</summary>
public sealed record ComplaintDraft(
    ComplaintKind Kind,
    bool Anonymous,
    string? Words,
    string? Who,
    string? Place,
    string? Moment,
    string? Amount,
    string? CaseNumber,
    string? Contact,
    Guid? ProofFileId);
