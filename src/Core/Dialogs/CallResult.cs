using KtpBot.Core.Messaging;

namespace KtpBot.Core.Dialogs;

/// <summary>How a call ended.</summary>
/// <param name="Outcome">One of the outcomes that <see cref="DialogCallKinds"/> lists for the call.</param>
/// <param name="Values">Become answers of the dialog, usable in its texts.</param>
/// <param name="Items">Things to choose from or to ask for.</param>
/// <param name="Brought">Messages that go out before the flow's next words: a file, a place on the map.</param>
public sealed record CallResult(string Outcome, IReadOnlyDictionary<string, string> Values, IReadOnlyList<CallItem> Items, IReadOnlyList<OutgoingContent>? Brought = null);
