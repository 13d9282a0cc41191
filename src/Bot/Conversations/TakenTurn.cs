using KtpBot.Bot.Delivery;

namespace KtpBot.Bot.Conversations;

/// <summary>How a turn ended.</summary>
/// <param name="Fresh">False for a repeated delivery: nothing was written.</param>
/// <param name="Outgoing">The answers, already stored.</param>
/// <param name="State">What the lane remembers.</param>
internal sealed record TakenTurn(bool Fresh, IReadOnlyList<OutgoingItem> Outgoing, ConversationState? State)
{
    /// <summary>The provider delivered the message before.</summary>
    public static readonly TakenTurn Repeated = new(false, [], null);

    /// <summary>The plan was made on a state that is no longer true; nothing was written.</summary>
    public static readonly TakenTurn Stale = new(false, [], null);

    public bool Conflict => ReferenceEquals(this, Stale);
}
