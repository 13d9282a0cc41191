namespace KtpBot.Core.Dialogs;

/// <summary>
/// An e-mail address as people type it. Only the form is hard (RFC 5321 section 4.5.3.1: at most 254 characters, 64 before the @); whether
/// mail arrives is seen at the counter. A well-known provider that is nearly spelt right is remarked, not corrected.
/// </summary>
internal static class EmailAddress
{
    private const int MostWhole = 254;
    private const int MostLocal = 64;

    private static readonly string[] Usual = ["gmail.com", "ymail.com", "mail.com", "email.com", "yahoo.com", "yahoo.co.id", "outlook.com", "hotmail.com", "icloud.com"];

    public static CheckedText Check(string text)
    {
        var typed = text.Trim().TrimEnd('.', ',', ';').ToLowerInvariant();
        foreach (var label in (ReadOnlySpan<string>)["mailto:", "e-mail saya", "email saya", "email:", "e-mail:", "email", "e-mail"])
        {
            if (!typed.StartsWith(label, StringComparison.Ordinal) || typed.StartsWith(label + "@", StringComparison.Ordinal)) continue;
            if (typed.Length > label.Length && (char.IsLetterOrDigit(typed[label.Length]) && label[^1] != ':')) continue;
            typed = typed[label.Length..].TrimStart(' ', ':', '=');
            break;
        }

        if (typed.Length == 0 || typed.Length > MostWhole || typed.Any(char.IsWhiteSpace)) return new CheckedText(null, "format");
        if (!typed.Contains('@', StringComparison.Ordinal)) return new CheckedText(null, typed.Contains('.', StringComparison.Ordinal) ? "at" : "format");
        if (typed.Split('@') is not [var local, var domain]) return new CheckedText(null, "format");
        if (local.Length is 0 or > MostLocal || !local.All(IsLocal) || local[0] == '.' || local[^1] == '.' || local.Contains("..", StringComparison.Ordinal)) return new CheckedText(null, "format");
        if (!IsDomain(domain)) return new CheckedText(null, "domain");
        return new CheckedText(typed, Array.Exists(Usual, usual => usual != domain && !Array.Exists(Usual, u => u == domain) && Nearly(usual, domain)) ? "odd" : null);
    }

    private static bool IsLocal(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-';

    private static bool IsDomain(string domain)
    {
        var labels = domain.Split('.');
        return labels.Length >= 2 && labels.All(l => l.Length is > 0 and <= 63 && l.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && l[0] != '-' && l[^1] != '-')
            && labels[^1].Length >= 2 && labels[^1].All(char.IsAsciiLetter);
    }

    /// <summary>One letter too many, missing or wrong, or two neighbours exchanged.</summary>
    private static bool Nearly(string usual, string typed)
    {
        var from = 0;
        while (from < usual.Length && from < typed.Length && usual[from] == typed[from]) from++;
        var (a, b) = (usual[from..], typed[from..]);
        var end = 0;
        while (end < a.Length && end < b.Length && a[^(end + 1)] == b[^(end + 1)]) end++;
        (a, b) = (a[..^end], b[..^end]);
        return (a.Length, b.Length) is (0, 1) or (1, 0) or (1, 1) || (a.Length == 2 && b.Length == 2 && a[0] == b[1] && a[1] == b[0]);
    }
}
