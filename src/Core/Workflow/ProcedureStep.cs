using KtpBot.Core.Cases;
using KtpBot.Core.Devices;

namespace KtpBot.Core.Workflow;

/// <summary>One step of a procedure: where a case waits, who acts, and what can come of it.</summary>
/// <param name="Id">The procedure's own word, for example periksa-berkas.</param>
/// <param name="Title">For officers.</param>
/// <param name="Stage">Where the case stands for everybody meanwhile.</param>
/// <param name="Roles">Officers' roles that may act here; empty where only the citizen, a device or nobody acts.</param>
/// <param name="ByCitizen">The citizen acts here.</param>
/// <param name="Clock">Touch time and waiting time.</param>
/// <param name="Checklist">What the officer has before them (kelengkapan).</param>
/// <param name="Output">What the step yields (keluaran).</param>
/// <param name="Fee">Always "gratis" (UU 24/2013 Pasal 79A).</param>
/// <param name="Devices">Kinds of device work that may be asked here, as <see cref="DeviceJobKind"/> names.</param>
/// <param name="Notice">Told to the citizen on arrival, unless the outcome that led here tells something of its own.</param>
/// <param name="Timer">A timer kind that runs while the case waits here.</param>
/// <param name="IsEnd">Nothing follows.</param>
/// <param name="Outcomes">What can come of it.</param>
/// <param name="Dokumen">What the source document says, where it differs.</param>
/// <param name="Catatan">Why we run it otherwise.</param>
public sealed record ProcedureStep(
    string Id,
    string Title,
    CaseStage Stage,
    IReadOnlyList<string> Roles,
    bool ByCitizen,
    StepClock Clock,
    IReadOnlyList<string> Checklist,
    string? Output,
    string Fee,
    IReadOnlyList<string> Devices,
    string? Notice,
    string? Timer,
    bool IsEnd,
    IReadOnlyList<StepOutcome> Outcomes,
    string? Dokumen,
    string? Catatan)
{
    /// <summary>Roles that may stand in; the history notes that they did.</summary>
    public IReadOnlyList<string> StandIns { get; init; } = [];

    /// <summary>Parts that different people tick off in any order.</summary>
    public IReadOnlyList<StepTask> Tasks { get; init; } = [];

    /// <summary>Why a case may rest here, as codes of dialogs/reasons; null for what the procedure says.</summary>
    public IReadOnlyList<string>? Pauses { get; init; }

    /// <summary>Everybody who has something to do here.</summary>
    public IEnumerable<string> EverybodyHere => Roles.Concat(StandIns).Concat(Tasks.SelectMany(t => t.Roles)).Distinct();

    /// <summary>The outcome an officer chooses by its id.</summary>
    public StepOutcome? Decision(string outcomeId) =>
        Outcomes.FirstOrDefault(o => o.On == OutcomeTrigger.Decision && o.Kind != OutcomeKind.Skip && o.Id == outcomeId);

    /// <summary>The outcome that a status of the population record brings about; null when it changes nothing here.</summary>
    public StepOutcome? OnRecord(string? code) => code is null ? null : Outcomes.FirstOrDefault(o => o.On == OutcomeTrigger.Record && o.Record.Contains(code));

    /// <summary>The outcome that follows by itself.</summary>
    public StepOutcome? Following(OutcomeTrigger trigger) => Outcomes.FirstOrDefault(o => o.On == trigger && o.Kind != OutcomeKind.Skip);
}
