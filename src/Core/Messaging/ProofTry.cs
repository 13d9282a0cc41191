using KtpBot.Core.Offices;

namespace KtpBot.Core.Messaging;

/// <summary>A proof that did not fit: a code for linking channels, or a case's number with digits of a NIK. So many an hour and no more.</summary>
public sealed class ProofTry : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    public required long ConversationId { get; init; }

    public required DateTime At { get; init; }
}
