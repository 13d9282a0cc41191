using KtpBot.Core.People;
using KtpBot.Core.Privacy;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Storage;

/// <summary>The rows about persons: everything that is known of them is sealed.</summary>
internal static class PeopleModel
{
    public static void Build(ModelBuilder modelBuilder, FieldCipher cipher) => modelBuilder.Entity<Person>(e =>
    {
        e.Property(x => x.Nik).IsSealed(cipher);
        e.Property(x => x.Name).IsSealed(cipher);
        e.Property(x => x.Kk).IsSealedOrNull(cipher);
        e.Property(x => x.BirthPlace).IsSealedOrNull(cipher);
        e.Property(x => x.BirthDate).IsSealedOrNull(cipher);
        e.Property(x => x.Sex).IsSealedOrNull(cipher);
        e.Property(x => x.BloodType).IsSealedOrNull(cipher);
        e.Property(x => x.Address).IsSealedOrNull(cipher);
        e.Property(x => x.RtRw).IsSealedOrNull(cipher);
        e.Property(x => x.Village).IsSealedOrNull(cipher);
        e.Property(x => x.District).IsSealedOrNull(cipher);
        e.Property(x => x.Religion).IsSealedOrNull(cipher);
        e.Property(x => x.MaritalStatus).IsSealedOrNull(cipher);
        e.Property(x => x.Occupation).IsSealedOrNull(cipher);
        e.Property(x => x.Citizenship).IsSealedOrNull(cipher);
        e.Property(x => x.Phone).IsSealedOrNull(cipher);
        e.HasIndex(x => new { x.OfficeId, x.NikIndex }).IsUnique();
        e.HasIndex(x => new { x.OfficeId, x.PhoneIndex });
    });
}
