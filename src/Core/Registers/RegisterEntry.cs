using KtpBot.Core.Offices;

namespace KtpBot.Core.Registers;

/// <summary>A line in one of the office's books, numbered without gaps per register and year.</summary>
public sealed class RegisterEntry : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    /// <summary>For example "penyerahan".</summary>
    public required string Register { get; init; }

    /// <summary>In the office's zone.</summary>
    public required int Year { get; init; }

    public required int Number { get; init; }

    public required long CaseId { get; init; }

    public required DateTime At { get; init; }

    public long? OfficerId { get; init; }

    /// <summary>Encrypted: who received the card.</summary>
    public string? ReceivedBy { get; init; }

    /// <summary>Encrypted: the receiver's tie to the owner (sendiri, satu KK, kuasa F-1.07).</summary>
    public string? Relation { get; init; }

    /// <summary>The signature's picture.</summary>
    public Guid? SignatureFileId { get; init; }
}
