using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Stock;

/// <summary>The rows of the blank-card stock.</summary>
internal static class StockModel
{
    public static void Build(ModelBuilder modelBuilder, FieldCipher cipher) =>
        modelBuilder.Entity<StockMovement>(e =>
        {
            e.Property(x => x.Reason).IsSealedOrNull(cipher);
            e.HasIndex(x => new { x.OfficeId, x.Amount });
            e.HasIndex(x => x.JobId).HasFilter("\"JobId\" IS NOT NULL");
        });
}
