using System.Globalization;
using KtpBot.Core.Privacy;

namespace KtpBot.Core.People;

/// <summary>Puts the elements of the card into a person's row, in capitals as they are printed.</summary>
internal static class PersonElements
{
    public static void Write(Person person, Biodata biodata, FieldCipher cipher, DateTime now)
    {
        (person.Nik, person.NikIndex) = (biodata.Nik, cipher.OfNik(biodata.Nik));
        (person.Kk, person.KkIndex) = (biodata.Kk, cipher.OfKk(biodata.Kk));
        person.Name = Printed(biodata.Name);
        person.BirthPlace = Printed(biodata.BirthPlace);
        person.BirthDate = biodata.BirthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        person.Sex = Printed(biodata.Sex);
        person.BloodType = Printed(biodata.BloodType);
        person.Address = Printed(biodata.Address);
        person.RtRw = Printed(biodata.RtRw);
        person.Village = Printed(biodata.Village);
        person.District = Printed(biodata.District);
        person.Religion = Printed(biodata.Religion);
        person.MaritalStatus = Printed(biodata.MaritalStatus);
        person.Occupation = Printed(biodata.Occupation);
        person.Citizenship = Printed(biodata.Citizenship);
        person.UpdatedAt = now;
    }

    private static string Printed(string text) => text.Trim().ToUpperInvariant();
}
