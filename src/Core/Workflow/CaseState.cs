using KtpBot.Core.Bridges;
using KtpBot.Core.Cases;
using KtpBot.Core.Documents;
using KtpBot.Core.Records;

namespace KtpBot.Core.Workflow;

/// <summary>Everything the engine may know of a case: a picture taken at one moment, free of the database.</summary>
/// <param name="Service">baru, hilang, rusak, ubah_data…</param>
/// <param name="Stage">Where it stands for everybody.</param>
/// <param name="StepId">The step it waits at; empty for an application that is just coming in.</param>
/// <param name="ReturnStepId">While returned: the step that goes on with it.</param>
/// <param name="ConversationId">The citizen's conversation, if any.</param>
/// <param name="Required">Requirement codes the service must have.</param>
/// <param name="Accepted">Requirement codes the service can take at all.</param>
/// <param name="Documents">What is there, replaced ones left out.</param>
/// <param name="Recorded">The biometrics have been taken within this case.</param>
/// <param name="BiodataComplete">Every element of the card is known.</param>
/// <param name="Booking">The recording slot it holds.</param>
/// <param name="Jobs">Its device jobs.</param>
/// <param name="Timers">Its timers.</param>
public sealed record CaseState(
    string Service,
    CaseStage Stage,
    string StepId,
    string? ReturnStepId,
    long? ConversationId,
    IReadOnlyList<string> Required,
    IReadOnlyList<string> Accepted,
    IReadOnlyList<DocumentFact> Documents,
    bool Recorded,
    bool BiodataComplete,
    BookingFact? Booking,
    IReadOnlyList<JobFact> Jobs,
    IReadOnlyList<TimerFact> Timers)
{
    /// <summary>Conversations that may speak for the case; null for its own one only.</summary>
    public IReadOnlyList<long>? Speakers { get; init; }

    /// <summary>Corrections that the citizen asked for and nobody has settled; null where nobody asked the engine about them.</summary>
    public IReadOnlyList<CorrectionFact>? Corrections { get; init; }

    /// <summary>Its open place on the waiting list; null when it does not wait.</summary>
    public WaitFact? Wait { get; init; }

    /// <summary>What was answered about the application.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = CaseDetails.None;

    /// <summary>Approvals that stand, for the four-eyes rule.</summary>
    public IReadOnlyList<ApprovalFact> Approvals { get; init; } = [];

    /// <summary>Tasks ticked off at the present step.</summary>
    public IReadOnlyList<string> TasksDone { get; init; } = [];

    /// <summary>Why it rests now; null when it does not.</summary>
    public string? Pause { get; init; }

    /// <summary>Until when an application outside takes a correction; null when none waits for one, or nobody asked.</summary>
    public CorrectionLimit? Limit { get; init; }

    /// <summary>Pauses the citizen has been told of at the present step.</summary>
    public IReadOnlyList<string> PausesTold { get; init; } = [];

    /// <summary>The office's roles, for the words of a refusal.</summary>
    public RoleBook Roles { get; init; } = RoleBook.Standard;

    /// <summary>What the office knows of the applicant's population record; null for nothing.</summary>
    public RecordStatus? Record { get; init; }

    /// <summary>The statuses that a population record can have.</summary>
    public RecordStatusBook Statuses { get; init; } = RecordStatusBook.Empty;

    /// <summary>The person has to be recorded again, whatever the service asks.</summary>
    public bool RecordAgain { get; init; }

    /// <summary>The status of the population record whose sentence the citizen read last.</summary>
    public string? RecordTold { get; init; }

    /// <summary>The same with what its history tells.</summary>
    public CaseState With(CaseStanding told) => this with
    {
        Recorded = told.Recorded,
        Approvals = told.Approvals,
        TasksDone = told.TasksDone,
        Pause = told.Pause,
        PausesTold = told.PausesTold,
        RecordAgain = told.RecordAgain,
        RecordTold = told.RecordTold,
    };

    /// <summary>Required documents that are not there, or stand rejected.</summary>
    public IReadOnlyList<string> Missing() =>
    [
        .. Required.Where(code => !Documents.Any(d => d.Requirement == code && d.State != CaseDocumentState.Rejected)),
        .. Documents.Where(d => d.State == CaseDocumentState.Rejected && !Required.Contains(d.Requirement)).Select(d => d.Requirement).Distinct(),
    ];
}

/// <summary>A document of the case.</summary>
public sealed record DocumentFact(long Id, string Requirement, CaseDocumentState State);

/// <summary>An active booking (UTC).</summary>
public sealed record BookingFact(long Id, DateTime StartsAt, bool Arrived = false)
{
    /// <summary>A reminder sent now would be read on the day itself.</summary>
    public bool IsToday { get; init; }
}

/// <summary>An open place on the waiting list (UTC).</summary>
public sealed record WaitFact(long Id, bool Offered, DateTime? OfferUntil);

/// <summary>A device job, Kind and State as stored.</summary>
public sealed record JobFact(long Id, string Kind, string State, Guid? AttemptId);

/// <summary>A correction that waits for an officer.</summary>
public sealed record CorrectionFact(long EventId, CorrectedField Field, string Value);

/// <summary>A timer (UTC).</summary>
public sealed record TimerFact(long Id, string Kind, DateTime DueAt, TimerState State);
