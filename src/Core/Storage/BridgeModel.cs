using KtpBot.Core.Bridges;
using KtpBot.Core.Privacy;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Storage;

/// <summary>The rows about applications outside.</summary>
internal static class BridgeModel
{
    public static void Build(ModelBuilder modelBuilder, FieldCipher cipher) => modelBuilder.Entity<BridgeEntry>(e =>
    {
        e.Property(x => x.Reference).IsSealedOrNull(cipher);
        e.Property(x => x.Words).IsSealedOrNull(cipher);
        e.Property(x => x.Note).IsSealedOrNull(cipher);
        e.HasIndex(x => x.CaseId);
        e.HasIndex(x => new { x.OfficeId, x.HappenedAt });
        e.HasIndex(x => new { x.OfficeId, x.WordsIndex }).HasFilter("\"WordsIndex\" IS NOT NULL");
        e.HasIndex(x => new { x.OfficeId, x.CorrectBy }).HasFilter("\"CorrectBy\" IS NOT NULL AND \"SupersededAt\" IS NULL");
    });
}
