using System.Text;
using System.Text.RegularExpressions;

namespace KtpBot.Core.Records;

/// <summary>
/// Reads lines copied or exported from another application: a NIK and a status in any known spelling, with tabs, semicolons, commas,
/// bars or blanks between, other columns beside them, headings and empty lines among them. Pure.
/// </summary>
public static partial class RecordLines
{
    /// <summary>More is refused as a whole; a list of one day's work at an office is far shorter.</summary>
    public const int MostLines = 2_000;

    /// <summary>A longer line is no line of such a list.</summary>
    private const int LongestLine = 600;

    /// <summary>The longest spelling has seven words; nothing longer is looked for.</summary>
    private const int MostWords = 8;

    private static readonly char[] Separators = ['\t', ';', ',', '|'];

    private static readonly string[] NikHeadings = ["nik", "nonik", "nomornik", "nomorindukkependudukan"];
    private static readonly string[] StatusHeadings = ["status", "statusktp", "statusktpel", "statusrekam", "statusrekaman", "statusperekaman", "currentstatus", "currentstatuscode"];

    /// <summary>Every line that says something, in order; headings and empty lines are left out. Nothing for too many lines.</summary>
    /// <param name="text">As pasted or as the file holds it.</param>
    /// <param name="statuses">What is known.</param>
    public static IReadOnlyList<RecordLine> Read(string text, RecordStatusBook statuses)
    {
        var lines = new List<RecordLine>();
        (int Nik, int Status, int Width)? columns = null;
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim().Trim('\uFEFF');
            if (line.Length == 0 || !line.Any(char.IsAsciiLetterOrDigit)) continue;
            if (line.Length > LongestLine)
            {
                lines.Add(new RecordLine(number, null, null, "Baris ini terlalu panjang untuk satu orang."));
                continue;
            }

            var fields = Fields(line);
            if (Headings(fields) is { } found)
            {
                columns = found;
                continue;
            }

            var read = ReadLine(number, line, columns is { } at && at.Width == fields.Count ? [fields[at.Nik], fields[at.Status]] : fields, statuses);
            if (read is { Nik: null, Status: null } && !Digits().IsMatch(line)) continue; // A title or a remark between the lines.
            lines.Add(read);
        }

