using KtpBot.Bot.Delivery;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;

namespace KtpBot.Bot.Conversations;

/// <summary>
/// Takes a chat's turn: message, state and answers go down in one transaction. A turn planned on a state that somebody else has
/// changed meanwhile (an officer took the conversation) writes nothing and is planned again on the fresh state.
/// </summary>
internal sealed class TurnDesk(CommitQueue queue, TurnTaker taker, ConversationRows rows, TextBook texts, FieldCipher cipher, NodeName node, TimeProvider clock)
{
    private const int MaxPlans = 5;

    /// <summary>How long other nodes leave an answer to the node that made it.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);

    /// <summary>Stores a message whose turn comes later; null when it was delivered before.</summary>
    public Task<long?> StoreAsync(IncomingMessage message)
    {
        var content = cipher.Seal(MessagingJson.Write(message.Content));
        return queue.WriteAsync(scope =>
        {
            var now = Now();
            var conversation = rows.FindOrAdd(scope, message, now);
            return scope.Statements.AddInbox(message.Channel, message.ExternalId, conversation.Id, content, InboxState.Received, now, taker.IsPrivate(conversation));
        });
    }

    /// <summary>Keeps a message whose turn went wrong, says sorry and asks for a person.</summary>
    public Task<TakenTurn> FailAsync(LaneItem item)
    {
        var content = cipher.Seal(MessagingJson.Write(item.Message.Content));
        return queue.WriteAsync(scope =>
        {
            var now = Now();
            var state = rows.FindOrAdd(scope, item.Message, now);
            var isPrivate = taker.IsPrivate(state);
            var inboxId = item.InboxId
                ?? scope.Statements.AddInbox(item.Message.Channel, item.Message.ExternalId, state.Id, content, InboxState.Processed, now, isPrivate);
            if (inboxId is null) return TakenTurn.Repeated;
            scope.Statements.FailInbox(inboxId.Value, "turn", now, isPrivate);
            foreach (var other in item.Gathered) if (other.InboxId is { } id) scope.Statements.FailInbox(id, "turn", now, isPrivate);
            var sorry = new TextOut(texts.Render("error.turn", state.Language));
            scope.Statements.AdvanceConversation(state.Id, state.Version, cipher.Seal(state.Session.Write()), state.Language, ConversationOwner.Queue, now, state.ConsentAt, null, now);
            return new TakenTurn(true, Queue(scope, item.Message, state.Id, [sorry], now, isPrivate: isPrivate), null);
        });
    }

    /// <summary>The turn of a message; with a file, or an album of files, what was brought stands in the item.</summary>
    public async Task<TakenTurn> TakeAsync(Lane lane, LaneItem item)
    {
        var content = item.InboxId is null ? cipher.Seal(MessagingJson.Write(item.Message.Content)) : null;
        for (var plan = 0; plan < MaxPlans; plan++)
        {
            TakenTurn taken;
            try
            {
                taken = await TryTakeAsync(lane.State, item, content);
            }
            catch (Exception clash) when (plan < MaxPlans - 1 && StorageClash.Is(clash))
            {
                taken = TakenTurn.Stale; // Another node was in the same rows; nothing was written, so the turn is planned again.
            }

            if (taken.Conflict)
            {
                lane.State = null;
                continue;
            }

            if (taken.State is not null) lane.State = taken.State;
            return taken;
        }

        throw new TimeoutException("The conversation kept changing under the turn.");
    }

