using KtpBot.Core.Queueing;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Cases;

/// <content>The recording slot and the wait for one.</content>
internal sealed partial class CaseChange
{
    private async Task EndBookingAsync(BookingEnded ended, CancellationToken cancellationToken)
    {
        var appointment = await db.Appointments.SingleAsync(a => a.Id == ended.AppointmentId, cancellationToken);
        appointment.State = ended.Fate switch
        {
            BookingFate.Done => AppointmentState.Done,
            BookingFate.NoShow => AppointmentState.NoShow,
            BookingFate.GivenBack => AppointmentState.Cancelled,
        };
        if (ended.Fate == BookingFate.GivenBack) appointment.Seat = null;
        if (appointment.QueueNumber is null) return;
        var number = ended.Fate switch
        {
            BookingFate.Done => TicketState.Done,
            BookingFate.NoShow => TicketState.Missed,
            BookingFate.GivenBack => TicketState.Left,
        };
        await QueueBook.CloseAsync(db, appointment.Id, number, now, cancellationToken);
    }

    private async Task ArriveAsync(BookingArrived arrived, CancellationToken cancellationToken)
    {
        var appointment = await db.Appointments.SingleAsync(a => a.Id == arrived.AppointmentId, cancellationToken);
        appointment.State = AppointmentState.Arrived;
        appointment.ArrivedAt = now;
        var draft = new TicketDraft(office.Queue.ForAppointments(appointment.Counter).Id)
        {
            CaseId = file.Id,
            Service = file.Service,
            Visit = new TicketVisit(appointment.Id, appointment.StartsAt, appointment.EndsAt),
        };
        appointment.QueueNumber = (await QueueBook.TakeAsync(db, office, draft, now, cancellationToken)).Number;
    }

    private async Task BeginWaitAsync(WaitBegun wait, CancellationToken cancellationToken)
    {
        if (await db.SlotWaits.FirstOrDefaultAsync(w => w.CaseId == file.Id && w.ClosedAt == null, cancellationToken) is not { } open)
        {
            db.Add(new SlotWait { OfficeId = office.Id, Counter = SeatBook.RecordingCounter, CaseId = file.Id, SinceAt = now, WantedDay = wait.Day });
        }
        else if (open.WantedDay != wait.Day)
        {
            // Another day is another list: the place in the first one is given up.
            open.WantedDay = wait.Day;
            open.SinceAt = now;
        }
    }

    private async Task OfferAsync(WaitOffered offer, CancellationToken cancellationToken)
    {
        var wait = await db.SlotWaits.SingleAsync(w => w.Id == offer.WaitId, cancellationToken);
        wait.State = WaitState.Offered;
        wait.OfferedStartsAt = offer.StartsAt;
        wait.OfferUntil = offer.Until;
    }

    private async Task EndWaitAsync(WaitEnded ended, CancellationToken cancellationToken)
    {
        var wait = await db.SlotWaits.SingleAsync(w => w.Id == ended.WaitId, cancellationToken);
        wait.State = ended.State;
        wait.ClosedAt = now;

        // A place that was kept and not taken; the one he took is booked already.
        foreach (var held in await db.Appointments.Where(a => a.CaseId == file.Id && a.State == AppointmentState.Held).ToListAsync(cancellationToken))
        {
            if (held.State != AppointmentState.Held) continue;
            held.State = AppointmentState.Cancelled;
            held.Seat = null;
        }
    }
}