        return Settled(lines);
    }

    private static RecordLine ReadLine(int number, string line, IReadOnlyList<string> fields, RecordStatusBook statuses)
    {
        var niks = fields.SelectMany(Niks).Distinct().ToList();
        var (found, words) = Statuses(fields, statuses);
        if (niks.Count == 0) return new RecordLine(number, null, found.Count == 1 ? found[0] : null, NikFault(line));
        if (niks.Count > 1) return new RecordLine(number, null, null, "Ada lebih dari satu nomor 16 angka dalam baris ini. Sisakan NIK saja, atau sertakan baris judul dengan kolom NIK.");
        return found.Count switch
        {
            1 => new RecordLine(number, niks[0], found[0], null),
            0 => new RecordLine(number, niks[0], null, words.Length == 0 ? "Statusnya tidak ada dalam baris ini." : $"Status \"{Short(words)}\" tidak dikenal."),
            _ => new RecordLine(number, niks[0], null, $"Ada lebih dari satu status dalam baris ini: {string.Join(", ", found.Select(s => s.Code))}."),
        };
    }

    /// <summary>Why no NIK was found: spreadsheets like to turn sixteen digits into 3.51E+15, and copying loses digits.</summary>
    private static string NikFault(string line) =>
        Scientific().IsMatch(line) ? "NIK tertulis seperti 3,51E+15: lembar kerja sudah membulatkannya. Ubah kolom NIK menjadi teks, lalu salin lagi."
        : LongDigits().Match(line) is { Success: true } digits ? $"Nomornya {digits.Length} angka, NIK harus 16 angka."
        : "NIK tidak ada dalam baris ini.";

    /// <summary>A whole field that is a status wins; else the longest runs of words that are one.</summary>
    private static (List<RecordStatus> Found, string Words) Statuses(IReadOnlyList<string> fields, RecordStatusBook statuses)
    {
        var whole = fields.Select(statuses.Read).OfType<RecordStatus>().Distinct().ToList();
        var words = fields.SelectMany(f => Nik().Replace(f, " ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Any(char.IsAsciiLetter)).ToList();
        if (whole.Count > 0) return (whole, "");
        var runs = new List<(int From, int To, RecordStatus Status)>();
        for (var length = Math.Min(MostWords, words.Count); length > 0; length--)
        {
            for (var from = 0; from + length <= words.Count; from++)
            {
                var (first, last) = (from, from + length);
                if (runs.Exists(r => r.From <= first && last <= r.To)) continue;
                if (statuses.Read(string.Concat(words.Skip(from).Take(length))) is { } status) runs.Add((first, last, status));
            }
        }

        return (runs.Select(r => r.Status).Distinct().ToList(), string.Join(' ', words));
    }

    /// <summary>The same NIK twice: with one status it counts once, with several nobody can tell which is right.</summary>
    private static List<RecordLine> Settled(List<RecordLine> lines)
    {
        foreach (var same in lines.Where(l => l is { Fault: null, Nik: not null }).GroupBy(l => l.Nik).Where(g => g.Count() > 1).ToList())
        {
            var differ = same.Select(l => l.Status).Distinct().Count() > 1;
            foreach (var line in differ ? same : same.Skip(1))
            {
                var others = string.Join(", ", same.Where(l => l.Number != line.Number).Select(l => l.Number));
                lines[lines.IndexOf(line)] = line with { Fault = differ ? $"NIK ini ada juga pada baris {others} dengan status lain. Sisakan yang benar." : $"Sama dengan baris {same.First().Number}." };
            }
        }

        return lines;
    }

    private static (int Nik, int Status, int Width)? Headings(List<string> fields)
    {
        var plain = fields.ConvertAll(RecordStatusBook.Plain);
        var (nik, status) = (plain.FindIndex(NikHeadings.Contains), plain.FindIndex(StatusHeadings.Contains));
        return nik >= 0 && status >= 0 && nik != status && !fields.Exists(f => Nik().IsMatch(f)) ? (nik, status, fields.Count) : null;
    }

    private static IEnumerable<string> Niks(string field)
    {
        var inside = Nik().Matches(field).Select(m => m.Value).ToList();
        if (inside.Count > 0) return inside;
        var grouped = Grouped().Match(field);
        return grouped.Success ? [string.Concat(grouped.Value.Where(char.IsAsciiDigit))] : [];
    }

    /// <summary>Columns, by the separator that the line has; quotes keep a separator inside a column.</summary>
    private static List<string> Fields(string line)
    {
        if (Separators.Where(line.Contains).Select(c => (char?)c).FirstOrDefault() is not { } separator) return [line.Trim('"', '\'')];
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"') quoted = !quoted;
            else if (c == separator && !quoted) Close();
            else field.Append(c);
        }

        Close();
        return fields;

        void Close()
        {
            fields.Add(field.ToString().Trim().Trim('\''));
            field.Clear();
        }
    }

    private static string Short(string words) => words.Length <= 40 ? words : words[..40] + "…";

    [GeneratedRegex("(?<![0-9])[0-9]{16}(?![0-9])")]
    private static partial Regex Nik();

    /// <summary>As printed on a card or grouped by a person: 351517 010190 0005, 3515.1701.0190.0005.</summary>
    [GeneratedRegex("(?<![0-9])(?:[0-9][ .\\-]?){15}[0-9](?![0-9])")]
    private static partial Regex Grouped();

    [GeneratedRegex("(?<![0-9])[0-9]{6,}(?![0-9])")]
    private static partial Regex LongDigits();

    [GeneratedRegex("[0-9]{4}")]
    private static partial Regex Digits();

    [GeneratedRegex("[0-9][.,][0-9]+[eE]\\+[0-9]+")]
    private static partial Regex Scientific();
}
