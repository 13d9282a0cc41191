using System.Globalization;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>
/// What looks unusual in the elements of a card. Never a refusal: a NIK keeps a wrong date for life, and names recorded earlier stay
/// valid (Permendagri 73/2022 Pasal 5 asks for two words or more, at most 60 letters, for new records).
/// </summary>
internal static class BiodataWarnings
{
    private const int WomensDayOffset = 40;

    public static IReadOnlyList<string> Of(BiodataInput input, DateOnly today)
    {
        var found = new List<string>();
        if (input is { Nik.Length: 16, Born: { } born })
        {
            var day = int.Parse(input.Nik.AsSpan(6, 2), CultureInfo.InvariantCulture);
            var expected = string.Create(CultureInfo.InvariantCulture, $"{(day > WomensDayOffset ? born.Day + WomensDayOffset : born.Day):00}{born.Month:00}{born.Year % 100:00}");
            if (!input.Nik.AsSpan(6, 6).SequenceEqual(expected))
                found.Add("Tanggal lahir berbeda dengan angka di NIK. NIK tidak diubah karena ini; pastikan tanggalnya sama dengan KK.");
            if (input.Sex.Length > 0 && day > WomensDayOffset != (input.Sex == "PEREMPUAN"))
                found.Add("Jenis kelamin berbeda dengan angka di NIK. Pastikan sama dengan KK.");
            if (born > today || born < today.AddYears(-125)) found.Add("Tanggal lahirnya tidak lazim. Periksa tahunnya.");
            else if (born.AddYears(17) > today && input.MaritalStatus == "BELUM KAWIN")
                found.Add("Pemohon belum 17 tahun dan belum kawin, jadi belum wajib KTP-el (UU 24/2013 Pasal 63).");
        }

        if (!input.Name.Trim().Contains(' ', StringComparison.Ordinal)) found.Add("Nama hanya satu kata. Boleh bila sudah tercatat begitu sebelumnya.");
        if (input.Name.Any(c => char.IsDigit(c) || char.IsPunctuation(c) && c is not ('\'' or '.' or ',' or '-')))
            found.Add("Nama memuat angka atau tanda baca. Pastikan sama dengan KK.");
        if (input.Kk.Length == 16 && input.Kk == input.Nik) found.Add("Nomor KK sama dengan NIK. Biasanya keduanya berbeda.");
        return found;
    }
}
