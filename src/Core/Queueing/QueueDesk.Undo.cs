using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Queueing;

/// <content>Taking back.</content>
public sealed partial class QueueDesk
{
    /// <summary>Takes back the officer's last act of today, unless something else has happened with its number since.</summary>
    public Task<QueueOutcome> UndoAsync(long officerId, CancellationToken cancellationToken) => WorkAsync(
        async work =>
        {
            var day = office.DateAt(work.Now);
            var last = await work.Db.QueueMoves.Where(m => m.Day == day && m.OfficerId == officerId && m.Kind != QueueMoveKind.Taken && m.UndoneAt == null).OrderByDescending(m => m.Id).FirstOrDefaultAsync(cancellationToken);
            if (last is null) return new QueueRefused("Tidak ada tindakan Anda hari ini yang bisa dibatalkan.");
            if (work.Find(last.TicketId) is not { } ticket || await work.Db.QueueMoves.AnyAsync(m => m.TicketId == last.TicketId && m.Id > last.Id && m.UndoneAt == null, cancellationToken))
                return new QueueRefused("Nomor itu sudah berubah lagi sesudahnya, jadi tidak bisa dibatalkan.");
            var wasCalled = ticket.State is TicketState.Called or TicketState.Serving;
            TicketPlace.Restore(ticket, last.Before);
            if (ticket.State is (TicketState.Called or TicketState.Serving) && work.Day.Tickets.Any(t => t.Id != ticket.Id && t.Counter == ticket.Counter && t.State is (TicketState.Called or TicketState.Serving)))
                return new QueueRefused("Loket ini sedang melayani nomor lain. Selesaikan dulu.");
            last.UndoneAt = work.Now;
            if (wasCalled && ticket.State == TicketState.Waiting) work.Tell(ticket, QueueNews.CallTakenBack);
            return Done(ticket, $"Tindakan terakhir pada nomor {Label(ticket)} dibatalkan.");
        },
        cancellationToken);
}
