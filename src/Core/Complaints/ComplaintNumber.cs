using System.Globalization;
using System.Text.RegularExpressions;

namespace KtpBot.Core.Complaints;

/// <summary>ADU-2026-0001: gap-free in each year, so that nobody can make a complaint vanish unseen.</summary>
public static partial class ComplaintNumber
{
    /// <summary>The book the numbers are taken from.</summary>
    public const string Sequence = "pengaduan";

    public static string Of(int year, int number) => string.Create(CultureInfo.InvariantCulture, $"ADU-{year}-{number:0000}");

    /// <summary>The number in a sentence, in its proper form, however it was typed ("adu 2026 1"); null when there is none.</summary>
    public static string? In(string text) =>
        Spelling().Match(text) is { Success: true } found
            ? Of(int.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(found.Groups[2].ValueSpan, CultureInfo.InvariantCulture))
            : null;

    [GeneratedRegex(@"\bADU[\s\-/.]{0,3}([0-9]{4})[\s\-/.]{1,3}([0-9]{1,7})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Spelling();
}
