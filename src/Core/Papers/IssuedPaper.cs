using KtpBot.Core.Offices;

namespace KtpBot.Core.Papers;

/// <summary>A paper that was issued. The row holds nothing about a person, so it stays when the file is destroyed and the public check goes on answering.</summary>
public sealed class IssuedPaper : IOfficeRow
{
    /// <summary>The <see cref="Book"/> of handed-over cards, the only one that names people.</summary>
    public const string HandOverBook = "penyerahan";

    public long Id { get; init; }

    public required string OfficeId { get; init; }

    public required PaperKind Kind { get; init; }

    /// <summary>In the office's zone.</summary>
    public required int Year { get; init; }

    /// <summary>Without gaps for each office, kind and year, beginning with 1.</summary>
    public required int Number { get; init; }

    /// <summary>See <see cref="CheckCode"/>; unique in the office.</summary>
    public required string Code { get; init; }

    /// <summary>Null for a paper about no single case: a ticket, a register, a recap.</summary>
    public long? CaseId { get; init; }

    /// <summary>The language beside Indonesian in which a citizen reads it; "id" for Indonesian alone.</summary>
    public required string Language { get; init; }

    public required DateTime IssuedAt { get; init; }

    /// <summary>Who issued it; null for the bot.</summary>
    public long? OfficerId { get; init; }

    /// <summary>With a printed book: which one, for example "penyerahan".</summary>
    public string? Book { get; init; }

    /// <summary>With a printed book: the first day of its month.</summary>
    public DateOnly? BookMonth { get; init; }

    /// <summary>With a printed book: the earlier print that it replaces.</summary>
    public long? ReplacesId { get; init; }

    public DateTime? CancelledAt { get; set; }

    public long? CancelledBy { get; set; }

    /// <summary>The PDF as it was issued; null until it is drawn, and for papers that are not kept.</summary>
    public Guid? FileId { get; set; }
}
