namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Indonesian phone numbers as people write and read them.</summary>
internal static class Phones
{
    /// <summary>E.164 from "0812…", "62812…", "+62 812-…" or "00812…" (a common slip); null when it cannot be a phone number.</summary>
    public static string? ToE164(string text)
    {
        if (text.Any(c => !char.IsAsciiDigit(c) && c is not ('+' or '-' or ' ' or '.' or '(' or ')'))) return null;
        var digits = string.Concat(text.Where(char.IsAsciiDigit)).TrimStart('0');
        if (!digits.StartsWith("62", StringComparison.Ordinal)) digits = "62" + digits;
        return digits.Length is >= 10 and <= 15 ? "+" + digits : null;
    }

    /// <summary>"0812-3456-7890".</summary>
    public static string ForPeople(string e164)
    {
        var national = e164.StartsWith("+62", StringComparison.Ordinal) ? string.Concat("0", e164.AsSpan(3)) : e164;
        return national.Length > 8 ? $"{national[..4]}-{national[4..8]}-{national[8..]}" : national;
    }
}
