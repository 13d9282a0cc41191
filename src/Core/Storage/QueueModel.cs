using KtpBot.Core.Queueing;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Storage;

/// <summary>The rows of the day's queue.</summary>
internal static class QueueModel
{
    public static void Build(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<QueueTicket>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => new { x.OfficeId, x.Day, x.Number }).IsUnique();
            e.HasIndex(x => x.AppointmentId).HasFilter("\"AppointmentId\" IS NOT NULL");
        });
        modelBuilder.Entity<QueueMove>(e =>
        {
            e.HasIndex(x => new { x.OfficeId, x.Day });
            e.HasIndex(x => x.TicketId);
        });
        modelBuilder.Entity<QueueDayCount>(e => e.HasKey(x => new { x.OfficeId, x.Day, x.Purpose }));
    }
}
