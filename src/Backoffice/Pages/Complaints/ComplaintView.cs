using KtpBot.Core.Complaints;

namespace KtpBot.Backoffice.Pages.Complaints;

/// <summary>One line of the list; without the citizen's words.</summary>
internal sealed record ComplaintRow(long Id, string Number, ComplaintKind Kind, ComplaintState State, ComplaintLight Light, bool Anonymous, bool Answered, DateTime ReceivedAt, DateTime DueAt, string? OfficerName);

/// <summary>One complaint with everything its writer told.</summary>
internal sealed record ComplaintView(
    ComplaintRow Row,
    ComplaintTrack Track,
    DateTime AnswerBy,
    DateTime FinishBy,
    DateTime? ClosedAt,
    IReadOnlyList<(string Label, string Words)> Told,
    string? Contact,
    string? CaseNumber,
    long? CaseId,
    bool HasProof,
    bool ProofIsPicture,
    IReadOnlyList<ComplaintAnswer> Answers);

/// <summary>An answer of the office.</summary>
internal sealed record ComplaintAnswer(DateTime At, string OfficerName, string Words, bool Final);
