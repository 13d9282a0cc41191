using KtpBot.Core.Cases;
using KtpBot.Core.Workflow;
using KtpBot.Testing.Journeys;

namespace KtpBot.Core.Tests.Cases;

/// <summary>Drives cases through one procedure, at the desk itself, until every outcome of every step has been taken.</summary>
internal sealed class OfficeJourney(OfficeHouse house, Procedure procedure)
{
    private readonly ProcedureTravel _travel = new(procedure);
    private readonly HashSet<string> _stoodIn = [];
    private string _service = "";

    /// <summary>Outcomes that nobody has taken yet, as "step/outcome".</summary>
    public IEnumerable<string> Left => _travel.Left;

    /// <summary>Cases that were taken to an end.</summary>
    public List<long> Ended { get; } = [];

    /// <summary>Refusals by the four-eyes rule met on the way.</summary>
    public int FourEyes { get; private set; }

    /// <summary>Applications for a service, until nothing of what it can reach is left.</summary>
    public async Task TravelAsync(string service)
    {
        _service = service;
        for (var cases = 0; cases < procedure.Steps.Count * 3; cases++)
        {
            var before = _travel.Count;
            var (id, step) = await SubmitAsync(service);
            for (var moves = 0; procedure.Step(step) is { IsEnd: false } at; moves++)
            {
                Assert.True(moves < ProcedureTravel.MostMoves, $"The case turns in circles at {step}.");
                step = await TakeAsync(id, at, _travel.Choose(at, _service, (await house.MissingAsync(id)).Count > 0));
            }

            Ended.Add(id);
            if (_travel.Count == before) return;
        }
    }

    private async Task<(long Id, string Step)> SubmitAsync(string service)
    {
        var done = await house.SubmittedAsync(service);
        await SkippedAsync(done.CaseId);
        return (done.CaseId, done.StepId);
    }

    private async Task<string> TakeAsync(long id, ProcedureStep at, StepOutcome outcome)
    {
        var awaited = outcome.ToStepId ?? (await house.FileAsync(id)).ReturnStepId!;
        await PrepareAsync(id, at, outcome);
        var done = await GoAsync(id, at, outcome);
        var skipped = await SkippedAsync(id);
        Assert.True(done.StepId == awaited || skipped.Contains(awaited), $"{at.Id}/{outcome.Id} led to {done.StepId}, not to {awaited}.");
        _travel.Take(at.Id, outcome.Id);
        return done.StepId;
    }

    private async Task PrepareAsync(long id, ProcedureStep at, StepOutcome outcome)
    {
        if (outcome.On == OutcomeTrigger.PrintStarted) await house.DoAsync(new BiodataEntered(id, house.Holder(at.Roles[0]), await house.BiodataAsync(id)));
        if (!outcome.Needs.Contains(StepNeed.Tasks)) return;
        foreach (var task in at.Tasks)
        {
            var tick = new TaskTicked(id, house.Holder(task.Roles.Concat(at.Roles).First()), at.Id, task.Id, null);
            if (await house.AskAsync(tick) is DeskRefused refused) Assert.Equal(DeskRefusal.AlreadyDone, refused.Reason);
        }
    }

    private async Task<DeskDone> GoAsync(long id, ProcedureStep at, StepOutcome outcome) => outcome.On switch
    {
        OutcomeTrigger.Decision => await DecideAsync(id, at, outcome),
        OutcomeTrigger.DocumentsComplete => await SendMissingAsync(id),
        OutcomeTrigger.SlotBooked => await house.DoAsync(new SlotChosen(id, house.Holder(at.Roles[0]), house.NextSlot())),
        OutcomeTrigger.PrintStarted => await house.DoAsync(new DeviceWorkAsked(id, house.Holder(at.Roles[0]), ["PrintCard"])),
        OutcomeTrigger.Printed => await house.DoAsync(await house.ReportAsync(id, true, null)),
        OutcomeTrigger.PrintFailed => await house.DoAsync(await house.ReportAsync(id, false, "MediaJam")),
        OutcomeTrigger.PrintUnknown => await house.DoAsync(await house.ReportAsync(id, false, "PrintOutcomeUnknown")),
        OutcomeTrigger.CheckGood or OutcomeTrigger.CheckBad => await house.DoAsync(
            new PrintChecked(id, house.Holder(at.Roles[0]), await house.PrintAsync(id), outcome.On == OutcomeTrigger.CheckGood, null)),
        OutcomeTrigger.Record => await KnowAsync(id, outcome),
        OutcomeTrigger.HandedOver => await house.DoAsync(new CardHandedOver(id, house.Holder(at.Roles[0]), "Siti Contoh", "sendiri", null)),
    };

    /// <summary>The last status of the list: the longest way round.</summary>
    private async Task<DeskDone> KnowAsync(long id, StepOutcome outcome)
    {
        await house.KnowAsync(id, outcome.Record[^1]);
        var file = await house.FileAsync(id);
        return new DeskDone(file.Id, file.Number, file.Stage, file.StepId, false);
    }

    private async Task<DeskDone> DecideAsync(long id, ProcedureStep at, StepOutcome outcome)
    {
        var reasons = outcome.Reasons.Take(1).Select(code => new DecisionReason(code, _travel.AsksForDocument(outcome) ? house.PhotosOf(procedure.Services[0]).First() : null)).ToList();
        Decided By(string role) => new(id, house.Holder(role), at.Id, outcome.Id, reasons, "Catatan petugas.");
        if (at.StandIns.Count > 0 && _stoodIn.Add(at.Id + "/" + outcome.Id))
        {
            switch (await house.AskAsync(By(at.StandIns[0])))
            {
                case DeskDone done:
                    Assert.Contains(await house.EventsAsync(id), e => e.Kind == EventKinds.StoodIn && e.StepId == at.Id && e.ReasonCode == at.Roles[0]);
                    return done;
                case DeskRefused refused:
                    Assert.True(outcome.Approval && refused.Reason == DeskRefusal.NotAllowed, refused.OfficerText);
                    FourEyes++;
                    break;
            }
        }

        return await house.DoAsync(By(at.Roles[0]));
    }

    private async Task<DeskDone> SendMissingAsync(long id)
    {
        var citizen = Actor.Citizen((await house.FileAsync(id)).ConversationId!.Value);
        DeskDone? last = null;
        foreach (var missing in await house.MissingAsync(id)) last = await house.DoAsync(new DocumentSent(id, citizen, missing, Guid.NewGuid()));
        Assert.NotNull(last);
        return last;
    }

    private async Task<IReadOnlyList<string>> SkippedAsync(long id)
    {
        var skipped = (await house.EventsAsync(id)).Where(e => e.Kind == "Skipped").ToList();
        foreach (var e in skipped) _travel.Take(e.StepId, e.ReasonCode!);
        return [.. skipped.Select(e => e.StepId)];
    }
}
