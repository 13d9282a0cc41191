using KtpBot.Core.Messaging;

namespace KtpBot.Core.Dialogs;

/// <summary>What one input led to.</summary>
/// <param name="Session">The new state; the old one is untouched.</param>
/// <param name="Messages">To send, in order. Empty while a call is open.</param>
/// <param name="Call">Work outside the dialog: carry it out and come back with <see cref="CallReturned"/>.</param>
/// <param name="WantsPerson">The conversation goes to a person now.</param>
/// <param name="ConsentGiven">The citizen accepted the privacy notice in this turn.</param>
/// <param name="IsPrivate">Input and answers belong to a flow that officers do not read along.</param>
/// <param name="ConsentWithdrawn">The citizen took the consent back in this turn.</param>
public sealed record DialogTurn(
    DialogSession Session,
    IReadOnlyList<OutgoingContent> Messages,
    DialogCall? Call,
    bool WantsPerson,
    bool ConsentGiven,
    bool IsPrivate,
    bool ConsentWithdrawn = false);
