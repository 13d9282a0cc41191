using KtpBot.Core.Offices;

namespace KtpBot.Core.Registration;

/// <summary>
/// A one-time code that the result page of the form showed whoever had sent it, to prove in a conversation that the case is his. The code
/// itself is nowhere stored.
/// </summary>
public sealed class CaseCode : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    public required long CaseId { get; init; }

    /// <summary>Keyed hash of the eight digits, as of <see cref="Messaging.LinkCode"/>.</summary>
    public required byte[] CodeHash { get; init; }

    public required DateTime ExpiresAt { get; init; }

    /// <summary>The conversation that typed it; from then on nobody else can.</summary>
    public long? ClaimedBy { get; set; }
}
