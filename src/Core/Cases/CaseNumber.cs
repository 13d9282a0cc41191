using System.Globalization;
using System.Text.RegularExpressions;
using KtpBot.Core.Complaints;

namespace KtpBot.Core.Cases;

/// <summary>KWS-2026-000001: the office's letters, the year, and a number without gaps.</summary>
public static partial class CaseNumber
{
    /// <summary>Short words that stand before a year and a number without being an office's letters.</summary>
    private static readonly string[] NoOffice =
    [
        "jan", "feb", "mar", "maret", "apr", "april", "mei", "may", "jun", "juni", "june", "jul", "juli", "july", "agu", "ags", "agt", "aug", "sep", "sept", "okt", "oct", "nov", "nop", "des", "dec",
        "tahun", "thn", "th", "tgl", "no", "nomor", "nomer", "nmr", "nik", "kk", "ktp", "hp", "wa", "telp", "rt", "rw", "jam", "jl", "rp", "di", "ke", "ini", "lahir", "sejak", "since", "year",
    ];

    public static string Of(string prefix, int year, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix.ToUpperInvariant()}-{year:0000}-{number:000000}");

    /// <summary>The number in a sentence, in its proper form, however it was typed ("kws 2026 000001", "KWS2026000001"); null when there is none.</summary>
    public static string? In(string text) => Find(text) is { } found ? Written(found) : null;

    /// <summary>The sentence without it.</summary>
    public static string Without(string text) => Find(text) is { } found ? string.Concat(text.AsSpan(0, found.Index), " ", text.AsSpan(found.Index + found.Length)) : text;

    private static Match? Find(string text) =>
        Spelling().Matches(text).FirstOrDefault(match => Array.IndexOf(NoOffice, match.Groups["office"].Value.ToLowerInvariant()) < 0);

    private static string Written(Match found) =>
        ComplaintNumber.In(found.Value)
        ?? Of(found.Groups["office"].Value, int.Parse(found.Groups["year"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(found.Groups["number"].ValueSpan, CultureInfo.InvariantCulture));

    [GeneratedRegex(
        @"(?<![A-Za-z0-9])(?<office>[A-Za-z]{2,5})(?:[\s\-–/._]{0,3}(?<year>20[0-9]{2})(?:[\-–/._]{1,3}(?<number>[0-9]{1,7})|\s[\s\-–/._]{0,2}(?<number>[0-9]{3,7})|(?<number>[0-9]{6})))(?![0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Spelling();
}
