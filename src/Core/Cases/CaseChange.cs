using System.Globalization;
using KtpBot.Core.Devices;
using KtpBot.Core.Notices;
using KtpBot.Core.Offices;
using KtpBot.Core.People;
using KtpBot.Core.Privacy;
using KtpBot.Core.Registers;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Cases;

/// <summary>Writes the effects of one input into the rows of one case. Nothing is sent, called or committed here.</summary>
internal sealed partial class CaseChange(KtpBotDb db, CaseFile file, Actor actor, TakenSeat? seat, PreparedReceipt? receipt, OfficeProfile office, FieldCipher cipher, NoticeWriter notices, int printDays, DateTime now)
{
    public async Task ApplyAsync(IReadOnlyList<SopEffect> effects, CancellationToken cancellationToken)
    {
        if (effects.Count == 0) return;
        file.Touch(now);
        foreach (var effect in effects) await ApplyAsync(effect, cancellationToken);
    }

    private Task ApplyAsync(SopEffect effect, CancellationToken cancellationToken)
    {
        switch (effect)
        {
            case CaseMoved move: return MoveAsync(move, cancellationToken);
            case EventRecorded { Kind: "Reminded" or "ReceiptSent" or "LetterSent" } sent: return RecordSentAsync(sent, cancellationToken);
            case EventRecorded happened: return Done(() => Record(happened));
            case PauseBegun pause: return Done(() => file.Pause(pause.Code, now));
            case PauseEnded: return Done(() => file.Resume(now));
            case VersionChanged changed: return Done(() => file.RunBy(changed.Version));
            case CitizenTold told: return TellAsync(told, cancellationToken);
            case DocumentReceived document: return ReceiveAsync(document, cancellationToken);
            case DocumentAsked asked: return Done(() => Ask(asked));
            case DocumentReviewed review: return ReviewAsync(review, cancellationToken);
            case PersonCorrected corrected: return CorrectAsync(corrected, cancellationToken);
            case BiodataSaved biodata: return SaveAsync(biodata.Biodata, cancellationToken);
            case SeatWanted: return Task.CompletedTask; // Taken before anything else was written.
            case BookingEnded booking: return EndBookingAsync(booking, cancellationToken);
            case BookingArrived arrived: return ArriveAsync(arrived, cancellationToken);
            case WaitBegun wait: return BeginWaitAsync(wait, cancellationToken);
            case WaitOffered offer: return OfferAsync(offer, cancellationToken);
            case WaitEnded wait: return EndWaitAsync(wait, cancellationToken);
            case DeviceJobQueued job: return Done(() => Queue(job));
            case DeviceJobClosed job: return CloseJobAsync(job, cancellationToken);
            case ReceiptSent: return SendReceiptAsync(cancellationToken);
            case LetterSent: return SendLetterAsync(cancellationToken);
            case TimerSet timer: return SetTimerAsync(timer, cancellationToken);
            case TimerClosed timer: return CloseTimerAsync(timer, cancellationToken);
            case RecordNoted noted: return NoteRecordAsync(noted, cancellationToken);
            case RegisterEntered entry: return EnterAsync(entry, cancellationToken);
            case BridgeEntered entered: return EnterAsync(entered, cancellationToken);
            default: throw new InvalidOperationException($"{effect.GetType().Name} is not applied.");
        }
    }

    private static Task Done(Action write)
    {
        write();
        return Task.CompletedTask;
    }

    private async Task MoveAsync(CaseMoved move, CancellationToken cancellationToken)
    {
        var isNew = file.StepId.Length == 0;
        if (file.MoveTo(move.Stage, move.StepId, move.ReturnStepId, now) == StageMove.Illegal)
            throw new InvalidOperationException($"The procedure {file.ProcedureId} moved a case from {file.Stage} to {move.Stage}; its check should have refused that.");

        // The engine promises the receipt to a conversation; an application from elsewhere gets it by e-mail.
        if (isNew && file.ConversationId is null && CaseMailbox.AddressOf(office, file) is not null) await SetTimerAsync(new TimerSet(TimerKinds.Receipt), cancellationToken);
        if (move.Stage == CaseStage.ReadyForPickup && SendsLetter) await SetTimerAsync(new TimerSet(TimerKinds.Letter), cancellationToken);

        // Whatever was given, a card, a letter or a service at the desk: afterwards the citizen may say how it went.
        if (move.Stage == CaseStage.HandedOver && file.ConversationId is not null) await SetTimerAsync(new TimerSet(TimerKinds.Survey), cancellationToken);
    }

