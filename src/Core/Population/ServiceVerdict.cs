using System.Globalization;
using System.Text.RegularExpressions;

namespace KtpBot.Core.Population;

/// <summary>
/// The newer service CALL_VERIFY_BY_ELEMEN hands out no data: it answers each element that was sent with "Sesuai" or "Tidak Sesuai", names
/// and addresses with a likeness behind it, as in "Sesuai (87)" (seen alike in ricomarten/api-dukcapil and in three other public clients).
/// </summary>
internal static partial class ServiceVerdict
{
    private const int Full = 100;

    /// <summary>The grade, or null when the value is no judgement. What is alike but not wholly is for a person to look at.</summary>
    public static ElementGrade? Of(string value)
    {
        if (Form().Match(value) is not { Success: true } found) return null;
        if (found.Groups["no"].Success) return ElementGrade.Different;
        return found.Groups["likeness"] is { Success: true } likeness && int.Parse(likeness.ValueSpan, CultureInfo.InvariantCulture) < Full ? ElementGrade.Similar : ElementGrade.Same;
    }

    [GeneratedRegex(@"^\s*(?<no>tidak\s+)?sesuai\s*(\(\s*(?<likeness>\d{1,3})\s*%?\s*\))?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
