using KtpBot.Core.Messaging;

namespace KtpBot.Backoffice.Pages.Shared;

/// <summary>How far a message to a citizen has come, as officers think of it.</summary>
internal enum MessageStep
{
    /// <summary>Not yet taken by the provider; it is tried again.</summary>
    Waiting,

    /// <summary>Waits for the citizen to write.</summary>
    Held,

    Sent,
    Delivered,
    Read,
    Failed,

    /// <summary>An officer called it back before it left.</summary>
    Withdrawn,
}

/// <summary>Reads the step from what is stored.</summary>
internal static class MessageSteps
{
    public static MessageStep Of(DeliveryState state, DateTime? heldAt, string? errorCode) => state switch
    {
        DeliveryState.Pending => heldAt is null ? MessageStep.Waiting : MessageStep.Held,
        DeliveryState.Sent => MessageStep.Sent,
        DeliveryState.Failed => errorCode == OutboxMessage.Withdrawn ? MessageStep.Withdrawn : MessageStep.Failed,
        DeliveryState.Delivered => MessageStep.Delivered,
        DeliveryState.Read => MessageStep.Read,
    };
}
