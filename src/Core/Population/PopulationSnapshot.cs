using KtpBot.Core.Offices;

namespace KtpBot.Core.Population;

public enum SnapshotState
{
    /// <summary>Its rows are being read; nobody looks into it yet.</summary>
    Loading,

    /// <summary>The one that look-ups use.</summary>
    Current,

    /// <summary>A newer one took its place.</summary>
    Replaced,

    /// <summary>It did not become whole: see <see cref="PopulationSnapshot.Problem"/>.</summary>
    Failed,

    /// <summary>Its time is over, or somebody deleted it.</summary>
    Deleted,
}

/// <summary>Why an extract could not be taken as a whole.</summary>
public enum SnapshotProblem
{
    None,

    /// <summary>A workbook, a picture, anything but a table of text.</summary>
    NotText,
    Empty,
    NoNikColumn,
    NoNameColumn,
    NothingKept,

    /// <summary>More rows were rejected than kept: rather a wrong table than a bad one.</summary>
    MostRejected,

    /// <summary>Every NIK ends in 0: a spreadsheet keeps 15 digits of a number.</summary>
    LastDigitsLost,

    /// <summary>The program ended in the middle.</summary>
    CutShort,
}

/// <summary>
/// An extract of the population data that the office imported. Its rows carry its id as their generation: it takes the place of the one
/// before only when it is whole.
/// </summary>
public sealed class PopulationSnapshot : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    /// <summary>The day whose state it shows.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The officer.</summary>
    public required long ImportedBy { get; init; }

    public required DateTime StartedAt { get; init; }

    /// <summary>The last sign of life of the import.</summary>
    public DateTime TouchedAt { get; set; }

    public DateTime? FinishedAt { get; set; }

    public SnapshotState State { get; set; }

    public SnapshotProblem Problem { get; set; }

    public int RowsRead { get; set; }

    public int RowsKept { get; set; }

    public int RowsRejected { get; set; }

    /// <summary>Encrypted JSON: the first rejected lines with their reasons (<see cref="RejectedRow"/>).</summary>
    public string? Rejections { get; set; }

    /// <summary>No look-up uses it from then on, and its rows are deleted.</summary>
    public required DateTime KeepUntilAt { get; init; }
}

/// <summary>One person of a snapshot.</summary>
public sealed class PopulationEntry : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    public required long SnapshotId { get; init; }

    public required byte[] NikIndex { get; init; }

    /// <summary>Encrypted <see cref="PopulationRecord"/>.</summary>
    public required string Record { get; init; }
}
