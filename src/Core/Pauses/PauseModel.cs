using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Pauses;

/// <summary>The rows of a pause of the whole office.</summary>
internal static class PauseModel
{
    public static void Build(ModelBuilder modelBuilder, FieldCipher cipher)
    {
        modelBuilder.Entity<OfficePause>(e =>
        {
            e.ToTable("OfficePauses");
            e.Property(x => x.Note).IsSealedOrNull(cipher);

            // One declaration for each cause at a time; the second index is what every look of the scheduler reads.
            e.HasIndex(x => new { x.OfficeId, x.Code }).IsUnique().HasFilter("\"EndedAt\" IS NULL");
            e.HasIndex(x => x.OfficeId).HasFilter("\"DoneAt\" IS NULL");
        });
        modelBuilder.Entity<RestingCase>(e =>
        {
            e.ToTable("RestingCases");
            e.HasIndex(x => new { x.PauseId, x.CaseId });
        });
    }
}
