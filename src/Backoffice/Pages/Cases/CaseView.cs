using KtpBot.Backoffice.Pages.Shared;
using KtpBot.Core.Cases;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Everything the case page shows.</summary>
internal sealed record CaseView(
    long Id,
    string Number,
    string Service,
    CaseStage Stage,
    bool PrintsCard,
    string StepId,
    string StepTitle,
    DateTime StepSinceAt,
    DateTime SubmittedAt,
    DateTime? DueAt,
    bool Late,
    long? ConversationId,
    ChannelKind? Channel,
    ApplicantView Applicant,
    IReadOnlyList<(string Label, string Value)> Details,
    IReadOnlyList<string> Checklist,
    IReadOnlyList<DocumentView> Documents,
    IReadOnlyList<string> Missing,
    Visit? Visit,
    WaitView? Wait,
    bool MayReceive,
    IReadOnlyList<JobView> Jobs,
    IReadOnlyList<EventView> Events,
    IReadOnlyList<NewsView> News,
    IReadOnlyList<CorrectionView> Corrections,
    IReadOnlyList<StepAction> Actions)
{
    /// <summary>Where it came from, when not from a conversation: "di loket", "lewat formulir web".</summary>
    public string Origin { get; init; } = "";

    /// <summary>What several people do here.</summary>
    public TeamView Team { get; init; } = TeamView.None;
}

/// <summary>What several people do at a case.</summary>
/// <param name="PausedAt">Since when the work rests (UTC); null when it does not.</param>
/// <param name="Pause">Why, in Indonesian.</param>
/// <param name="Tasks">The parts of the step.</param>
/// <param name="ApprovedByMe">This officer's own approval stands, so that the next is somebody else's.</param>
internal sealed record TeamView(DateTime? PausedAt, string? Pause, IReadOnlyList<TaskView> Tasks, bool ApprovedByMe)
{
    public static TeamView None { get; } = new(null, null, [], false);
}

/// <summary>A part of a step.</summary>
internal sealed record TaskView(string Id, string Title, string? Output, bool Done);

/// <summary>Who the card is for; numbers masked unless the officer asked to see them.</summary>
internal sealed record ApplicantView(string Name, string Nik, string? Kk, string? Phone, bool Revealed, bool BiodataComplete, IReadOnlyList<(string Label, string Value)> Elements);

/// <summary>A document of the case.</summary>
internal sealed record DocumentView(
    long Id,
    string Requirement,
    string Label,
    CaseDocumentState State,
    bool HasFile,
    bool IsPdf,
    DateTime ReceivedAt,
    string? Reason,
    string? Note,
    string? Hint);

/// <summary>Work of a station.</summary>
internal sealed record JobView(long Id, string Kind, string State, DateTime CreatedAt, DateTime UpdatedAt, int Attempts, string? Error);

/// <summary>A line of the history.</summary>
internal sealed record EventView(DateTime At, string What, string Who, string? Why, string? Note);

/// <summary>A message to the citizen about the case.</summary>
internal sealed record NewsView(DateTime CreatedAt, string Text, MessageStep Step, string? Error, bool ByMail);

/// <summary>A correction that the citizen asked for and that waits for an officer.</summary>
/// <param name="EventId">Its event.</param>
/// <param name="Label">What is wrong, Indonesian.</param>
/// <param name="Value">What it should be.</param>
/// <param name="AskedAt">When (UTC).</param>
/// <param name="Until">Until when it was promised (UTC).</param>
internal sealed record CorrectionView(long EventId, string Label, string Value, DateTime AskedAt, DateTime Until);
