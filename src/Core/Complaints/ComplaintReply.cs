using KtpBot.Core.Offices;

namespace KtpBot.Core.Complaints;

/// <summary>The office's answer to a complaint, as the citizen reads it.</summary>
public sealed class ComplaintReply : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    public required long ComplaintId { get; init; }

    public required long OfficerId { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Encrypted.</summary>
    public required string Words { get; set; }

    /// <summary>It tells the result and closed the complaint.</summary>
    public required bool Final { get; init; }
}
