using KtpBot.Core.Data;
using KtpBot.Core.Devices;

namespace KtpBot.Core.Workflow;

/// <summary>
/// One office procedure (SOP) as run: an arrangement of steps, each naming a stage of <see cref="Cases.CaseStage"/>. Read from
/// dialogs/sop and checked at load, so that what is here is whole.
/// </summary>
/// <param name="Id">For example kwangsan-ktp-el.</param>
/// <param name="Version">Raised with every change of the file.</param>
/// <param name="Title">For officers.</param>
/// <param name="Services">The services that run by it: baru, hilang, rusak, ubah_data…</param>
/// <param name="Recording">Those of them that need the person's biometrics.</param>
/// <param name="Source">The document it comes from.</param>
/// <param name="Intake">How an application enters.</param>
/// <param name="StartStepId">Where a new case waits first.</param>
/// <param name="WithdrawnStepId">The end to which a withdrawal leads.</param>
/// <param name="Total">The promised total, when stated.</param>
/// <param name="Steps">In the order of the document.</param>
public sealed record Procedure(
    string Id,
    int Version,
    string Title,
    IReadOnlyList<string> Services,
    IReadOnlyList<RecordingRule> Recording,
    ProcedureSource Source,
    ProcedureIntake Intake,
    string StartStepId,
    string WithdrawnStepId,
    StepClock? Total,
    IReadOnlyList<ProcedureStep> Steps)
{
    /// <summary>Why the stated total differs from what the steps add up to; null when it does not.</summary>
    public string? TotalCatatan { get; init; }

    /// <summary>Why a case may rest, wherever its step says nothing of its own.</summary>
    public IReadOnlyList<string> Pauses { get; init; } = [];

    /// <summary>Why a case may rest at a step. Where the citizen is to act nothing of the office's can rest, unless the step says so itself.</summary>
    public IReadOnlyList<string> PausesAt(ProcedureStep step) =>
        step.IsEnd ? [] : step.Pauses ?? (step.Stage is Cases.CaseStage.Returned or Cases.CaseStage.ReadyForPickup ? [] : Pauses);

    private readonly Dictionary<string, ProcedureStep> _byId = Index(Steps);

    /// <summary>Minutes of work that a case never takes longer than, where the paper names a bound besides its target; null when it names none.</summary>
    public int? LimitMinutes { get; init; }

    /// <summary>It ends in a card from the printer.</summary>
    public bool PrintsCards => Steps.Any(s => s.Devices.Contains(nameof(DeviceJobKind.PrintCard)));

    /// <summary>Working days at most that printing takes once a card may be printed; 0 where the procedure names none.</summary>
    public int PrintDays => Steps.FirstOrDefault(s => s.Devices.Contains(nameof(DeviceJobKind.PrintCard)))?.Clock.WaitMaxDays ?? 0;

    /// <summary>Whether an application for the service, with what was answered about it, needs the person's biometrics.</summary>
    public bool Records(string service, IReadOnlyDictionary<string, string> details) =>
        Recording.Any(r => r.Service == service && (r.When is null || r.When.Holds(details)));

    /// <summary>Whether the person still has to come for the recording after a step; some offices record before they approve.</summary>
    public bool RecordsAfter(string stepId, string service, IReadOnlyDictionary<string, string> details) =>
        Records(service, details) && Steps.SkipWhile(s => s.Id != stepId).Skip(1).Any(s => s.Following(OutcomeTrigger.SlotBooked) is not null);

    /// <summary>The step, or null when this version knows no such step.</summary>
    public ProcedureStep? Step(string id) => _byId.GetValueOrDefault(id);

    private static Dictionary<string, ProcedureStep> Index(IReadOnlyList<ProcedureStep> steps)
    {
        var byId = new Dictionary<string, ProcedureStep>(StringComparer.Ordinal);
        foreach (var step in steps) byId.TryAdd(step.Id, step);
        return byId;
    }
}

/// <summary>A service that needs the person's biometrics.</summary>
/// <param name="Service">Its code.</param>
/// <param name="When">Only with this answer of the application; null for always.</param>
public sealed record RecordingRule(string Service, AnswerCondition? When);

/// <summary>The paper behind a procedure.</summary>
/// <param name="Title">Its own title.</param>
/// <param name="Number">Its own number.</param>
/// <param name="Dokumen">What it says where we read it differently.</param>
/// <param name="Catatan">Why we read it so.</param>
public sealed record ProcedureSource(string Title, string Number, string? Dokumen, string? Catatan);

/// <summary>The application itself: what the document calls its first step.</summary>
/// <param name="Roles">Officers who may enter an application for a walk-in.</param>
/// <param name="Clock">Its time.</param>
/// <param name="Checklist">What belongs to it.</param>
/// <param name="Output">What it yields.</param>
/// <param name="Notice">Told to the citizen once it is in.</param>
/// <param name="Dokumen">What the source document says.</param>
/// <param name="Catatan">Why we run it otherwise.</param>
public sealed record ProcedureIntake(
    IReadOnlyList<string> Roles,
    StepClock Clock,
    IReadOnlyList<string> Checklist,
    string? Output,
    string? Notice,
    string? Dokumen,
    string? Catatan);
