using KtpBot.Core.Offices;

namespace KtpBot.Core.Pauses;

/// <summary>
/// A disturbance of the whole office: a line that is down, no electricity, no blank cards. The row says what is declared; the scheduler
/// carries it out case by case until <see cref="DoneAt"/>, however often it is interrupted.
/// </summary>
public sealed class OfficePause : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    /// <summary>A pause of dialogs/reasons: jaringan, siak, listrik, blangko.</summary>
    public required string Code { get; init; }

    /// <summary>Encrypted: the officer's words for the colleagues.</summary>
    public string? Note { get; init; }

    public required long DeclaredBy { get; init; }

    public required DateTime DeclaredAt { get; init; }

    /// <summary>When it may be over, as far as anybody knows; null for unknown. Nothing happens by itself at that moment.</summary>
    public DateTime? ExpectedAt { get; init; }

    public long? EndedBy { get; set; }

    /// <summary>Since when the work goes on; null while the disturbance lasts.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>Every case that rested for it goes on; null until then.</summary>
    public DateTime? DoneAt { get; set; }
}
