using KtpBot.Core.Bridges;
using KtpBot.Core.Cases;

namespace KtpBot.Core.Workflow;

/// <summary>
/// What follows from an input, by the procedure: (procedure, state, input, now) → effects or a refusal. Pure: no clock, no storage,
/// no waiting. It knows the closed family of inputs; everything that offices arrange differently stands in the procedure.
/// </summary>
public static partial class SopEngine
{
    /// <summary>Decides. The same arguments always give the same answer.</summary>
    /// <param name="procedure">As loaded and checked.</param>
    /// <param name="state">The case as it stands; for <see cref="SubmitCase"/> one with an empty step.</param>
    /// <param name="input">What happened.</param>
    /// <param name="now">UTC.</param>
    public static SopDecision Decide(Procedure procedure, CaseState state, CaseInput input, DateTime now) =>
        Answer(procedure, state, input, now) is var decision && decision is SopAgreed { Effects.Count: > 0 } agreed ? Noted(procedure, state, input, agreed) : decision;

    private static SopDecision Answer(Procedure procedure, CaseState state, CaseInput input, DateTime now)
    {
        if (input is SubmitCase submitted) return Submit(procedure, state, submitted);
        if (procedure.Step(state.StepId) is not { } step)
            return Refuse(DeskRefusal.NotPossible, "Langkah berkas ini tidak dikenal lagi dalam SOP. Hubungi admin untuk memeriksa berkas SOP.");
        if (NotTheirOwn(state, input))
            return Refuse(DeskRefusal.UnknownCase, "Permohonan ini bukan milik percakapan tersebut.");
        var at = new Standing(procedure, state, step);
        return input switch
        {
            Decided decided => Decide(at, decided),
            TaskTicked task => Tick(at, task),
            CasePaused pause => Pause(at, pause),
            CaseResumed resumed => Resume(at, resumed),
            DocumentSent document => TakeDocument(at, document),
            SlotChosen slot => Book(at, slot),
            SlotGivenBack given => GiveBack(at, given, now),
            ComingConfirmed coming => Confirm(at, coming, now),
            CitizenArrived arrived => Arrived(at, arrived),
            WaitingListJoined joined => Join(at, joined),
            WaitingListLeft left => LeaveList(at, left),
            SeatOffered offer => Offer(at, offer),
            WaitExpired expired => Expire(at, expired, now),
            BiodataEntered biodata => SaveBiodata(at, biodata),
            DeviceWorkAsked work => AskDevices(at, work),
            DeviceReported report => TakeReport(at, report),
            PrintChecked check => CheckPrint(at, check),
            CardHandedOver handOver => HandOver(at, handOver),
            WithdrawnByCitizen withdrawn => Withdraw(at, withdrawn),
            CorrectionAsked asked => AskCorrection(at, asked),
            PhoneChanged phone => ChangePhone(at, phone),
            CorrectionSettled settled => SettleCorrection(at, settled),
            RecordStatusKnown known => Know(at, known),
            TimerDue due => Remind(at, due, now),
            BridgeNoted note => NoteBridge(at, note),
            _ => throw new InvalidOperationException($"{input.GetType().Name} is no input of the desk."),
        };
    }

    private static SopDecision Submit(Procedure procedure, CaseState state, SubmitCase input)
    {
        if (!procedure.Services.Contains(input.Service))
            return Refuse(DeskRefusal.NotPossible, "Layanan ini belum tersedia di kantor ini. Pilih layanan lain.");
        if (input.Actor.Kind == ActorKind.Officer && !Holds(input.Actor, procedure.Intake.Roles))
            return Refuse(DeskRefusal.NotAllowed, $"Permohonan datang langsung dimasukkan oleh {state.Roles.Titles(procedure.Intake.Roles)}.");
        if (input.Actor.Kind is not (ActorKind.Officer or ActorKind.Citizen))
            return Refuse(DeskRefusal.NotAllowed, "Permohonan hanya dapat diajukan oleh warga atau petugas.");
        var effects = new List<SopEffect> { new EventRecorded("Submitted", procedure.StartStepId) };
        effects.AddRange(input.Documents.Where(d => state.Accepted.Contains(d.Requirement)).Select(d => Received(d.Requirement, d.FileId)));
        var landing = Land(procedure, ref state, procedure.StartStepId, effects);
        effects.Add(new CaseMoved(landing.Step.Stage, landing.Step.Id, null));
        if (procedure.Intake.Notice is { } notice) effects.Add(new CitizenTold(notice, [], null));
        if (input.ConversationId is not null) effects.Add(new TimerSet(TimerKinds.Receipt));
        return new SopAgreed(effects);
    }

