using System.Text.RegularExpressions;

namespace KtpBot.Core.Dialogs;

/// <summary>NIK and KK numbers in a sentence: sixteen digits each, told apart by the words before them, by their form, and by their order.</summary>
internal static partial class NumberWords
{
    /// <summary>How far back a word may stand and still name the number.</summary>
    private const int Reach = 40;

    /// <summary>The numbers of a sentence.</summary>
    /// <param name="text">As typed.</param>
    /// <returns>NIK, KK, and true when the only number bears no name.</returns>
    public static (string? Nik, string? Kk, bool IsBare) Read(string text)
    {
        var found = new List<(string Digits, bool? IsKk)>();
        foreach (Match match in SixteenDigits().Matches(text))
        {
            var from = Math.Max(0, match.Index - Reach);
            found.Add((string.Concat(match.Value.Where(char.IsAsciiDigit)), NamedIn(text[from..match.Index])));
        }

        if (found is [(var only, null)]) return (only, null, true);
        string? nik = found.FirstOrDefault(n => n.IsKk == false).Digits, kk = found.FirstOrDefault(n => n.IsKk == true).Digits;
        foreach (var (digits, _) in found.Where(n => n.IsKk is null).OrderByDescending(n => IsWomansNik(n.Digits)))
        {
            if (nik is null) nik = digits;
            else if (!IsWomansNik(digits)) kk ??= digits;
        }

        return (nik, kk, false);
    }

    /// <summary>The sentence without them.</summary>
    public static string Without(string text) => SixteenDigits().Replace(text, " ");

    /// <summary>The sentence without them and the words that name them: what is left says what is wanted.</summary>
    public static string WithoutNamed(string text) => NamedNumber().Replace(text, " ");

    /// <summary>A woman's NIK has her day of birth plus 40 in the seventh and eighth place; a KK number has a day there (Permendagri 108/2019).</summary>
    public static bool IsWomansNik(string digits) => int.Parse(digits.AsSpan(6, 2), System.Globalization.CultureInfo.InvariantCulture) is >= 41 and <= 71;

    /// <summary>True for a KK number, false for a NIK, null when the words before do not say.</summary>
    private static bool? NamedIn(string before)
    {
        // Another number in between takes the word for itself.
        if (SixteenDigits().Matches(before) is [.., var other]) before = before[(other.Index + other.Length)..];
        var family = FamilyCardWord().Matches(before).LastOrDefault()?.Index ?? -1;
        var own = NikWord().Matches(before).LastOrDefault()?.Index ?? -1;
        return family == own ? null : family > own;
    }

    [GeneratedRegex(@"(?<!\d)(?:\d{16}(?!\d)|\d(?:[ .\-]?\d){15}(?![ .\-]?\d))", RegexOptions.CultureInvariant)]
    private static partial Regex SixteenDigits();

    [GeneratedRegex(@"(?:\b(?:no|nomor|nomer|nmr)\b\.?\s*)?(?:\b(?:no)?(?:nik|kk|kartu keluarga|hp|wa|telp|telepon)(?:nya|ku)?\b\.?(?:\s+(?:saya|sy|aku|nya|adalah))*\s*[:=]?\s*)?(?<!\d)(?:\d{16}(?!\d)|\d(?:[ .\-]?\d){15}(?![ .\-]?\d)|(?:\+62|62|0)(?:[ .\-]?\d){8,12}(?!\d))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamedNumber();

    [GeneratedRegex(@"\b(?:no)?(?:kk|kaka|ka ka|kartu keluarga)(?:\b|nya\b|ku\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FamilyCardWord();

    [GeneratedRegex(@"\b(?:no)?nik(?:\b|nya\b|ku\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NikWord();
}
