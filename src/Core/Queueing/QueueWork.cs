using System.Globalization;
using KtpBot.Core.Cases;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Queueing;

/// <summary>One act on the day's queue inside one transaction: what changes, who is told, what the histories say.</summary>
internal sealed class QueueWork(KtpBotDb db, OfficeProfile office, DateTime now, QueueDay day)
{
    private readonly List<(QueueTicket Ticket, string Key)> _told = [];
    private readonly List<(long CaseId, string Words, long OfficerId)> _histories = [];

    public KtpBotDb Db => db;

    public DateTime Now => now;

    public QueueDay Day => day;

    public QueueTicket? Find(long ticketId) => day.Tickets.FirstOrDefault(t => t.Id == ticketId);

    /// <summary>Call it before the change.</summary>
    public void Note(QueueTicket ticket, QueueMoveKind kind, string? counter, long? officerId) => db.Add(new QueueMove
    {
        OfficeId = office.Id,
        Day = ticket.Day,
        TicketId = ticket.Id,
        Kind = kind,
        Counter = counter,
        OfficerId = officerId,
        At = now,
        Before = TicketPlace.Write(ticket),
    });

    public void Tell(QueueTicket ticket, string key) => _told.Add((ticket, key));

    /// <summary>The case's own history tells that its citizen was called.</summary>
    public void TellHistory(QueueTicket ticket, string words, long officerId)
    {
        if (ticket.CaseId is { } id) _histories.Add((id, words, officerId));
    }

    /// <summary>Saves all of it; those who have come near by it are told.</summary>
    public async Task FinishAsync(QueueNews news, CancellationToken cancellationToken)
    {
        foreach (var (id, words, officerId) in _histories)
        {
            var at = await db.Cases.AsNoTracking().Where(c => c.Id == id).Select(c => new { c.Stage, c.StepId }).SingleOrDefaultAsync(cancellationToken);
            if (at is null) continue;
            db.Add(new CaseEvent
            {
                OfficeId = office.Id,
                CaseId = id,
                At = now,
                Kind = "QueueCalled",
                Actor = ActorKind.Officer,
                ActorId = officerId.ToString(CultureInfo.InvariantCulture),
                Stage = at.Stage,
                StepId = at.StepId,
                Note = words,
            });
        }

        day.Reorder();
        foreach (var (ticket, key) in _told) await news.TellAsync(db, ticket, key, now, cancellationToken);
        await news.TellNearAsync(db, day, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
