using KtpBot.Core.Cases;
using KtpBot.Core.Scheduling;

namespace KtpBot.Core.Workflow;

/// <content>The recording slot: chosen, changed, given back, waited for, and kept.</content>
public static partial class SopEngine
{
    private static SopDecision Book(Standing at, SlotChosen input)
    {
        if (input.Actor.Kind == ActorKind.Officer && !MayReceive(at, input.Actor)) return NotAllowed(at);
        var held = at.State.Booking;
        if (held?.StartsAt == input.StartsAt) return new SopAgreed([]);
        var effects = new List<SopEffect> { new SeatWanted(input.StartsAt), new EventRecorded("SlotChosen", at.Step.Id) };
        if (held is not null)
        {
            effects.Add(new BookingEnded(held.Id, BookingFate.GivenBack));
            CloseReminders(at.State, effects);
        }

        if (at.State.Wait is { } wait) effects.Add(new WaitEnded(wait.Id, WaitState.Taken));
        effects.Add(new TimerSet(TimerKinds.AppointmentReminder));
        effects.Add(new TimerSet(TimerKinds.AppointmentDay));
        if (at.Step.Following(OutcomeTrigger.SlotBooked) is { } booked) return Follow(at, booked, effects, [], null);
        if (held is null) return Refuse(DeskRefusal.NotPossible, "Permohonan ini tidak sedang menunggu jadwal rekam.");
        effects.Add(new CitizenTold("slot-booked", [], null));
        return new SopAgreed(effects);
    }

    private static SopDecision GiveBack(Standing at, SlotGivenBack input, DateTime now)
    {
        if (input.Actor.Kind != ActorKind.Citizen) return NotAllowed(at);
        if (at.State.Booking is not { } held) return Refuse(DeskRefusal.AlreadyDone, "Permohonan ini tidak punya jadwal rekam.");
        if (held.StartsAt <= now) return Refuse(DeskRefusal.NotPossible, "Jadwal ini sudah lewat. Petugas loket yang mencatat kehadirannya.");
        var effects = new List<SopEffect> { new EventRecorded("SlotGivenBack", at.Step.Id), new BookingEnded(held.Id, BookingFate.GivenBack) };
        CloseReminders(at.State, effects);
        if (at.Step.Following(OutcomeTrigger.SlotBooked) is null && WhereSlotsAreChosen(at) is { } back) Arrive(at, back, null, effects, bookingSettled: true);
        return new SopAgreed(effects);
    }

    /// <summary>The step to go back to: the procedure's own word for a slot given back, else the step from which a booking led here.</summary>
    private static ProcedureStep? WhereSlotsAreChosen(Standing at) =>
        at.Step.Outcomes.FirstOrDefault(o => o is { Booking: BookingFate.GivenBack, ToStepId: not null }) is { } own
            ? at.Procedure.Step(own.ToStepId!)
            : at.Procedure.Steps.FirstOrDefault(s => s.Following(OutcomeTrigger.SlotBooked)?.ToStepId == at.Step.Id);

    private static SopDecision Confirm(Standing at, ComingConfirmed input, DateTime now) =>
        at.State.Booking is { } held && held.StartsAt > now
            ? new SopAgreed([new EventRecorded("ComingConfirmed", at.Step.Id)])
            : Refuse(DeskRefusal.NotPossible, "Permohonan ini tidak punya jadwal rekam yang akan datang.");

    private static SopDecision Arrived(Standing at, CitizenArrived input)
    {
        if (input.Actor.Kind == ActorKind.Officer && !MayReceive(at, input.Actor)) return NotAllowed(at);
        if (at.State.Booking is not { } held) return Refuse(DeskRefusal.NotPossible, "Permohonan ini tidak punya jadwal rekam.");
        if (held.Arrived) return new SopAgreed([]);
        var effects = new List<SopEffect> { new BookingArrived(held.Id, held.StartsAt), new EventRecorded("Arrived", at.Step.Id) };
        CloseReminders(at.State, effects);
        return new SopAgreed(effects);
    }

