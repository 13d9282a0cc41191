using KtpBot.Core.Bridges;
using KtpBot.Core.Cases;
using KtpBot.Core.Devices;
using KtpBot.Core.Documents;
using KtpBot.Core.People;
using KtpBot.Core.Records;
using KtpBot.Core.Workflow;

namespace KtpBot.Core.Tests.Workflow;

/// <summary>One case in memory that plays the storage's part: it applies effects to the picture and checks the house rules after each.</summary>
internal sealed class EngineWalk
{
    private const int Officers = 4;
    private static readonly Actor Citizen = Actor.Citizen(7);
    private static readonly Biodata Card = new(
        "3515170108900001", "3515170108900002", "SITI", "SIDOARJO", new DateOnly(1990, 8, 1), "PEREMPUAN", "-", "JL. MELATI 7", "003/001",
        "KWANGSAN", "SEDATI", "ISLAM", "KAWIN", "GURU", "WNI");

    private readonly Procedure _procedure;
    private readonly IReadOnlyList<string> _roles;
    private readonly List<EventFact> _events = [];
    private readonly Random _random;
    private int _nextId = 1;
    private string? _actor;
    private CorrectionLimit? _limit;

    public EngineWalk(Procedure procedure, RoleBook roles, RecordStatusBook statuses, string service, Random random, DateTime start)
    {
        (_procedure, _random, Now) = (procedure, random, start);
        _roles = [.. roles.All.Select(r => r.Code)];
        State = new CaseState(service, CaseStage.Submitted, "", null, 7, ["kk", "surat"], ["kk", "surat", "f102"], [], false, false, null, [], []) { Statuses = statuses };
        var documents = new[] { "kk", "surat" }.Where(_ => random.Next(4) > 0).Select(d => new SentDocument(d, Guid.Empty)).ToList();
        Apply(new SubmitCase(Citizen, service, new Applicant(Card.Nik, Card.Kk, Card.Name, null), documents, 7, "k"));
        Assert.NotEqual("", State.StepId);
    }

    public CaseState State { get; private set; }

    public DateTime Now { get; private set; }

    public bool IsOver => StageMoves.IsEnd(State.Stage);

    private ProcedureStep At => _procedure.Step(State.StepId)!;

    /// <summary>Something at random happens; a refusal is a normal outcome.</summary>
    public void Step()
    {
        var all = Everything().ToList();
        Apply(all[_random.Next(all.Count)]);
        Now = Now.AddHours(_random.Next(30));
    }

    /// <summary>Somebody does the next sensible thing.</summary>
    public void StepForward()
    {
        foreach (var missing in State.Missing().ToList()) Apply(new DocumentSent(1, Citizen, missing, Guid.Empty));
        if (!State.BiodataComplete) Apply(new BiodataEntered(1, Someone(), Card));
        foreach (var task in At.Tasks) Apply(new TaskTicked(1, Someone(), At.Id, task.Id, null));
        var before = State.StepId;
        for (var tries = 0; tries < 20; tries++)
        {
            foreach (var input in Everything().Where(IsForward))
            {
                Apply(input);
                if (State.StepId != before) return;
            }
        }
    }

    /// <summary>One of several people, each of whom may do everything, so that only the four-eyes rule tells them apart.</summary>
    private Actor Someone() => Actor.Officer(1 + _random.Next(Officers), "Petugas", _roles);

