using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace KtpBot.Core.Registration;

/// <summary>What the columns of a sheet mean: guessed from the headings, corrected by an officer, remembered for the same headings.</summary>
/// <param name="Columns">For each column one of <see cref="SheetColumns"/>, or <c>doc:REQUIREMENT</c>; empty for one that is left out.</param>
/// <param name="Service">The service of every line, where no column says it.</param>
/// <param name="Services">The sheet's own words for services (as <see cref="SheetColumns.Plain"/> writes them) to service codes.</param>
public sealed partial record SheetMapping(IReadOnlyList<string> Columns, string? Service, IReadOnlyDictionary<string, string> Services)
{
    /// <summary>The column of a role; -1 when there is none.</summary>
    public int At(string role) => Columns.ToList().IndexOf(role);

    /// <summary>Columns with files, and the document each is.</summary>
    public IEnumerable<(int Column, string Requirement)> Documents =>
        Columns.Select((role, column) => (column, role)).Where(c => c.role.StartsWith(SheetColumns.Document, StringComparison.Ordinal)).Select(c => (c.column, c.role[SheetColumns.Document.Length..]));

    /// <summary>Without these nothing can be imported.</summary>
    public bool IsEnough => At(SheetColumns.At) >= 0 && At(SheetColumns.Nik) >= 0 && At(SheetColumns.Name) >= 0 && (Service is not null || At(SheetColumns.Service) >= 0);

    public string Write() => JsonSerializer.Serialize(this, MappingJson.Default.SheetMapping);

    public static SheetMapping? Read(string stored) => JsonSerializer.Deserialize(stored, MappingJson.Default.SheetMapping);

    [JsonSerializable(typeof(SheetMapping))]
    private sealed partial class MappingJson : JsonSerializerContext;
}

/// <summary>Roles of columns, and the first guess of them.</summary>
public static partial class SheetColumns
{
    public const string At = "at";
    public const string Name = "name";
    public const string Nik = "nik";
    public const string Kk = "kk";
    public const string Phone = "phone";
    public const string Email = "email";
    public const string Service = "service";

    /// <summary>Before a requirement's code.</summary>
    public const string Document = "doc:";

    /// <summary>In the order in which a page offers them.</summary>
    public static IReadOnlyList<string> Roles { get; } = [At, Name, Nik, Kk, Phone, Email, Service];

    /// <summary>Words of a service as people write them, the clearer ones first.</summary>
    private static readonly (string Service, string[] Words)[] ServiceWords =
    [
        ("hilang", ["hilang", "kehilangan"]),
        ("rusak", ["rusak", "patah"]),
        ("ganti_foto", ["foto"]),
        ("pindah_datang", ["pindah", "datang"]),
        ("luar_domisili", ["luar daerah", "luar domisili"]),
        ("ubah_data", ["ubah", "perubahan", "pembaruan", "perbaikan", "elemen", "status", "alamat"]),
        ("baru", ["pemula", "baru", "pertama", "rekam"]),
        ("ikd", ["ikd", "digital"]),
    ];

    private static readonly (string Requirement, string[] Words)[] DocumentWords =
    [
        ("surat_hilang", ["hilang", "polisi", "kepolisian"]),
        ("ktp_rusak", ["rusak"]),
        ("buku_nikah", ["nikah", "kawin"]),
        ("akta_cerai", ["cerai"]),
        ("akta_kematian", ["kematian"]),
        ("skpwni", ["pindah", "skpwni"]),
        ("bukti_perubahan", ["bukti", "ijazah", "pendukung"]),
        ("kk", ["kk", "keluarga"]),
        ("ktp_lama", ["ktp"]),
    ];

    private static readonly string[] FileWords = ["foto", "unggah", "upload", "file", "scan", "lampir", "lampiran", "lampirkan", "berkas", "dokumen", "bukti", "fotokopi"];

    /// <summary>Lower case, words and digits alone.</summary>
    public static string Plain(string text) => string.Join(' ', Words().Matches(text.ToLowerInvariant()).Select(m => m.Value));

    /// <summary>A first guess from headings and, for files, from what stands in the column.</summary>
    /// <param name="sheet">The table.</param>
    /// <param name="services">The services of the office.</param>
    public static SheetMapping Guess(Sheet sheet, IReadOnlyCollection<string> services)
    {
        var columns = new string[sheet.Headings.Count];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < columns.Length; at++)
        {
            var role = Role(sheet, at);
            columns[at] = role.Length > 0 && taken.Add(role) ? role : "";
        }

        var mapping = new SheetMapping(columns, null, new Dictionary<string, string>());
        return mapping with { Services = ServicesOf(sheet, mapping, services) };
    }

    /// <summary>The sheet's words for services that can be told by themselves.</summary>
    public static Dictionary<string, string> ServicesOf(Sheet sheet, SheetMapping mapping, IReadOnlyCollection<string> services)
    {
        var known = new Dictionary<string, string>(mapping.Services, StringComparer.Ordinal);
        if (mapping.At(Service) is not (>= 0 and var column)) return known;
        foreach (var words in sheet.Lines.Select(l => Plain(l.Cell(column))).Where(w => w.Length > 0 && !known.ContainsKey(w)).Distinct().ToList())
        {
            if (ServiceWords.FirstOrDefault(s => services.Contains(s.Service) && s.Words.Any(w => words.Contains(w, StringComparison.Ordinal))).Service is { } service) known[words] = service;
        }

        return known;
    }

    private static string Role(Sheet sheet, int column)
    {
        var heading = Plain(sheet.Headings[column]);
        var words = heading.Split(' ');
        if (IsFiles(sheet, column) || words.Intersect(FileWords).Any())
            return DocumentWords.FirstOrDefault(d => d.Words.Intersect(words).Any()).Requirement is { } requirement ? Document + requirement : "";
        if (heading is "timestamp" or "stempel waktu" or "cap waktu" || heading.StartsWith("timestamp", StringComparison.Ordinal)) return At;
        if (words[0] == "nama") return Name; // "Nama lengkap sesuai KK".
        if (words.Contains("nik") || heading.Contains("induk kependudukan", StringComparison.Ordinal)) return Nik;
        if (words.Contains("kk") || heading.Contains("kartu keluarga", StringComparison.Ordinal)) return Kk;
        if (words.Contains("email") || words.Contains("surel") || heading.Contains("e mail", StringComparison.Ordinal)) return Email;
        if (words.Intersect(["wa", "whatsapp", "hp", "telepon", "telp", "handphone", "ponsel"]).Any()) return Phone;
        if (words.Intersect(["jenis", "layanan", "keperluan", "alasan"]).Any() || (words.Contains("permohonan") && !words.Contains("nama"))) return Service;
        return words.Contains("nama") ? Name : "";
    }

    private static bool IsFiles(Sheet sheet, int column)
    {
        var filled = sheet.Lines.Select(l => l.Cell(column)).Where(c => c.Length > 0).Take(20).ToList();
        return filled.Count > 0 && filled.TrueForAll(c => c.StartsWith("https://", StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex(@"[\p{L}\p{Nd}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
