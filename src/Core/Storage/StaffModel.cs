using KtpBot.Core.Audit;
using KtpBot.Core.Devices;
using KtpBot.Core.Privacy;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Storage;

/// <summary>The rows of those who work here: accounts, stations and their jobs, and what was looked at and done.</summary>
internal static class StaffModel
{
    public static void Build(ModelBuilder modelBuilder, FieldCipher cipher)
    {
        modelBuilder.Entity<DeviceJob>(e =>
        {
            e.Property(x => x.Payload).IsSealedOrNull(cipher);
            e.Property(x => x.Result).IsSealedOrNull(cipher);
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => x.CaseId);
            e.HasIndex(x => new { x.OfficeId, x.State });
        });
        modelBuilder.Entity<Station>(e => e.HasIndex(x => new { x.OfficeId, x.Name }).IsUnique());
        modelBuilder.Entity<Officer>(e =>
        {
            e.Property(x => x.Nip).IsSealedOrNull(cipher);
            e.HasIndex(x => new { x.OfficeId, x.UserName }).IsUnique();
        });
        modelBuilder.Entity<AuditEntry>(e =>
        {
            e.HasIndex(x => new { x.OfficeId, x.Subject });
            e.HasIndex(x => new { x.OfficerId, x.At }).HasFilter("\"Action\" = 'population.lookup'");
        });
    }
}
