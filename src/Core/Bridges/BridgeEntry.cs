using KtpBot.Core.Offices;

namespace KtpBot.Core.Bridges;

/// <summary>
/// What an officer did in an application outside, or what it said about a case. Never changed: what was wrong is superseded by another
/// row, and both stay.
/// </summary>
public sealed class BridgeEntry : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    public required long CaseId { get; init; }

    /// <summary>A file of dialogs/bridges.</summary>
    public required string System { get; init; }

    /// <summary>One of its statuses or actions: our own words.</summary>
    public required string Act { get; init; }

    /// <summary>How it went; null where the act says it.</summary>
    public string? Result { get; init; }

    /// <summary>Encrypted: the number by which the other application knows it.</summary>
    public string? Reference { get; init; }

    /// <summary>Encrypted: the other application's own words.</summary>
    public string? Words { get; init; }

    /// <summary>Finds the same words again, to remember what they mean; null without words.</summary>
    public byte[]? WordsIndex { get; init; }

    /// <summary>Encrypted: for the colleagues.</summary>
    public string? Note { get; init; }

    public required long OfficerId { get; init; }

    /// <summary>When it happened, which may be earlier than it was noted.</summary>
    public required DateTime HappenedAt { get; init; }

    public required DateTime EnteredAt { get; init; }

    /// <summary>After a refusal: until when the other application takes a correction.</summary>
    public DateTime? CorrectBy { get; init; }

    /// <summary>The row that this one puts right.</summary>
    public long? SupersedesId { get; init; }

    /// <summary>When another row put this one right.</summary>
    public DateTime? SupersededAt { get; set; }
}
