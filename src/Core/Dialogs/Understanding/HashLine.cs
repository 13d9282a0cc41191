using System.Text.RegularExpressions;

namespace KtpBot.Core.Dialogs;

/// <summary>
/// A line in the form that offices taught by text message: <c>#KTP#NIK#KK#Nama#Desa#Kecamatan#Hilang</c>, <c>#batal</c>, <c>cek#ktp#…</c>.
/// Any order, any case, blanks where there should be none.
/// </summary>
/// <param name="Command">The command that the whole line is ("#menu"); null for others.</param>
/// <param name="IsCheck">Asks how far a request is.</param>
/// <param name="Service">The service; null when it names none.</param>
/// <param name="Slots">The numbers and names.</param>
internal sealed partial record HashLine(string? Command, bool IsCheck, string? Service, SentenceSlots Slots)
{
    /// <summary>Words of the pattern itself, copied but not filled in, and the topic.</summary>
    private static readonly string[] Labels =
        ["ktp", "ktpel", "e ktp", "ektp", "ktp el", "nik", "kk", "no kk", "nomor kk", "nama", "nama lengkap", "desa", "kelurahan", "kecamatan", "kec", "hp", "no hp", "wa", "keperluan", "layanan", "format"];

    private static readonly string[] Checks = ["cek", "check", "status", "cek status"];

    /// <summary>Reads a line; null when the text is none.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="today">The day in the office's zone.</param>
    /// <param name="command">Gives the command that plain words are.</param>
    /// <param name="service">Gives the service that plain words name.</param>
    public static HashLine? Read(string text, DateOnly today, Func<string, string?> command, Func<string, string?> service)
    {
        if (!Form().IsMatch(text)) return null;
        var parts = text.Split(['#', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        if (parts.Count == 0) return null;
        var plain = parts.ConvertAll(Words.Plain);
        if (plain is [var single] && command(single) is { } known) return new HashLine(known, false, null, new SentenceSlots());
        if (!plain.Exists(p => Labels.Contains(p) || Checks.Contains(p)) && service(plain[0]) is null) return null;

        var slots = SlotReader.Read(string.Join(" , ", parts), today);
        string? named = null;
        var names = new List<string>();
        for (var i = 0; i < parts.Count; i++)
        {
            if (Labels.Contains(plain[i]) || Checks.Contains(plain[i]) || parts[i].Any(char.IsAsciiDigit)) continue;
            if (service(plain[i]) is { } found) named ??= found;
            else if (NameWords.District(parts[i]) is null && NameWords.Village(parts[i]) is null && NameWords.Person(parts[i]) is null && parts[i].Length > 1) names.Add(parts[i]);
        }

        // Name, desa, kecamatan: the order of the pattern, for those that do not bear their own label.
        var rest = new Queue<string>(names);
        slots = slots with { Name = slots.Name ?? Next(rest), Village = slots.Village ?? Next(rest), District = slots.District ?? Next(rest) };
        return new HashLine(null, plain.Exists(p => Checks.Contains(p)), named, slots);
    }

    private static string? Next(Queue<string> rest) => rest.TryDequeue(out var name) ? name : null;

    [GeneratedRegex(@"^\s*(?:#|\p{L}[\p{L} ]{0,12}#)", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