    private void Record(EventRecorded happened) => db.Add(new CaseEvent
    {
        OfficeId = office.Id,
        CaseId = file.Id,
        At = now,
        Kind = happened.Kind,
        Actor = actor.Kind,
        ActorId = actor.Id,
        Stage = file.Stage,
        StepId = happened.StepId,
        ToStepId = happened.ToStepId,
        ReasonCode = happened.ReasonCode,
        Note = happened.Note,
    });

    private async Task SaveAsync(Biodata biodata, CancellationToken cancellationToken)
    {
        var person = await db.People.SingleAsync(p => p.Id == file.PersonId, cancellationToken);
        PersonElements.Write(person, biodata, cipher, now);
    }

    private async Task CorrectAsync(PersonCorrected corrected, CancellationToken cancellationToken)
    {
        var person = await db.People.SingleAsync(p => p.Id == file.PersonId, cancellationToken);
        if (corrected.Field == CorrectedField.Name) person.Name = corrected.Value.Trim().ToUpperInvariant();
        else (person.Phone, person.PhoneIndex) = (corrected.Value, cipher.OfPhone(corrected.Value));
        person.UpdatedAt = now;
    }

    private void Queue(DeviceJobQueued job) => db.Add(new DeviceJob
    {
        OfficeId = office.Id,
        CaseId = file.Id,
        Kind = job.Kind,
        State = nameof(DeviceJobState.Waiting),
        CreatedAt = now,
        UpdatedAt = now,
    });

    private async Task CloseJobAsync(DeviceJobClosed closed, CancellationToken cancellationToken)
    {
        var job = await db.DeviceJobs.SingleAsync(j => j.Id == closed.JobId, cancellationToken);
        job.State = closed.State;
        job.ErrorCode = closed.ErrorCode;
        job.Error = closed.Error;
        job.UpdatedAt = now;
        job.Version++;
        if (job.Kind == nameof(DeviceJobKind.PrintCard)) await CountBlankAsync(job, cancellationToken);
    }

    private async Task SetTimerAsync(TimerSet timer, CancellationToken cancellationToken)
    {
        var due = timer.DueAt ?? timer.Kind switch
        {
            TimerKinds.AppointmentReminder => seat is null ? null : ReminderTimes.ForAppointment(office, seat.StartsAt, now),
            TimerKinds.AppointmentDay => seat is null ? null : ReminderTimes.OnTheDay(office, seat.StartsAt, now),
            TimerKinds.Receipt or TimerKinds.Letter => now,
            TimerKinds.Survey => ReminderTimes.ForSurvey(office, now),
            TimerKinds.PickupReminder => ReminderTimes.ForPickup(office, now),
            _ => throw new InvalidOperationException($"No due time is known for the timer {timer.Kind}."),
        };
        if (due is { } dueAt) await db.AddAsync(new CaseTimer { OfficeId = office.Id, CaseId = file.Id, Kind = timer.Kind, DueAt = dueAt }, cancellationToken);
    }

    private async Task CloseTimerAsync(TimerClosed closed, CancellationToken cancellationToken)
    {
        var timer = await db.CaseTimers.SingleAsync(t => t.Id == closed.TimerId, cancellationToken);
        timer.State = closed.State;
        timer.DoneAt = now;
    }

    private async Task EnterAsync(RegisterEntered entry, CancellationToken cancellationToken)
    {
        var year = office.LocalTime(now).Year;
        db.Add(new RegisterEntry
        {
            OfficeId = office.Id,
            Register = entry.Register,
            Year = year,
            Number = await Numbering.TakeAsync(db, entry.Register, year, cancellationToken),
            CaseId = file.Id,
            At = now,
            OfficerId = OfficerId,
            ReceivedBy = entry.ReceivedBy,
            Relation = entry.Relation,
            SignatureFileId = entry.SignatureFileId,
        });
    }

    private long? OfficerId => actor.Kind == ActorKind.Officer && long.TryParse(actor.Id, CultureInfo.InvariantCulture, out var id) ? id : null;
}
