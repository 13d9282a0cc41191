using KtpBot.Core.Offices;

namespace KtpBot.Core.Records;

/// <summary>
/// How somebody's population record stands, as the office last read it in the central application. One row for each person of the office
/// who has one, found by the blind index of the NIK: all cases of the person share it. Nobody else's records are kept.
/// </summary>
public sealed class PersonRecord : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    /// <summary>As <c>Person.NikIndex</c>.</summary>
    public required byte[] NikIndex { get; init; }

    /// <summary>A code of dialogs/records.</summary>
    public required string Status { get; set; }

    /// <summary>When this status was entered here.</summary>
    public required DateTime SinceAt { get; set; }

    /// <summary>Who entered it.</summary>
    public long? OfficerId { get; set; }

    public required RecordSource Source { get; set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }
}

/// <summary>A status that a record had from a moment on; a wrong one is put right by the next.</summary>
public sealed class PersonRecordChange : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    public required long RecordId { get; init; }

    /// <summary>A code of dialogs/records.</summary>
    public required string Status { get; init; }

    public required DateTime At { get; init; }

    public long? OfficerId { get; init; }

    public required RecordSource Source { get; init; }
}

/// <summary>How a status came in.</summary>
public enum RecordSource
{
    /// <summary>Chosen for one person.</summary>
    Single,

    /// <summary>Among lines pasted from another application.</summary>
    Pasted,

    /// <summary>From a CSV file.</summary>
    Csv,

    /// <summary>By what was done at a step: recorded, or declared ready.</summary>
    Step,
}
