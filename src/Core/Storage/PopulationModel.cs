using KtpBot.Core.Population;
using KtpBot.Core.Privacy;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Storage;

/// <summary>The rows of the bridge to population data.</summary>
internal static class PopulationModel
{
    public static void Build(ModelBuilder modelBuilder, FieldCipher cipher)
    {
        modelBuilder.Entity<PopulationSnapshot>(e =>
        {
            e.Property(x => x.Rejections).IsSealedOrNull(cipher);
            e.HasIndex(x => x.OfficeId).IsUnique().HasFilter("\"State\" = 'Current'");
        });
        modelBuilder.Entity<PopulationEntry>(e =>
        {
            e.Property(x => x.Record).IsSealed(cipher);
            e.HasIndex(x => new { x.SnapshotId, x.NikIndex }).IsUnique();
        });
        modelBuilder.Entity<PopulationCacheEntry>(e =>
        {
            e.ToTable("PopulationCache");
            e.Property(x => x.Record).IsSealed(cipher);
            e.HasIndex(x => new { x.OfficeId, x.NikIndex }).IsUnique();
            e.HasIndex(x => x.ExpiresAt);
        });
        modelBuilder.Entity<PopulationCheck>(e =>
        {
            e.Property(x => x.Elements).IsSealedOrNull(cipher);
            e.HasIndex(x => x.CaseId);
        });
    }
}
