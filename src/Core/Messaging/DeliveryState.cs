namespace KtpBot.Core.Messaging;

/// <summary>
/// Where an outgoing message stands. The order is the rank: a state only moves up, but Delivered and Read overrule Failed,
/// because a provider may report a failure on one device and a delivery on another.
/// </summary>
public enum DeliveryState
{
    Pending,
    Sent,
    Failed,
    Delivered,
    Read,
}

/// <summary>What a failure that a provider reports afterwards asks of us.</summary>
public enum ReportedFailure
{
    /// <summary>Staff see it; nothing else follows.</summary>
    Final,

    /// <summary>The provider's reply window was closed: a template may pass, everything else waits for the citizen.</summary>
    WindowClosed,

    /// <summary>It will not arrive this way: another channel of the citizen may carry it.</summary>
    NotThisWay,

    /// <summary>Nothing reaches this address any more; what was to go there may go another way.</summary>
    Unreachable,
}

/// <summary>A provider's report about a message we sent.</summary>
/// <param name="Channel">The reporting channel.</param>
/// <param name="ExternalId">The provider's id of our message.</param>
/// <param name="State">Sent, Delivered, Read or Failed.</param>
/// <param name="At">When, UTC.</param>
/// <param name="ErrorCode">With Failed: the provider's code.</param>
/// <param name="Error">With Failed: the reason for staff, in Indonesian.</param>
/// <param name="Failure">With Failed: what follows from it.</param>
public sealed record DeliveryReport(
    ChannelKind Channel,
    string ExternalId,
    DeliveryState State,
    DateTime At,
    string? ErrorCode = null,
    string? Error = null,
    ReportedFailure Failure = ReportedFailure.Final);