    /// <summary>One of everything that can happen here, sensible or not.</summary>
    public IEnumerable<CaseInput> Everything()
    {
        foreach (var outcome in At.Outcomes.Where(o => o.On == OutcomeTrigger.Decision))
        {
            var reasons = outcome.Reasons.Count == 0 ? [] : new[] { new DecisionReason(outcome.Reasons[_random.Next(outcome.Reasons.Count)], _random.Next(3) switch { 0 => "kk", 1 => "f102", _ => null }) };
            yield return new Decided(1, Someone(), At.Id, outcome.Id, reasons, "catatan");
        }

        foreach (var task in At.Tasks) yield return new TaskTicked(1, Someone(), At.Id, task.Id, null);
        if (_procedure.PausesAt(At) is { Count: > 0 } pauses) yield return new CasePaused(1, Someone(), pauses[_random.Next(pauses.Count)], null);
        yield return new CaseResumed(1, Someone());
        yield return new DocumentSent(1, Citizen, _random.Next(2) == 0 ? "kk" : "surat", Guid.Empty);
        yield return new SlotChosen(1, Citizen, Now.AddDays(1 + _random.Next(5)));
        yield return new BiodataEntered(1, Someone(), Card);
        yield return new DeviceWorkAsked(1, Someone(), [nameof(DeviceJobKind.PrintCard)]);
        yield return new DeviceWorkAsked(1, Someone(), [nameof(DeviceJobKind.CapturePhoto)]);
        foreach (var job in State.Jobs)
        {
            yield return new DeviceReported(1, Actor.Station(1), job.Id, job.AttemptId ?? Guid.Empty, _random.Next(3) > 0, _random.Next(2) == 0 ? "MediaJam" : nameof(DeviceFailureCode.PrintOutcomeUnknown), "Macet.", []);
            yield return new PrintChecked(1, Someone(), job.Id, _random.Next(3) > 0, null);
        }

        yield return new CardHandedOver(1, Someone(), "SITI", "sendiri", null);
        foreach (var timer in State.Timers) yield return new TimerDue(1, Actor.Timer, timer.Id);
        foreach (var code in At.Outcomes.SelectMany(o => o.Record)) yield return new RecordStatusKnown(1, Someone(), code);
        yield return new RecordStatusKnown(1, Someone(), State.Statuses.All[_random.Next(State.Statuses.All.Count)].Code);
        var by = Now.AddHours(_random.Next(-10, 30));
        var limit = _random.Next(2) == 0 ? null : new CorrectionLimit(by, by, by.AddHours(-3), by <= Now);
        yield return new BridgeNoted(1, Someone(), new BridgeNote("plavon", limit is null ? "disetujui" : "perbaikan", null, Now)) { Governs = true, CorrectBy = limit?.By, Limit = limit };
        if (_random.Next(25) == 0) yield return new WithdrawnByCitizen(1, Citizen);
    }

    private bool IsForward(CaseInput input) => input switch
    {
        Decided decided => At.Decision(decided.Outcome) is { } outcome && (outcome.Kind == OutcomeKind.Resume || LeadsOn(outcome)),
        DeviceReported report => report.Succeeded,
        PrintChecked check => check.Good,
        DeviceWorkAsked work => work.Kinds.Contains(nameof(DeviceJobKind.PrintCard)),
        WithdrawnByCitizen or BridgeNoted => false,
        RecordStatusKnown known => State.Statuses.Find(known.Code)!.Effect == RecordEffect.PrintReady,
        _ => true,
    };

    private bool LeadsOn(StepOutcome outcome) => outcome is { Kind: OutcomeKind.Advance or OutcomeKind.Escalate, ToStepId: { } to }
        && _procedure.Step(to) is { Stage: not (CaseStage.Returned or CaseStage.Rejected or CaseStage.Cancelled) } target
        && _procedure.Steps.ToList().IndexOf(target) > _procedure.Steps.ToList().IndexOf(At);

    private void Apply(CaseInput input)
    {
        var before = State;
        _actor = input.Actor.Id;
        if (input is BridgeNoted { Limit: var after }) _limit = after;
        switch (SopEngine.Decide(_procedure, State, input, Now))
        {
            case SopRefused refused:
                Assert.NotEmpty(refused.OfficerText);
                Assert.Same(before, State);
                break;
            case SopAgreed agreed:
                foreach (var effect in agreed.Effects) Apply(effect);
                var told = CaseStanding.Of(_procedure, _events);
                State = State.With(told);
                Assert.Equal((State.StepId, State.ReturnStepId), (told.StepId, told.ReturnStepId));
                CheckRules(before, agreed);
                break;
            default:
                Assert.Fail("The engine knows two answers.");
                break;
        }
    }

    private void Apply(SopEffect effect)
    {
        if (effect is EventRecorded e) _events.Add(new EventFact(e.Kind, e.StepId, e.ToStepId, _actor, e.ReasonCode));
        State = Applied(effect);
    }

