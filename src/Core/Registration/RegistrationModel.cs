using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Registration;

/// <summary>The rows of this room.</summary>
internal static class RegistrationModel
{
    public static void Build(ModelBuilder modelBuilder, FieldCipher cipher)
    {
        modelBuilder.Entity<FormMapping>(e =>
        {
            e.ToTable("FormMappings");
            e.Property(x => x.Columns).IsSealed(cipher);
            e.HasIndex(x => new { x.OfficeId, x.HeadingsKey }).IsUnique();
        });
        modelBuilder.Entity<CaseCode>(e => e.ToTable("CaseCodes").HasIndex("OfficeId", "CodeHash"));
    }
}
