using KtpBot.Core.Offices;

namespace KtpBot.Core.Audit;

/// <summary>Who looked at, or did, what. Never holds the data itself.</summary>
public sealed class AuditEntry : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    public required DateTime At { get; init; }

    public long? OfficerId { get; init; }

    /// <summary>For example case.view, document.view, sign-in.</summary>
    public required string Action { get; init; }

    /// <summary>What it was about, for example case:12 or file:….</summary>
    public required string Subject { get; init; }
}
