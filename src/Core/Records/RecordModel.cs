using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Records;

/// <summary>The rows of population records.</summary>
internal static class RecordModel
{
    public static void Build(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PersonRecord>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => new { x.OfficeId, x.NikIndex }).IsUnique();
        });
        modelBuilder.Entity<PersonRecordChange>(e => e.HasIndex(x => x.RecordId));
    }
}
