using KtpBot.Core.People;
using KtpBot.Core.Privacy;

namespace KtpBot.Testing.Data;

public sealed partial class TestData
{
    /// <summary>A NIK of Kwangsan's region for a man born on 1 August 1990; the serial keeps them apart.</summary>
    public static string NikOf(int serial) => $"351517010890{serial:0000}";

    /// <summary>A stored person; every call makes another one unless the NIK is given.</summary>
    public Task<Person> PersonAsync(string? nik = null, string name = "SITI RAHAYU", string? phone = "+628123456789")
    {
        nik ??= NikOf(Next());
        return SavedAsync(new Person
        {
            OfficeId = OfficeId,
            Nik = nik,
            NikIndex = database.Cipher.OfNik(nik),
            Name = name,
            Address = "Jl. Melati 7",
            Phone = phone,
            PhoneIndex = phone is null ? null : database.Cipher.OfPhone(phone),
            CreatedAt = now,
            UpdatedAt = now,
        });
    }
}
