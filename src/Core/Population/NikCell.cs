using System.Text.RegularExpressions;

namespace KtpBot.Core.Population;

/// <summary>
/// A NIK as spreadsheets leave it: with an apostrophe in front, as ="3515…", with spaces or points, or as 3.51517E+15, which has lost its
/// last digits for good.
/// </summary>
internal static partial class NikCell
{
    private const int Length = 16;

    /// <summary>The 16 digits, or why there are none.</summary>
    public static (string? Nik, RowFault? Fault) Read(string? cell)
    {
        var text = (cell ?? "").Trim();
        if (text.StartsWith("=\"", StringComparison.Ordinal)) text = text[2..].TrimEnd('"');
        text = text.Trim('\'', '’', '"', ' ', '\u00A0');
        if (text.Length == 0) return (null, RowFault.NoNik);
        if (Scientific().IsMatch(text)) return (null, RowFault.DigitsLost);
        var digits = Parting().Replace(text, "");
        return digits.Length == Length && digits.All(char.IsAsciiDigit) ? (digits, null) : (null, RowFault.NotSixteenDigits);
    }

    [GeneratedRegex(@"^\d([.,]\d+)?E\+?\d+$", RegexOptions.IgnoreCase)]
    private static partial Regex Scientific();

    [GeneratedRegex(@"[\s.\-\u00A0]")]
    private static partial Regex Parting();
}
