using System.Text.Json;

namespace KtpBot.Core.Population;

/// <summary>Why a row of an extract was not taken.</summary>
public enum RowFault
{
    NoNik,
    NotSixteenDigits,

    /// <summary>A spreadsheet wrote the number as 3.51517E+15.</summary>
    DigitsLost,
    NoName,

    /// <summary>The same NIK stands further up.</summary>
    Twice,
}

/// <summary>A row that was not taken: its line in the file, never its data.</summary>
public sealed record RejectedRow(int Line, RowFault Fault)
{
    /// <summary>So many are kept to be shown; the rest is counted.</summary>
    public const int MostKept = 200;

    public static string Write(IEnumerable<RejectedRow> rows) => JsonSerializer.Serialize(rows.Select(r => new object[] { r.Line, r.Fault.ToString() }));

    public static IReadOnlyList<RejectedRow> Read(string? json)
    {
        if (json is null) return [];
        using var list = JsonDocument.Parse(json);
        return [.. list.RootElement.EnumerateArray().Select(row => new RejectedRow(row[0].GetInt32(), Enum.Parse<RowFault>(row[1].GetString()!)))];
    }
}
