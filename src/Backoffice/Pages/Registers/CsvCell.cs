namespace KtpBot.Backoffice.Pages.Registers;

/// <summary>One cell of a table with semicolons.</summary>
internal static class CsvCell
{
    /// <summary>Quoted where it must be; a leading sign would make a spreadsheet take words for a formula.</summary>
    public static string Of(string value)
    {
        var safe = value is ['=' or '+' or '-' or '@', ..] ? "'" + value : value;
        return safe.AsSpan().ContainsAny(";\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
