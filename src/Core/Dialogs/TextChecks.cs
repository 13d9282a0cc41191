using KtpBot.Core.Cases;
using KtpBot.Core.Complaints;

namespace KtpBot.Core.Dialogs;

/// <summary>What a check made of a typed answer.</summary>
/// <param name="Value">In the form to keep; null when it is refused.</param>
/// <param name="Problem">Text key ending of the explanation: a refusal, or with a value a soft remark.</param>
internal readonly record struct CheckedText(string? Value, string? Problem = null);

/// <summary>
/// The checks for typed answers. Only the form is hard; what merely looks strange is for an officer to judge, because a NIK
/// is never changed to fit a birth date (Ditjen Dukcapil).
/// </summary>
internal static class TextChecks
{
    private const int NumberLength = 16;
    private const int MaxName = 60;
    private const int MaxWords = 1500;

    /// <summary>Where the session keeps a KK number that was doubted: typed once more it is taken, for an officer to judge.</summary>
    public const string DoubtedKk = "doubted_kk";

    /// <summary>The problem of a KK number that has a woman's day of birth.</summary>
    public const string LooksLikeNik = "looks-like-nik";

    public static CheckedText Check(TextCheck check, string text, IReadOnlyDictionary<string, string> answers) => check switch
    {
        TextCheck.Nik => Nik(text),
        TextCheck.Kk => Kk(text, answers),
        TextCheck.Name => Name(text),
        TextCheck.Phone => Phone(text),
        TextCheck.CaseNumber => CaseOf(text),
        TextCheck.ComplaintNumber => ComplaintNumber.In(text) is { } complaint ? new CheckedText(complaint) : new CheckedText(null, "format"),
        TextCheck.Last4 => Last4(text),
        TextCheck.LinkCode => LinkWords.Split(text) is { } link ? new CheckedText(link.Code) : new CheckedText(null, "format"),
        TextCheck.Email => EmailAddress.Check(text),
        TextCheck.Words => OwnWords(text),
    };

    /// <summary>NIK: region, DDMMYY (women DD+40), serial. Sixteen digits are required; a strange date or serial is only remarked.</summary>
    private static CheckedText Nik(string text)
    {
        var sixteen = Sixteen(text);
        if (sixteen.Value is not { } nik) return sixteen;
        if (nik.Distinct().Count() == 1) return new CheckedText(null, "format");
        var day = Two(nik, 6);
        if (day > 40) day -= 40;
        var month = Two(nik, 8);
        var dateFits = month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(2000, month);
        return new CheckedText(nik, dateFits && !nik.EndsWith("0000", StringComparison.Ordinal) ? null : "odd");
    }

    /// <summary>KK number: region, registration date without the +40 of women, serial. A woman's NIK is asked about once.</summary>
    private static CheckedText Kk(string text, IReadOnlyDictionary<string, string> answers)
    {
        var sixteen = Sixteen(text);
        if (sixteen.Value is not { } kk) return sixteen;
        if (answers.TryGetValue("nik", out var nik) && nik == kk) return new CheckedText(null, "same-as-nik");
        if (kk.Distinct().Count() == 1) return new CheckedText(null, "format");
        if (!NumberWords.IsWomansNik(kk)) return new CheckedText(kk);
        return answers.GetValueOrDefault(DoubtedKk) == kk ? new CheckedText(kk, "odd") : new CheckedText(null, LooksLikeNik);
    }

    private static CheckedText Sixteen(string text)
    {
        var digits = Digits(text, out var clean);
        if (!clean) return new CheckedText(null, "format");
        return digits.Length == NumberLength ? new CheckedText(digits) : new CheckedText(null, digits.Length < NumberLength ? "short" : "long");
    }

    /// <summary>Names are letters (Permendagri 73/2022: at most 60); a single recorded name stays valid. Digits are left for the officer.</summary>
    private static CheckedText Name(string text)
    {
        var name = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var letters = name.Count(char.IsLetter);
        if (letters < 2 || name.Any(c => !char.IsLetterOrDigit(c) && c is not (' ' or '.' or ',' or '\'' or '-' or '’' or '/'))) return new CheckedText(null, "format");
        return name.Length > MaxName ? new CheckedText(null, "long") : new CheckedText(name);
    }

    /// <summary>Mobile 08…, +628…, 628…, 008… with 10 to 13 national digits, or a landline 0AB…; kept as +62….</summary>
    private static CheckedText Phone(string text)
    {
        var digits = Digits(text.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal).Replace("+", "", StringComparison.Ordinal), out var clean);
        if (!clean) return new CheckedText(null, "format");
        var national = digits.StartsWith("0062", StringComparison.Ordinal) ? digits[4..]
            : digits.StartsWith("62", StringComparison.Ordinal) ? digits[2..]
            : digits.TrimStart('0');
        if (digits is not ['0', ..] and not ['6', '2', ..] and not ['8', ..] || national.Length == 0) return new CheckedText(null, "format");
        var mobile = national[0] == '8' && national.Length is >= 9 and <= 12 && national[1] != '0';
        var landline = national[0] is >= '2' and <= '7' or '9' && national.Length is >= 8 and <= 11;
        return mobile || landline ? new CheckedText("+62" + national) : new CheckedText(null, "format");
    }

    private static CheckedText OwnWords(string text)
    {
        var words = text.Trim();
        return words.Count(char.IsLetterOrDigit) < 2 ? new CheckedText(null, "format")
            : words.Length > MaxWords ? new CheckedText(null, "long")
            : new CheckedText(words);
    }

    /// <summary>A number as the office gives it, however it is typed; other words are none.</summary>
    private static CheckedText CaseOf(string text) => CaseNumber.In(text) is { } number ? new CheckedText(number) : new CheckedText(null, "format");

    private static CheckedText Last4(string text)
    {
        var digits = Digits(text, out var clean);
        if (clean && digits.Length == NumberLength) digits = digits[^4..];
        return clean && digits.Length == 4 ? new CheckedText(digits) : new CheckedText(null, "format");
    }

    /// <summary>The digits of a text; clean when there is nothing else but blanks, dots, dashes and slashes, and maybe a label before them ("NIK: …").</summary>
    private static string Digits(string text, out bool clean)
    {
        var trimmed = text.Trim();
        foreach (var label in (ReadOnlySpan<string>)["nik", "no kk", "nomor kk", "kk", "no hp", "hp", "wa", "no", "nomor"])
        {
            if (!trimmed.StartsWith(label, StringComparison.OrdinalIgnoreCase)) continue;
            trimmed = trimmed[label.Length..].TrimStart(' ', ':', '=', '.', ',');
            break;
        }

        clean = trimmed.Length > 0 && trimmed.All(c => char.IsAsciiDigit(c) || c is ' ' or '.' or '-' or '/' or ' ' or '\n');
        return string.Concat(trimmed.Where(char.IsAsciiDigit));
    }

    private static int Two(string digits, int at) => ((digits[at] - '0') * 10) + digits[at + 1] - '0';
}
