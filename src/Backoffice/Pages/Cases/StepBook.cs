using KtpBot.Backoffice.Time;
using KtpBot.Core.Offices;
using KtpBot.Core.Workflow;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>What pages ask of the procedures: names of steps, whose turn it is, and since when waiting is too long.</summary>
internal sealed class StepBook(ProcedureBook procedures, OfficeProfile office, OfficeClock clock)
{
    /// <summary>Every step an officer can filter by, as "procedure/step" and title.</summary>
    public IReadOnlyList<(string Key, string Title)> Choices { get; } =
        [.. procedures.Current.SelectMany(p => p.Steps.Where(s => !s.IsEnd).Select(s => (Key(p.Id, s.Id), s.Title)))];

    public static string Key(string procedureId, string stepId) => $"{procedureId}/{stepId}";

    public ProcedureStep? Find(string procedureId, int version, string stepId) => procedures.For(procedureId, version, stepId)?.Step(stepId);

    /// <summary>The procedure ends in a card; true where its file is gone.</summary>
    public bool PrintsCards(string procedureId, int version, string stepId) => procedures.For(procedureId, version, stepId)?.PrintsCards != false;

    /// <summary>Keys of the steps at which one of the roles acts.</summary>
    public IReadOnlyList<string> KeysFor(IReadOnlyList<string> roles) =>
        [.. procedures.Current.SelectMany(p => p.Steps.Where(s => s.EverybodyHere.Intersect(roles).Any()).Select(s => Key(p.Id, s.Id)))];

    /// <summary>Keys of the steps at which one of the roles may approve.</summary>
    public IReadOnlyList<string> ApprovalKeysFor(IReadOnlyList<string> roles) =>
        [.. procedures.Current.SelectMany(p => p.Steps.Where(s => s.Outcomes.Any(o => o.Approval) && s.Roles.Concat(s.StandIns).Intersect(roles).Any()).Select(s => Key(p.Id, s.Id)))];

    /// <summary>For each promised waiting time: the steps that promise it, and the moment (UTC) before which a case there waits too long.</summary>
    public IEnumerable<(IReadOnlyList<string> Keys, DateTime Before)> LateLimits() =>
        procedures.Current.SelectMany(p => p.Steps.Where(Promises).Select(s => (Key: Key(p.Id, s.Id), Days: s.Clock.WaitMaxDays)))
            .GroupBy(s => s.Days)
            .Select(g => ((IReadOnlyList<string>)[.. g.Select(s => s.Key)], StartOfPromiseDueNow(g.Key)));

    public bool IsLate(ProcedureStep? step, DateTime since, DateTime? pausedAt) => DueAt(step, since, pausedAt) < clock.UtcNow;

    /// <summary>When the step's promise is due (UTC); null when it promises nothing, or its clock stands still.</summary>
    /// <param name="step">The step.</param>
    /// <param name="since">Since when its clock counts (UTC).</param>
    /// <param name="pausedAt">Since when the work rests; null when it does not.</param>
    public DateTime? DueAt(ProcedureStep? step, DateTime since, DateTime? pausedAt) => pausedAt is not null ? null :
        step is not null && Promises(step) ? office.Calendar.DueAfterWorkingDays(since, step.Clock.WaitMaxDays) : null;

    // The citizen's own time, and the time a finished card lies ready, are nobody's delay.
    private static bool Promises(ProcedureStep step) => step is { ByCitizen: false, IsEnd: false, Clock.WaitMaxDays: > 0, Stage: not Core.Cases.CaseStage.ReadyForPickup };

    // A promise counts whole working days, so every case of one date is due together: walk back to the latest date that is overdue.
    private DateTime StartOfPromiseDueNow(int days)
    {
        var date = clock.Today;
        while (office.Calendar.DueAfterWorkingDays(office.Calendar.ToUtc(date, new TimeOnly(12, 0)), days) >= clock.UtcNow) date = date.AddDays(-1);
        return office.DayStart(date.AddDays(1));
    }
}
