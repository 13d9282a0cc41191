using KtpBot.Bot.Conversations.Calls;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;

namespace KtpBot.Bot.Conversations;

/// <summary>Asks the pure dialog engine what a turn does. Turns that need no data are planned outside any transaction.</summary>
internal sealed class TurnTaker(DialogEngine engine, DialogCaller call, WakeTimes times)
{
    // A procedure that keeps calling would be a fault in the data; it ends here instead of holding the writer.
    private const int MaxCalls = 16;

    /// <summary>The words with which a citizen who waits for a person comes back to the bot; the hand-off text names the first.</summary>
    private static readonly string[] ComeBackWords = ["menu", "/menu", "/start"];

    /// <summary>The turn, or null when the dialog must call the desk: then <see cref="PlanAsync"/> plans it inside the transaction.</summary>
    /// <param name="state">Where the conversation stands.</param>
    /// <param name="input">Null for what the dialog does not hear (a reaction, a notice of the provider).</param>
    /// <param name="now">UTC.</param>
    public PlannedTurn? Plan(ConversationState state, DialogInput? input, DateTime now)
    {
        if (input is null) return Silent(state, now);
        if (IsSilent(state, input)) return WantsSilence(input) ? null : Silent(state, now);
        var turn = engine.Advance(state.Session, input, now);
        return turn.Call is null ? Planned(state, turn, turn.Messages, now) : null;
    }

    /// <summary>The turn with its calls, on a context bound to the running transaction.</summary>
    public async ValueTask<PlannedTurn> PlanAsync(KtpBotDb db, ConversationState state, ChannelKind channel, DialogInput input, DateTime now)
    {
        if (!IsSilent(state, input))
        {
            var (turn, messages) = await RunAsync(db, state, channel, state.Session, input, now);
            return Planned(state, turn, messages, now);
        }

        // No more news, said while a person holds the conversation: done and confirmed, and the person stays in charge.
        var (_, confirmation) = await RunAsync(db, state, channel, DialogSession.New(state.Language), input, now);
        return Silent(state, now) with { Messages = confirmation };
    }

    private async Task<(DialogTurn Last, List<OutgoingContent> Messages)> RunAsync(KtpBotDb db, ConversationState state, ChannelKind channel, DialogSession session, DialogInput input, DateTime now)
    {
        var turn = engine.Advance(session, input, now);
        var messages = new List<OutgoingContent>(turn.Messages);
        for (var made = 0; turn.Call is { } asked; made++)
        {
            if (made == MaxCalls) throw new InvalidOperationException($"The dialog made more than {MaxCalls} calls in one turn; the last was {asked.Name}.");
            var result = await call(db, new CallContext(state.Id, channel, turn.Session.Language, now), asked, CancellationToken.None);
            var before = turn;
            turn = engine.Advance(turn.Session, new CallReturned(result), now);
            turn = turn with
            {
                WantsPerson = turn.WantsPerson || before.WantsPerson,
                ConsentGiven = turn.ConsentGiven || before.ConsentGiven,
                IsPrivate = turn.IsPrivate || before.IsPrivate,
                ConsentWithdrawn = turn.ConsentWithdrawn || before.ConsentWithdrawn,
            };
            messages.AddRange(turn.Messages);
        }

        return (turn, messages);
    }

    /// <summary>What a message becomes for the engine, where no file is involved; null for what the dialog does not hear.</summary>
    public static DialogInput? InputOf(IncomingContent content) => content switch
    {
        TextIn text => new Heard(text.Text),
        ChoiceIn choice => new Tapped(choice.Id, choice.Title),
        OpenedIn opened => new Opened(opened.Payload),
        LocationIn place => new PlaceShared(place.Latitude, place.Longitude),
        ContactIn contact => new PhoneShared(contact.Phone),
        UnsupportedIn other => new Unreadable(other.What),
        FormIn form => new Heard(string.Join('\n', form.Fields.Select(field => $"{field.Name}: {field.Value}"))),
        EditedIn edited => new Edited(edited.Text),
        ReactionIn => null,
        ReachIn or IdentityIn => throw new InvalidOperationException("What the provider says of an address takes no turn."),
        MediaIn => throw new InvalidOperationException("A file is fetched before its turn."),
        _ => throw new InvalidOperationException($"Unknown content {content.GetType().Name}."),
    };

    /// <summary>What the citizen says next belongs to a flow that officers do not read along.</summary>
    public bool IsPrivate(ConversationState state) => state.Owner != ConversationOwner.Officer && engine.IsPrivate(state.Session);

    private bool WantsSilence(DialogInput input) => input is Heard heard && engine.WantsSilence(heard.Text);

    private bool IsSilent(ConversationState state, DialogInput input) => state.Owner switch
    {
        ConversationOwner.Bot => false,
        ConversationOwner.Queue => !ComesBack(state.Session, input),
        ConversationOwner.Officer => true,
    };

    private bool ComesBack(DialogSession session, DialogInput input) => input switch
    {
        Heard heard => ComeBackWords.Contains(heard.Text.Trim(), StringComparer.OrdinalIgnoreCase) || engine.IsAnswer(session, heard.Text),
        Tapped or Opened => true,
        _ => false,
    };

    private PlannedTurn Silent(ConversationState state, DateTime now) => new(state.Session, state.Owner, null, state.ConsentAt, NudgeAt(state.Session, now), []);

    private DateTime? NudgeAt(DialogSession session, DateTime now) => engine.IsLeftUnfinished(session) ? times.NudgeAt(now) : null;

    private PlannedTurn Planned(ConversationState state, DialogTurn turn, IReadOnlyList<OutgoingContent> messages, DateTime now) =>
        new(turn.Session,
            turn.WantsPerson ? ConversationOwner.Queue : ConversationOwner.Bot,
            turn.WantsPerson ? now : null,
            turn.ConsentWithdrawn ? null : state.ConsentAt ?? (turn.ConsentGiven ? now : null),
            NudgeAt(turn.Session, now),
            messages,
            turn.IsPrivate);
}
