using KtpBot.Core.People;

namespace KtpBot.Core.Cases;

/// <summary>
/// Everything that can happen to a case, from a citizen, an officer, a device or a timer: a closed family with one door,
/// the desk. Each carries who did it.
/// </summary>
public abstract record CaseInput(Actor Actor);

/// <summary>A new application. The case number comes back in the outcome.</summary>
/// <param name="Actor">The citizen, or the officer for a walk-in.</param>
/// <param name="Service">baru, hilang, rusak, ubah_data…</param>
/// <param name="Applicant">Whom the card is for.</param>
/// <param name="Documents">What was sent or promised to be brought.</param>
/// <param name="ConversationId">Where news goes; null for a walk-in without a channel.</param>
/// <param name="SubmissionKey">Unique per submission (the dialog session's own id), so that a repeated turn makes one case.</param>
/// <param name="Details">What was answered about the application, see <see cref="CaseDetails"/>; null when nothing was asked.</param>
/// <param name="AppliedAt">When the citizen applied (UTC), where that was earlier and elsewhere: a list of applications that is brought in later keeps its order. Now when null.</param>
public sealed record SubmitCase(
    Actor Actor,
    string Service,
    Applicant Applicant,
    IReadOnlyList<SentDocument> Documents,
    long? ConversationId,
    string SubmissionKey,
    IReadOnlyDictionary<string, string>? Details = null,
    DateTime? AppliedAt = null) : CaseInput(Actor);

/// <summary>
/// Who the card is for, as told in the application. Checked by an officer later. The number of the family card is empty where the
/// service does not need one: nobody is asked for more than the service needs.
/// </summary>
public sealed record Applicant(string Nik, string Kk, string Name, string? Phone);

/// <summary>One document of an application: a stored file, or none when the citizen brings it to the counter.</summary>
public sealed record SentDocument(string Requirement, Guid? FileId);

/// <summary>Anything about a case that exists.</summary>
public abstract record ForCase(long CaseId, Actor Actor) : CaseInput(Actor);

/// <summary>The citizen sent a document again, or later. When nothing is missing any more the case goes on by itself.</summary>
public sealed record DocumentSent(long CaseId, Actor Actor, string Requirement, Guid? FileId) : ForCase(CaseId, Actor);

/// <summary>An officer (or whoever the step names) chose one of the step's outcomes.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Actor">Must hold a role of the step.</param>
/// <param name="StepId">The step as the officer saw it: refused when the case has moved on meanwhile.</param>
/// <param name="Outcome">An outcome of the step: "setuju", "kembalikan", "tolak", …</param>
/// <param name="Reasons">Coded reasons, each for a document or for the case; needed by outcomes that return or reject.</param>
/// <param name="Note">The officer's own words to the citizen.</param>
public sealed record Decided(long CaseId, Actor Actor, string StepId, string Outcome, IReadOnlyList<DecisionReason> Reasons, string? Note) : ForCase(CaseId, Actor);

/// <summary>A coded reason, for one document where <paramref name="Requirement"/> names it.</summary>
public sealed record DecisionReason(string Code, string? Requirement);

/// <summary>The officer entered or corrected the elements of the card.</summary>
public sealed record BiodataEntered(long CaseId, Actor Actor, Biodata Biodata) : ForCase(CaseId, Actor);

/// <summary>The operator asked a station to capture or print: a device job row for each kind.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Actor">The operator.</param>
/// <param name="Kinds">CapturePhoto, CaptureFingerprints, CaptureSignature, PrintCard.</param>
public sealed record DeviceWorkAsked(long CaseId, Actor Actor, IReadOnlyList<string> Kinds) : ForCase(CaseId, Actor);

/// <summary>A station's final word on a job. Progress in between changes the job row only.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Actor">The station.</param>
/// <param name="JobId">The job.</param>
/// <param name="AttemptId">The claim it belongs to: a late report of an older attempt is refused.</param>
/// <param name="Succeeded">Captured, or confirmed by the printer.</param>
/// <param name="ErrorCode">With a failure: machine word, for example media-jam.</param>
/// <param name="Error">With a failure: the sentence for the operator, in Indonesian.</param>
/// <param name="Files">Captured artifacts, already stored: requirement code to file.</param>
public sealed record DeviceReported(
    long CaseId,
    Actor Actor,
    long JobId,
    Guid AttemptId,
    bool Succeeded,
    string? ErrorCode,
    string? Error,
    IReadOnlyList<SentDocument> Files) : ForCase(CaseId, Actor);

/// <summary>Staff held the printed card in their hands and compared it: only this makes it printed.</summary>
public sealed record PrintChecked(long CaseId, Actor Actor, long JobId, bool Good, string? Note) : ForCase(CaseId, Actor);

/// <summary>The card was handed over; makes the register entry.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Actor">The officer.</param>
/// <param name="ReceivedBy">The receiver's full name.</param>
/// <param name="Relation">sendiri, satu_kk or kuasa.</param>
/// <param name="SignatureFileId">The signature picture, already stored.</param>
public sealed record CardHandedOver(long CaseId, Actor Actor, string ReceivedBy, string Relation, Guid? SignatureFileId) : ForCase(CaseId, Actor);

/// <summary>The citizen withdrew the application.</summary>
public sealed record WithdrawnByCitizen(long CaseId, Actor Actor) : ForCase(CaseId, Actor);

/// <summary>A promised moment came.</summary>
public sealed record TimerDue(long CaseId, Actor Actor, long TimerId) : ForCase(CaseId, Actor);
