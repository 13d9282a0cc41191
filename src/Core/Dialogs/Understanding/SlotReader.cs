using System.Text.RegularExpressions;

namespace KtpBot.Core.Dialogs;

/// <summary>Finds numbers, days and times in a citizen's sentence. Pure: today is given.</summary>
public static partial class SlotReader
{
    /// <summary>What the sentence tells.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="today">The day in the office's zone.</param>
    public static SentenceSlots Read(string text, DateOnly today)
    {
        var (nik, kk) = PopulationNumbers(text);
        var caseNumber = CaseNumberForm().Match(text) is { Success: true } number ? number.Value.ToUpperInvariant() : null;
        var rest = CaseNumberForm().Replace(SixteenDigits().Replace(text, " "), " ");
        var phone = PhoneOf(rest);
        if (phone is not null) rest = PhoneForm().Replace(rest, " ");
        var plain = Words.Plain(rest);
        var (time, part) = TimeWords.Read(rest.ToLowerInvariant(), plain);
        return new SentenceSlots(nik, kk, phone, caseNumber, DateWords.Read(rest.ToLowerInvariant(), plain, today), time, part);
    }

    /// <summary>Two numbers of 16 digits: the one with the word KK near it is the KK number; otherwise the NIK stands first.</summary>
    private static (string? Nik, string? Kk) PopulationNumbers(string text)
    {
        string? nik = null, kk = null;
        foreach (Match match in SixteenDigits().Matches(text))
        {
            var digits = string.Concat(match.Value.Where(char.IsAsciiDigit));
            var before = text[Math.Max(0, match.Index - 16)..match.Index];
            var isKk = FamilyCardWord().Matches(before).LastOrDefault() is { } family && !(NikWord().Matches(before).LastOrDefault() is { } own && own.Index > family.Index);
            if (isKk && kk is null) kk = digits;
            else if (nik is null) nik = digits;
            else kk ??= digits;
        }

        return (nik, kk);
    }

    private static string? PhoneOf(string text) =>
        PhoneForm().Match(text) is { Success: true } match && TextChecks.Check(TextCheck.Phone, match.Value, EmptyAnswers) is { Value: { } phone } ? phone : null;

    private static readonly Dictionary<string, string> EmptyAnswers = [];

    [GeneratedRegex(@"(?<!\d)(?:\d{16}(?!\d)|\d(?:[ .\-]?\d){15}(?![ .\-]?\d))", RegexOptions.CultureInvariant)]
    private static partial Regex SixteenDigits();

    [GeneratedRegex(@"(?<![\dA-Za-z])(?:\+62|62|0)(?:[ .\-]?\d){8,12}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneForm();

    [GeneratedRegex(@"\b[A-Za-z]{2,5}-\d{4}-\d{3,8}\b", RegexOptions.CultureInvariant)]
    private static partial Regex CaseNumberForm();

    [GeneratedRegex(@"\b(?:kk|kaka|ka ka|kartu keluarga)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FamilyCardWord();

    [GeneratedRegex(@"\bnik\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NikWord();
}
