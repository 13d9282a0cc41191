using System.Text.Json;

namespace KtpBot.Core.Queueing;

/// <summary>How a number stood at a moment.</summary>
internal sealed record TicketPlace(
    TicketState State, bool Priority, string? Counter, DateTime? CalledAt, DateTime? ServedAt, DateTime? EndedAt, int Calls, int Misses, int? AfterCalls)
{
    public static string Write(QueueTicket t) =>
        JsonSerializer.Serialize(new TicketPlace(t.State, t.Priority, t.Counter, t.CalledAt, t.ServedAt, t.EndedAt, t.Calls, t.Misses, t.AfterCalls));

    /// <summary>Puts the number back to where the JSON says it was.</summary>
    public static void Restore(QueueTicket ticket, string json)
    {
        var place = JsonSerializer.Deserialize<TicketPlace>(json)!;
        (ticket.State, ticket.Priority, ticket.Counter) = (place.State, place.Priority, place.Counter);
        (ticket.CalledAt, ticket.ServedAt, ticket.EndedAt) = (place.CalledAt, place.ServedAt, place.EndedAt);
        (ticket.Calls, ticket.Misses, ticket.AfterCalls) = (place.Calls, place.Misses, place.AfterCalls);
    }
}
