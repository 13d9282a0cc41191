namespace KtpBot.Core.Papers;

/// <summary>A table: a month of one of the office's books, or the month in figures. The same table is printed, and saved as XLSX and CSV.</summary>
public sealed record TableText
{
    /// <summary>For example "BUKU PENYERAHAN KTP-EL".</summary>
    public required string Title { get; init; }

    /// <summary>For example "November 2026".</summary>
    public required string Period { get; init; }

    public required IReadOnlyList<TableColumn> Columns { get; init; }

    /// <summary>As many cells as columns. A cell with only digits is a number where its column says so.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }

    /// <summary>Below the rows; null for none.</summary>
    public IReadOnlyList<string>? Total { get; init; }

    /// <summary>Below the period, for example which earlier print this one replaces; null for nothing.</summary>
    public string? Remark { get; init; }
}

/// <summary>A column of a table.</summary>
/// <param name="Title">Its head.</param>
/// <param name="Share">How wide it is beside the others.</param>
/// <param name="Number">Its cells are numbers, set to the right and summed by spreadsheets.</param>
public sealed record TableColumn(string Title, double Share, bool Number = false);