    private static SopDecision Decide(Standing at, Decided input)
    {
        if (input.StepId != at.Step.Id)
            return Refuse(DeskRefusal.MovedOn, $"Berkas ini sudah berpindah ke langkah \"{at.Step.Title}\". Muat ulang halaman, lalu periksa lagi.");
        if (!MayAct(at, input.Actor)) return NotAllowed(at);
        if (at.Step.Decision(input.Outcome) is not { } outcome)
            return Refuse(DeskRefusal.NotPossible, "Pilihan itu tidak ada pada langkah ini. Muat ulang halaman.");
        if (outcome.Reasons.Count > 0 && input.Reasons.Count == 0)
            return Refuse(DeskRefusal.Incomplete, "Pilih sedikitnya satu alasan agar pemohon tahu apa yang harus diperbaiki.");
        if (input.Reasons.FirstOrDefault(r => !outcome.Reasons.Contains(r.Code)) is not null)
            return Refuse(DeskRefusal.NotPossible, "Alasan itu tidak ada dalam daftar langkah ini. Pilih alasan lain.");
        if (input.Reasons.FirstOrDefault(r => r.Requirement is { } code && !Known(at.State, code)) is not null)
            return Refuse(DeskRefusal.NotPossible, "Dokumen yang disebut dalam alasan tidak diminta untuk layanan ini. Pilih dokumen lain.");
        if (outcome.Kind == OutcomeKind.Escalate && string.IsNullOrWhiteSpace(input.Note))
            return Refuse(DeskRefusal.Incomplete, "Tulis catatan singkat: apa yang perlu diputuskan atasan.");
        if (outcome.Approval && at.State.Approvals.FirstOrDefault(a => a.ActorId == input.Actor.Id) is { } earlier)
            return Refuse(DeskRefusal.NotAllowed, $"Anda sudah menyetujui berkas ini pada langkah \"{at.Procedure.Step(earlier.StepId)?.Title ?? earlier.StepId}\". Persetujuan ini harus diberikan petugas lain.");
        if (Unmet(at, outcome) is { } unmet) return Refuse(DeskRefusal.Incomplete, unmet);

        var kind = (outcome.Approval ? EventKinds.Approved : EventKinds.Decided) + outcome.Id;
        var effects = new List<SopEffect> { new EventRecorded(kind, at.Step.Id, Codes(input.Reasons), input.Note) };
        JudgeDocuments(at.State, outcome, input, effects);
        return Follow(at, outcome, effects, input.Reasons, input.Note);
    }

    private static SopDecision Withdraw(Standing at, WithdrawnByCitizen input)
    {
        if (input.Actor.Kind == ActorKind.Officer && !Holds(input.Actor, at.Procedure.Intake.Roles)) return NotAllowed(at);
        var end = at.Procedure.Step(at.Procedure.WithdrawnStepId)!;
        if (at.Step.IsEnd) return Refuse(DeskRefusal.AlreadyDone, "Permohonan ini sudah selesai atau sudah dibatalkan.");
        if (!StageMoves.CanMove(at.State.Stage, end.Stage))
            return Refuse(DeskRefusal.NotPossible, "Kartu sedang atau sudah dicetak, jadi permohonan tidak dapat dibatalkan lagi. Hubungi petugas loket.");
        var effects = new List<SopEffect> { new EventRecorded("Withdrawn", at.Step.Id) };
        Arrive(at, end, null, effects);
        effects.Add(new CitizenTold(end.Notice ?? "withdrawn", [], null));
        return new SopAgreed(effects);
    }

    private static SopDecision Remind(Standing at, TimerDue input, DateTime now)
    {
        if (at.State.Timers.FirstOrDefault(t => t.Id == input.TimerId) is not { State: TimerState.Waiting } timer)
            return Refuse(DeskRefusal.AlreadyDone, "Pengingat ini sudah dikerjakan.");
        if (timer.DueAt > now) return Refuse(DeskRefusal.NotPossible, "Pengingat ini belum waktunya.");
        if (timer.Kind == TimerKinds.Receipt)
            return new SopAgreed([new ReceiptSent(), new EventRecorded("ReceiptSent", at.Step.Id), new TimerClosed(timer.Id, TimerState.Done)]);
        if (TimerKinds.OfCorrections.Contains(timer.Kind)) return RemindOfCorrection(at, timer);
        var stillWanted = timer.Kind switch
        {
            TimerKinds.AppointmentReminder or TimerKinds.AppointmentDay =>
                at.State.Booking is { Arrived: false } booking && booking.StartsAt > now && !(booking.IsToday && IsLeftToTheDay(at.State, timer)),
            TimerKinds.Survey => at.Step.IsEnd,
            _ => at.Step.Timer == timer.Kind,
        };
        if (!stillWanted) return new SopAgreed([new TimerClosed(timer.Id, TimerState.Cancelled)]);
        return new SopAgreed(
        [
            new EventRecorded("Reminded", at.Step.Id, timer.Kind),
            new CitizenTold(timer.Kind, [], null, timer.Id),
            new TimerClosed(timer.Id, TimerState.Done),
        ]);
    }

    /// <summary>The day's own reminder says it all: the one of the day before came too late.</summary>
    private static bool IsLeftToTheDay(CaseState state, TimerFact reminder) =>
        reminder.Kind == TimerKinds.AppointmentReminder
        && state.Timers.Any(t => t.Kind == TimerKinds.AppointmentDay && t.Id > reminder.Id && t.State != TimerState.Cancelled);
}
