namespace KtpBot.Core.Messaging;

/// <summary>The door for everything citizens send. Answer the provider only after the returned task has ended.</summary>
public interface IIntake
{
    /// <summary>
    /// Stores the messages (a repeated <see cref="IncomingMessage.ExternalId"/> is dropped silently) and starts their work.
    /// Ends when all of them are durable; throws only when storage fails, and then the provider must redeliver.
    /// </summary>
    Task AcceptAsync(IReadOnlyList<IncomingMessage> messages, CancellationToken cancellationToken);

    /// <summary>Stores delivery reports; an unknown id or a backward move is a normal outcome and changes nothing.</summary>
    Task ReportAsync(IReadOnlyList<DeliveryReport> reports, CancellationToken cancellationToken);
}