    private static SopDecision Join(Standing at, WaitingListJoined input)
    {
        if (input.Actor.Kind != ActorKind.Citizen) return NotAllowed(at);
        var chooses = at.Step.Following(OutcomeTrigger.SlotBooked) is not null;
        if (!chooses && (at.State.Booking is null || input.Day is null))
            return Refuse(DeskRefusal.NotPossible, "Permohonan ini tidak sedang menunggu jadwal rekam.");
        if (at.State.Wait is { Offered: true }) return Refuse(DeskRefusal.NotPossible, "Ada tempat yang sedang ditawarkan kepada pemohon. Tunggu jawabannya dulu.");
        return new SopAgreed([new WaitBegun(input.Day), new EventRecorded("WaitBegun", at.Step.Id)]);
    }

    private static SopDecision LeaveList(Standing at, WaitingListLeft input)
    {
        if (input.Actor.Kind != ActorKind.Citizen && !MayReceive(at, input.Actor)) return NotAllowed(at);
        if (at.State.Wait is not { } wait) return Refuse(DeskRefusal.AlreadyDone, "Permohonan ini tidak ada di daftar tunggu.");
        if (input.Actor.Kind == ActorKind.Officer) return new SopAgreed([new WaitEnded(wait.Id, WaitState.Left), new EventRecorded("WaitLeft", at.Step.Id), new CitizenTold(SlotNotices.TakenOff, [], null)]);
        return new SopAgreed([new WaitEnded(wait.Id, wait.Offered ? WaitState.Declined : WaitState.Left), new EventRecorded(wait.Offered ? "OfferDeclined" : "WaitLeft", at.Step.Id)]);
    }

    private static SopDecision Offer(Standing at, SeatOffered input)
    {
        if (input.Actor.Kind != ActorKind.Timer && !MayReceive(at, input.Actor)) return NotAllowed(at);
        if (at.State.Wait is not { Offered: false } wait || wait.Id != input.WaitId) return Refuse(DeskRefusal.AlreadyDone, "Permohonan ini tidak menunggu tempat lagi.");
        return new SopAgreed(
        [
            new SeatWanted(input.StartsAt, Hold: true),
            new WaitOffered(wait.Id, input.StartsAt, input.Until),
            new EventRecorded("SeatOffered", at.Step.Id),
            new CitizenTold(SlotNotices.Offered, [], null, Until: input.Until),
        ]);
    }

    private static SopDecision Expire(Standing at, WaitExpired input, DateTime now)
    {
        if (input.Actor.Kind != ActorKind.Timer) return NotAllowed(at);
        if (at.State.Wait is not { } wait || wait.Id != input.WaitId) return Refuse(DeskRefusal.AlreadyDone, "Daftar tunggu permohonan ini sudah ditutup.");
        if (wait.Offered ? wait.OfferUntil > now : !input.DayPassed) return Refuse(DeskRefusal.NotPossible, "Belum waktunya.");
        return new SopAgreed(
        [
            new WaitEnded(wait.Id, WaitState.Expired),
            new EventRecorded(wait.Offered ? "OfferExpired" : "WaitExpired", at.Step.Id),
            new CitizenTold(wait.Offered ? SlotNotices.OfferExpired : SlotNotices.WaitOver, [], null),
        ]);
    }

    /// <summary>Who stands at the counter: the step's own officers and those who take applications in.</summary>
    private static bool MayReceive(Standing at, Actor actor) => MayAct(at, actor) || (actor.Kind == ActorKind.Officer && Holds(actor, at.Procedure.Intake.Roles));

    private static void CloseReminders(CaseState state, List<SopEffect> effects)
    {
        CloseTimers(state, TimerKinds.AppointmentReminder, effects);
        CloseTimers(state, TimerKinds.AppointmentDay, effects);
    }
}
