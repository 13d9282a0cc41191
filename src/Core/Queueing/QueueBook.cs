using System.Globalization;
using KtpBot.Core.Offices;
using KtpBot.Core.Registers;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Queueing;

/// <summary>
/// Gives numbers of the day, inside the caller's transaction. There is one sequence for each day of the office's calendar, whoever
/// comes and whatever for: arrivals for an appointment, walk-ins at the front desk, and numbers from the conversation. Its row stays
/// locked until the transaction ends, which also lets only one change of the queue happen at a time (<see cref="QueueDesk"/>).
/// </summary>
internal static class QueueBook
{
    /// <summary>Waits until nobody else changes the day's queue.</summary>
    public static Task HoldAsync(KtpBotDb db, DateOnly day, CancellationToken cancellationToken) => Numbering.HoldAsync(db, Name(day), day.Year, cancellationToken);

    /// <summary>A number for today. A case that has an open number keeps it. Added, not saved.</summary>
    public static async Task<QueueTicket> TakeAsync(KtpBotDb db, OfficeProfile office, TicketDraft draft, DateTime now, CancellationToken cancellationToken)
    {
        var day = office.DateAt(now);
        if (draft.CaseId is { } caseId)
        {
            await HoldAsync(db, day, cancellationToken);
            if (await OpenOfAsync(db, day, caseId, cancellationToken) is { } open)
            {
                if (draft.Visit is { } visit) (open.AppointmentId, open.SlotStartsAt, open.SlotEndsAt) = (visit.AppointmentId, visit.StartsAt, visit.EndsAt);
                open.ConversationId ??= draft.ConversationId;
                return open;
            }
        }

        var ticket = new QueueTicket
        {
            OfficeId = office.Id,
            Day = day,
            Number = await Numbering.TakeAsync(db, Name(day), day.Year, cancellationToken),
            Purpose = draft.Purpose,
            Priority = draft.Priority,
            CaseId = draft.CaseId,
            Service = draft.Service,
            AppointmentId = draft.Visit?.AppointmentId,
            SlotStartsAt = draft.Visit?.StartsAt,
            SlotEndsAt = draft.Visit?.EndsAt,
            ConversationId = draft.ConversationId,
            TakenAt = now,
        };
        db.Add(ticket);
        return ticket;
    }

    /// <summary>The appointment ended without its number being called to the end: the number ends with it.</summary>
    public static async Task CloseAsync(KtpBotDb db, long appointmentId, TicketState state, DateTime now, CancellationToken cancellationToken)
    {
        foreach (var ticket in await db.QueueTickets.Where(t => t.AppointmentId == appointmentId && t.State == TicketState.Waiting).ToListAsync(cancellationToken))
            (ticket.State, ticket.EndedAt) = (state, now);
    }

    private static Task<QueueTicket?> OpenOfAsync(KtpBotDb db, DateOnly day, long caseId, CancellationToken cancellationToken) =>
        db.QueueTickets.FirstOrDefaultAsync(
            t => t.Day == day && t.CaseId == caseId && (t.State == TicketState.Waiting || t.State == TicketState.Called || t.State == TicketState.Serving), cancellationToken);

    private static string Name(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"antrean-{day:MMdd}");
}

/// <summary>Who takes a number.</summary>
internal sealed record TicketDraft(string Purpose)
{
    public long? CaseId { get; init; }

    public string? Service { get; init; }

    public long? ConversationId { get; init; }

    public bool Priority { get; init; }

    public TicketVisit? Visit { get; init; }
}

/// <summary>The appointment for which he comes (UTC).</summary>
internal sealed record TicketVisit(long AppointmentId, DateTime StartsAt, DateTime EndsAt);