    private Task<TakenTurn> TryTakeAsync(ConversationState? known, LaneItem item, byte[]? content)
    {
        var now = Now();
        var input = InputOf(item);
        if (known is not null && taker.Plan(known, input, now) is { } planned)
        {
            // Everything costly is done out here, side by side with other chats; the writer only writes.
            var prepared = Prepare(planned);
            return queue.WriteAsync(scope => Write(scope, known, item, planned, prepared, content, now, false));
        }

        return queue.WriteAsync(async scope =>
        {
            var state = rows.FindOrAdd(scope, item.Message, now);
            var turn = taker.Plan(state, input, now);
            var called = turn is null;
            // Asked before the desk is, because what the desk did could not be taken back alone.
            if (called && StoredInbox.Standing(scope, item) is { } standing) return standing;
            if (called) StoredInbox.AddFiles(scope, item); // The desk may link them to a case in this very turn.
            turn ??= await taker.PlanAsync(scope.Db, state, item.Message.Channel, input!, now); // What the dialog does not hear was planned above.
            return Write(scope, state, item, turn, Prepare(turn), content, now, called);
        });
    }

    private static DialogInput? InputOf(LaneItem item) => item.Album switch
    {
        null => TurnTaker.InputOf(item.Message.Content),
        [var only] => only.File!.Input,
        var album => new FilesGiven([.. album.Select(file => file.File!.Input)]),
    };

    private TakenTurn Write(WriteScope scope, ConversationState state, LaneItem item, PlannedTurn turn, PreparedTurn prepared, byte[]? content, DateTime now, bool called)
    {
        var statements = scope.Statements;
        if (!called && item.Album is not null && StoredInbox.Standing(scope, item) is { } standing) return standing;
        var added = item.InboxId is null
            ? statements.AddInbox(item.Message.Channel, item.Message.ExternalId, state.Id, content!, InboxState.Processed, now, turn.IsPrivate)
            : null;
        if (item.InboxId is null ? added is null : !StoredInbox.Finish(statements, item, now, turn.IsPrivate)) return TakenTurn.Repeated;
        if (!statements.AdvanceConversation(state.Id, state.Version, prepared.Session, turn.Session.Language, turn.Owner, turn.HandoffAt, turn.ConsentAt, turn.NudgeAt, now))
        {
            // Only a plan made outside the transaction can be stale; what this piece wrote is undone by hand, the batch goes on.
            if (called) throw new InvalidOperationException("The conversation changed inside its own transaction.");
            if (added is { } id) statements.DropInbox(id);
            else StoredInbox.Unfinish(statements, item);
            return TakenTurn.Stale;
        }

        if (turn.Session.Language != state.Language) statements.ShareLanguage(state.Id, turn.Session.Language);
        if (item.Album is not null && !called) StoredInbox.AddFiles(scope, item);

        var outgoing = Queue(scope, item.Message, state.Id, turn.Messages, now, prepared.Messages, turn.IsPrivate);
        // The desk may have queued notices for this citizen in the same turn; they leave in the order of their rows.
        if (called) outgoing = scope.Statements.PendingOf(state.Id, item.Message, cipher, now);
        var next = new ConversationState(state.Id, state.Version + 1, turn.Owner, turn.Session.Language, turn.Session, turn.ConsentAt);
        return new TakenTurn(true, outgoing, next);
    }

    private List<OutgoingItem> Queue(WriteScope scope, IncomingMessage message, long conversationId, IReadOnlyList<OutgoingContent> contents, DateTime now, byte[][]? prepared = null, bool isPrivate = false)
    {
        var items = new List<OutgoingItem>(contents.Count);
        for (var i = 0; i < contents.Count; i++)
        {
            var id = scope.Statements.AddOutbox(conversationId, prepared?[i] ?? cipher.Seal(MessagingJson.Write(contents[i])), node.Value, now + Claim, now, isPrivate);
            items.Add(new OutgoingItem(conversationId, message.Channel, 0, new OutgoingMessage(id, message.Address, contents[i], now)));
        }

        return items;
    }

    private PreparedTurn Prepare(PlannedTurn turn)
    {
        var messages = new byte[turn.Messages.Count][];
        for (var i = 0; i < messages.Length; i++) messages[i] = cipher.Seal(MessagingJson.Write(turn.Messages[i]));
        return new PreparedTurn(cipher.Seal(turn.Session.Write()), messages);
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;

    private sealed record PreparedTurn(byte[] Session, byte[][] Messages);
}
