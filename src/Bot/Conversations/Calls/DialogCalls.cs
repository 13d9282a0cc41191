using System.Collections.Frozen;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Storage;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>One call that a flow may make, by its name in the flows.</summary>
internal sealed record NamedCall(string Name, DialogCaller Carry);

/// <summary>
/// Carries a dialog's calls to the desk, inside the transaction of the citizen's message. A citizen reaches only the cases of his own
/// conversation and of those linked to it; another one only with its number and the last four digits of the NIK, and then only to read where it stands.
/// </summary>
internal sealed class DialogCalls(IEnumerable<NamedCall> calls)
{
    private readonly FrozenDictionary<string, DialogCaller> _calls = calls.ToFrozenDictionary(call => call.Name, call => call.Carry, StringComparer.Ordinal);

    public IEnumerable<string> Names => _calls.Keys;

    /// <summary>The result of one call; its outcome is one that <see cref="DialogCallKinds"/> lists for it.</summary>
    /// <param name="db">Bound to the message's transaction; saved, never committed here.</param>
    /// <param name="context">Who asks.</param>
    /// <param name="call">What the flow wants.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public Task<CallResult> CallAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken) =>
        _calls.TryGetValue(call.Name, out var carry)
            ? carry(db, context, call, cancellationToken)
            : throw new InvalidOperationException($"The dialog call '{call.Name}' is not known.");
}
