using KtpBot.Core.Cases;
using KtpBot.Core.Messaging;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Queueing;

/// <content>What a citizen sees and does from his conversation, inside the transaction of his message.</content>
public sealed partial class QueueDesk
{
    /// <summary>His open number of today that is called first: taken in one of his conversations, or for one of his cases. Null when he has none.</summary>
    public async Task<QueuePlace?> OfCitizenAsync(KtpBotDb db, long conversationId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var day = office.DateAt(now);
        var own = await CitizenLinks.OfAsync(db, conversationId, cancellationToken);
        var cases = (await CitizenCases.OfAsync(db, conversationId, cancellationToken)).Select(c => c.Id);
        var mine = await db.QueueTickets.AsNoTracking()
            .Where(t => t.Day == day && (t.State == TicketState.Waiting || t.State == TicketState.Called || t.State == TicketState.Serving)
                && ((t.ConversationId != null && own.Contains(t.ConversationId.Value)) || (t.CaseId != null && cases.Contains(t.CaseId.Value))))
            .Select(t => t.Id).ToListAsync(cancellationToken);
        if (mine.Count == 0) return null;
        var today = await QueueDay.ReadAsync(db, office, now, toChange: false, cancellationToken);
        var first = today.Tickets.Where(t => mine.Contains(t.Id)).OrderBy(t => t.State == TicketState.Waiting ? today.Ahead(t) : -1).ThenBy(t => t.Number).First();
        return Place(today, first);
    }

    /// <summary>The place of one number; who learns it with the number itself is not told again that it is near. Saved, not committed.</summary>
    public async Task<QueuePlace> LearntAsync(KtpBotDb db, long ticketId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var today = await QueueDay.ReadAsync(db, office, now, toChange: true, cancellationToken);
        var ticket = today.Tickets.First(t => t.Id == ticketId);
        var place = Place(today, ticket);
        if (place.Ahead > office.Queue.Near || ticket.NearToldAt is not null) return place;
        ticket.NearToldAt = now;
        await db.SaveChangesAsync(cancellationToken);
        return place;
    }

    /// <summary>The open number of a case today; null when it has none.</summary>
    public Task<long?> OfCaseAsync(KtpBotDb db, long caseId, CancellationToken cancellationToken)
    {
        var day = office.DateAt(time.GetUtcNow().UtcDateTime);
        return db.QueueTickets.Where(t => t.Day == day && t.CaseId == caseId && (t.State == TicketState.Waiting || t.State == TicketState.Called || t.State == TicketState.Serving))
            .Select(t => (long?)t.Id).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>His appointment of today, for which he says "saya sudah sampai" instead of taking a number; null for none.</summary>
    public async Task<DateTime?> AppointmentTodayAsync(KtpBotDb db, string purpose, long conversationId, CancellationToken cancellationToken)
    {
        if (office.Queue.Purpose(purpose)?.Appointments is not { } counter) return null;
        var morning = office.DayStart(time.GetUtcNow().UtcDateTime);
        var night = morning.AddDays(1);
        var cases = (await CitizenCases.OfAsync(db, conversationId, cancellationToken)).Select(c => c.Id);
        return await db.Appointments.AsNoTracking()
            .Where(a => a.Counter == counter && a.State == AppointmentState.Booked && a.StartsAt >= morning && a.StartsAt < night && cases.Contains(a.CaseId))
            .OrderBy(a => a.StartsAt).Select(a => (DateTime?)a.StartsAt).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>
    /// A number taken in the conversation. The caller has asked whether the office is open. When exactly one of his cases stands where
    /// people come for this purpose, the number is about it. Saved, not committed.
    /// </summary>
    /// <returns>Null where the office gives none in conversations, for an unknown purpose, or when he has had enough for today.</returns>
    public async Task<QueuePlace?> TakeForCitizenAsync(KtpBotDb db, string purpose, long conversationId, CancellationToken cancellationToken)
    {
        if (!office.Queue.Chat || office.Queue.Purpose(purpose) is not { } wanted) return null;
        var now = time.GetUtcNow().UtcDateTime;
        var day = office.DateAt(now);
        await QueueBook.HoldAsync(db, day, cancellationToken);
        var own = await CitizenLinks.OfAsync(db, conversationId, cancellationToken);
        if (await db.QueueTickets.CountAsync(t => t.Day == day && t.ConversationId != null && own.Contains(t.ConversationId.Value), cancellationToken) >= office.Queue.ChatNumbers) return null;
        var files = await (await CitizenCases.OfAsync(db, conversationId, cancellationToken)).AsNoTracking().Where(c => wanted.Stages.Contains(c.Stage)).Take(2).ToListAsync(cancellationToken);
        var file = files is [var only] ? only : null;
        var draft = new TicketDraft(wanted.Id) { CaseId = file?.Id, Service = file?.Service, ConversationId = conversationId };
        var ticket = await QueueBook.TakeAsync(db, office, draft, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        db.Add(new QueueMove { OfficeId = office.Id, Day = day, TicketId = ticket.Id, Kind = QueueMoveKind.Taken, At = now, Before = TicketPlace.Write(ticket) });
        await db.SaveChangesAsync(cancellationToken);
        return await LearntAsync(db, ticket.Id, cancellationToken);
    }

    /// <summary>He gives his number up; those behind him hear that they are near. Saved, not committed.</summary>
    /// <returns>Its label; null when he has none that waits.</returns>
    public async Task<string?> LeaveForCitizenAsync(KtpBotDb db, long conversationId, CancellationToken cancellationToken)
    {
        if (await OfCitizenAsync(db, conversationId, cancellationToken) is not { State: TicketState.Waiting } place) return null;
        var outcome = await ApplyAsync(
            db,
            work =>
            {
                if (work.Find(place.TicketId) is not { State: TicketState.Waiting } ticket) return Refuse("");
                work.Note(ticket, QueueMoveKind.Left, null, null);
                (ticket.State, ticket.EndedAt) = (TicketState.Left, work.Now);
                return Task.FromResult<QueueOutcome>(Done(ticket, ""));
            },
            cancellationToken);
        return (outcome as QueueDone)?.Label;
    }

    private QueuePlace Place(QueueDay today, QueueTicket ticket)
    {
        var ahead = ticket.State == TicketState.Waiting ? today.Ahead(ticket) : 0;
        return new QueuePlace(ticket.Id, Label(ticket), ticket.State, ahead, ticket.State == TicketState.Waiting ? today.Minutes(ticket.Purpose, ahead) : null, office.Queue.Counter(ticket.Counter)?.Name);
    }
}

/// <summary>Where a number stands.</summary>
/// <param name="TicketId">The number.</param>
/// <param name="Label">As people read it: "B004".</param>
/// <param name="State">In the queue, called, at the counter.</param>
/// <param name="Ahead">How many are called before.</param>
/// <param name="Minutes">About how long that takes; null when too few have been served today.</param>
/// <param name="Counter">Where it was called to.</param>
public sealed record QueuePlace(long TicketId, string Label, TicketState State, int Ahead, (int From, int Until)? Minutes, string? Counter);
