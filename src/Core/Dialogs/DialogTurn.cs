using KtpBot.Core.Messaging;

namespace KtpBot.Core.Dialogs;

/// <summary>What one input led to.</summary>
/// <param name="Session">The new state; the old one is untouched.</param>
/// <param name="Messages">To send, in order. Empty while a call is open.</param>
/// <param name="Call">Work outside the dialog: carry it out and come back with <see cref="CallReturned"/>.</param>
/// <param name="WantsPerson">The conversation goes to a person now.</param>
/// <param name="ConsentGiven">The citizen accepted the privacy notice in this turn.</param>
public sealed record DialogTurn(
    DialogSession Session,
    IReadOnlyList<OutgoingContent> Messages,
    DialogCall? Call,
    bool WantsPerson,
    bool ConsentGiven);

/// <summary>Work that the dialog cannot do itself, since it has no database. The names stand in <see cref="DialogCallKinds"/>.</summary>
public sealed record DialogCall(string Name, IReadOnlyDictionary<string, string> Arguments);

/// <summary>How a call ended.</summary>
/// <param name="Outcome">One of the outcomes that <see cref="DialogCallKinds"/> lists for the call.</param>
/// <param name="Values">Become answers of the dialog, usable in its texts.</param>
/// <param name="Items">Things to choose from or to ask for.</param>
public sealed record CallResult(string Outcome, IReadOnlyDictionary<string, string> Values, IReadOnlyList<CallItem> Items);

/// <summary>One thing of a list: a slot, a case, a missing document.</summary>
/// <param name="Id">At most 24 ASCII characters, so that a choice id made from it fits every channel.</param>
/// <param name="Title">At most 24 characters.</param>
/// <param name="Description">At most 72 characters.</param>
public sealed record CallItem(string Id, string Title, string? Description);
