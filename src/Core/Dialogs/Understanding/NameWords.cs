using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace KtpBot.Core.Dialogs;

/// <summary>
/// Names of people and places behind the words that announce them: "nama saya Siti Aminah", "atas nama Budi", "desa Kwangsan",
/// "kec. Sedati". A name ends where the sentence goes on about something else.
/// </summary>
internal static partial class NameWords
{
    private const int MostPersonWords = 6;
    private const int MostPlaceWords = 3;

    /// <summary>Words that no name goes on with, and none begins with.</summary>
    private static readonly FrozenSet<string> Ends = (
        "atau ato ke nik kk no nomor nomer nmr hp wa telp telepon tlp desa ds kelurahan kel kecamatan kec kab kabupaten kota alamat dusun rt rw tgl tanggal lahir ttl umur usia "
        + "yang yg dan sama tapi tetapi mau mo pengen ingin ktp ektp e hilang ilang rusak salah keliru beda berbeda kurang lebih huruf ejaan ganti berubah diubah ubah tidak tdk tak ga gak nggak bukan "
        + "tolong mohon dong ya yaa di dari dengan dgn untuk utk buat sudah sdh udah belum blm terus trus min kak pak bu mas mbak ada apa siapa berapa brp gimana gmn kapan dimana jadi karena krn kok saya sy aku "
        + "anak istri suami ibu bapak ayah orang pemilik pemohon lengkap sesuai tetap perlu harus bisa cek buka tutup kantor sini situ mana ini itu nya adalah ialah yaitu kami kita desa lain sebelah "
        + "is and the my of with wrong phone number not in on at").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The person's name; null when the sentence does not say it.</summary>
    public static string? Person(string text) => After(PersonWord(), text, MostPersonWords);

    /// <summary>The sentence without the person's name and the words that announce it.</summary>
    public static string WithoutPerson(string text)
    {
        if (Person(text) is not { } name || text.IndexOf(name, StringComparison.Ordinal) is not (>= 0 and var at)) return text;
        var before = PersonWord().Matches(text).LastOrDefault(m => m.Index <= at)?.Index ?? at;
        return text[..before] + " " + text[(at + name.Length)..];
    }

    /// <summary>Desa or kelurahan.</summary>
    public static string? Village(string text) => After(VillageWord(), text, MostPlaceWords);

    /// <summary>Kecamatan.</summary>
    public static string? District(string text) => After(DistrictWord(), text, MostPlaceWords);

    private static string? After(Regex announcing, string text, int most)
    {
        foreach (Match match in announcing.Matches(text))
        {
            var words = new List<string>();
            foreach (var word in match.Groups["n"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (words.Count == most || Ends.Contains(word.Trim('.', '\'', '’').ToLowerInvariant())) break;
                words.Add(word);
            }

            var name = string.Join(' ', words).TrimEnd('.', '\'', '’');
            if (name.Count(char.IsLetter) >= 3) return name;
        }

        return null;
    }

    [GeneratedRegex(@"(?:\bnama(?:nya|ku)?(?:\s+(?:lengkap|pemilik|pemohon|ktp))*(?:\s+(?:saya|sy|aku|kulo|tiang|beliau|anak saya|istri saya|suami saya|ibu saya|bapak saya))?(?:\s*[:=]\s*|\s+(?:adalah|ialah|yaitu)\s+|\s+yang\s+benar\s*[:=]?\s*|\s+)|\batas\s+nama\s*:?\s*|\ba\.?\s?n\.\s*|\bmy\s+name\s+is\s+)(?<n>[\p{L}][\p{L} .'’]{1,80})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PersonWord();

    [GeneratedRegex(@"\b(?:desa|ds\.?|kelurahan|kel\.)\s*:?\s+(?<n>[\p{L}][\p{L} '’]{2,40})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex VillageWord();

    [GeneratedRegex(@"\b(?:kecamatan|kec)\b\.?\s*:?\s*(?<n>[\p{L}][\p{L} '’]{2,40})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DistrictWord();
}
