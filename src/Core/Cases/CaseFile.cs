using KtpBot.Core.Offices;

namespace KtpBot.Core.Cases;

/// <summary>One application on its way through the office. Only the desk calls its mutators.</summary>
public sealed class CaseFile : IOfficeRow
{
    private int _procedureVersion;

    public long Id { get; init; }

    public required string OfficeId { get; init; }

    /// <summary>For people, for example KWS-2026-000123; unique in the office.</summary>
    public required string Number { get; init; }

    /// <summary>baru, hilang, rusak, ubah_data… as in dialogs/requirements.</summary>
    public required string Service { get; init; }

    /// <summary>The procedure file and the version the case began with.</summary>
    public required string ProcedureId { get; init; }

    public required int ProcedureVersion { get => _procedureVersion; init => _procedureVersion = value; }

    public CaseStage Stage { get; private set; }

    /// <summary>The step of the procedure it waits at.</summary>
    public string StepId { get; private set; } = "";

    /// <summary>While returned to the citizen: the step that goes on with it.</summary>
    public string? ReturnStepId { get; private set; }

    /// <summary>Unique in the office: a repeated submission makes one case.</summary>
    public required string SubmissionKey { get; init; }

    public required long PersonId { get; init; }

    /// <summary>Where news about the case goes; null for a walk-in without a channel.</summary>
    public long? ConversationId { get; init; }

    /// <summary>Encrypted: what was answered about the application, as <see cref="CaseDetails"/> writes it; null for none.</summary>
    public string? Details { get; init; }

    public required DateTime SubmittedAt { get; init; }

    public DateTime UpdatedAt { get; private set; }

    /// <summary>Since when it stands at <see cref="StepId"/>.</summary>
    public DateTime StepSinceAt { get; private set; }

    /// <summary>Since when the promised time of the step counts, once the work had to rest there; null while it never did.</summary>
    public DateTime? ClockSinceAt { get; private set; }

    /// <summary>Since when the promised time of the step counts: later than <see cref="StepSinceAt"/> by the time the work had to rest.</summary>
    public DateTime CountsFrom => ClockSinceAt ?? StepSinceAt;

    /// <summary>Since when the work rests; null when it does not.</summary>
    public DateTime? PausedAt { get; private set; }

    /// <summary>Why it rests.</summary>
    public string? PauseCode { get; private set; }

    /// <summary>Concurrency token: two officers never overwrite each other.</summary>
    public int Version { get; private set; }

    /// <summary>
    /// Goes to a step and its stage, if the table of legal moves allows it.
    /// </summary>
    /// <param name="stage">The step's stage.</param>
    /// <param name="stepId">A step of the case's procedure.</param>
    /// <param name="returnStepId">With a return to the citizen: the step that goes on afterwards.</param>
    /// <param name="now">UTC.</param>
    internal StageMove MoveTo(CaseStage stage, string stepId, string? returnStepId, DateTime now)
    {
        if (!StageMoves.CanMove(Stage, stage)) return StageMove.Illegal;
        if (StepId != stepId)
        {
            (StepSinceAt, ClockSinceAt) = (now, null);
            (PausedAt, PauseCode) = (null, null); // What moves does not rest.
        }

        Stage = stage;
        StepId = stepId;
        ReturnStepId = returnStepId;
        return StageMove.Moved;
    }

    /// <summary>The work rests from now on.</summary>
    internal void Pause(string code, DateTime now) => (PausedAt, PauseCode) = (now, code);

    /// <summary>The work goes on; the time of rest is not counted.</summary>
    internal void Resume(DateTime now)
    {
        if (PausedAt is { } since) ClockSinceAt = CountsFrom + (now - since);
        (PausedAt, PauseCode) = (null, null);
    }

    /// <summary>Goes on with another version of its procedure.</summary>
    internal void RunBy(int version) => _procedureVersion = version;

    /// <summary>Marks the case as changed; every applied input does it once.</summary>
    internal void Touch(DateTime now)
    {
        UpdatedAt = now;
        Version++;
    }
}