    private CaseState Applied(SopEffect effect) => effect switch
    {
        CaseMoved move => Moved(move),
        DocumentReceived d => State with { Documents = [.. State.Documents.Where(o => o.Requirement != d.Requirement), new DocumentFact(_nextId++, d.Requirement, d.State)] },
        DocumentAsked d => State with { Documents = [.. State.Documents, new DocumentFact(_nextId++, d.Requirement, CaseDocumentState.Rejected)] },
        DocumentReviewed r => State with { Documents = [.. State.Documents.Select(d => d.Id == r.DocumentId ? d with { State = r.State } : d)] },
        BiodataSaved => State with { BiodataComplete = true },
        SeatWanted seat => State with { Booking = new BookingFact(_nextId++, seat.StartsAt) },
        BookingEnded ended => State.Booking?.Id == ended.AppointmentId ? State with { Booking = null } : State,
        // A station claims at once.
        DeviceJobQueued job => State with { Jobs = [.. State.Jobs, new JobFact(_nextId++, job.Kind, nameof(DeviceJobState.Claimed), Guid.NewGuid())] },
        DeviceJobClosed job => State with { Jobs = [.. State.Jobs.Select(j => j.Id == job.JobId ? j with { State = job.State } : j)] },
        TimerSet timer => State with { Timers = [.. State.Timers, new TimerFact(_nextId++, timer.Kind, Now.AddHours(5), TimerState.Waiting)] },
        TimerClosed timer => State with { Timers = [.. State.Timers.Select(t => t.Id == timer.TimerId ? t with { State = timer.State } : t)] },
        PauseBegun pause => Paused(pause.Code),
        PauseEnded => Paused(null),
        RecordNoted noted => State with { Record = State.Statuses.Find(noted.Code) },
        BridgeEntered => State with { Limit = _limit },
        EventRecorded or CitizenTold or ReceiptSent or RegisterEntered => State,
        _ => throw new InvalidOperationException($"{effect.GetType().Name} has no part in the walk."),
    };

    private CaseState Paused(string? code)
    {
        Assert.NotEqual(code is null, State.Pause is null);
        return State with { Pause = code };
    }

    private CaseState Moved(CaseMoved move)
    {
        Assert.True(StageMoves.CanMove(State.Stage, move.Stage), $"{State.Stage} → {move.Stage}");
        var step = _procedure.Step(move.StepId);
        Assert.NotNull(step);
        Assert.Equal(step.Stage, move.Stage);
        return State with { Stage = move.Stage, StepId = move.StepId, ReturnStepId = move.ReturnStepId };
    }

    private void CheckRules(CaseState before, SopAgreed agreed)
    {
        if (agreed.Effects.Count == 0) return;
        Assert.True(agreed.Effects.Any(e => e is EventRecorded or TimerClosed), "Every change leaves who, when and why.");
        Assert.Equal(State.Stage == CaseStage.Returned, State.ReturnStepId is not null);
        Assert.True(State.Jobs.Count(j => j.Kind == nameof(DeviceJobKind.PrintCard) && j.State is nameof(DeviceJobState.Claimed) or nameof(DeviceJobState.Waiting)) <= 1, "One open print at most.");
        if (State.Stage == CaseStage.Printed && before.Stage != CaseStage.Printed)
            Assert.Contains(State.Jobs, j => j.State == nameof(DeviceJobState.ConfirmedByPrinter));
        Assert.Equal(State.Approvals.Count, State.Approvals.Select(a => a.ActorId).Distinct().Count());
        if (_procedure.PrintsCards && State.Stage is CaseStage.ReadyForPickup or CaseStage.HandedOver)
            Assert.Contains(State.Jobs, j => j.State == nameof(DeviceJobState.CheckedByStaff));
        Assert.Equal(before.Stage == CaseStage.ReadyForPickup && State.Stage == CaseStage.HandedOver, agreed.Effects.OfType<RegisterEntered>().Any());
        Assert.Equal(State.Timers.Count(t => t.State == TimerState.Waiting), State.Timers.Where(t => t.State == TimerState.Waiting).Select(t => t.Kind).Distinct().Count());
        if (!IsOver) return;
        Assert.Null(State.Booking);
        Assert.DoesNotContain(State.Timers, t => t.State == TimerState.Waiting && t.Kind != TimerKinds.Receipt);
    }
}
