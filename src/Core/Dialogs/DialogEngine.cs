namespace KtpBot.Core.Dialogs;

/// <summary>
/// Interprets the flows: (book, session, input, now) → (session', messages, call). Pure: no clock, no database, no waiting, so a turn
/// can be repeated after a crash with the same result, and the same engine serves every channel and the terminal.
/// </summary>
public sealed class DialogEngine
{
    private readonly Func<DialogBook> _current;

    /// <param name="book">What it interprets.</param>
    public DialogEngine(DialogBook book) => _current = () => book;

    /// <param name="current">What it interprets: each turn from beginning to end with the book that is good when it begins.</param>
    public DialogEngine(Func<DialogBook> current) => _current = current;

    /// <summary>Told of every step that a turn enters, flow and step: for tests that ask which steps no conversation has entered.</summary>
    public Action<string, string>? Entered { get; init; }

    /// <summary>One turn. The given session is left as it was.</summary>
    /// <param name="session">Where the citizen stands.</param>
    /// <param name="input">What happened.</param>
    /// <param name="now">UTC; only to notice that a form was left long ago.</param>
    public DialogTurn Advance(DialogSession session, DialogInput input, DateTime now)
    {
        var book = _current();
        var run = new DialogRun(book, session.Copy(), Entered);
        new DialogHearing(book, run).Take(input, now);
        var turn = run.Finish(now);
        return turn with { IsPrivate = IsPrivate(book, session) || turn.Session.Frames.Exists(frame => IsPrivate(book, frame)) };
    }

    /// <summary>A form in which the citizen has given something stands open, or was put aside while none is open, and nobody has reminded him of it yet.</summary>
    public bool IsLeftUnfinished(DialogSession session)
    {
        var isOpen = session.StoredFrames is { Count: > 0 };
        if (session.Parked is not { Reminded: false } && (session.Reminded || !isOpen)) return false;
        return !IsPrivate(session) && new DialogRun(_current(), session) is var run
            && (run.InForm ? !session.Reminded && run.HasGiven : session.Parked is { Reminded: false });
    }

    /// <summary>The words are an answer to the choice that is open.</summary>
    public bool IsAnswer(DialogSession session, string text)
    {
        var book = _current();
        return new DialogRun(book, session).Waiting is ChoiceStep step && Offer.Meant(new DialogQuestion(book, session).Offers(step), Words.Plain(text)) is not null;
    }

    /// <summary>The open question belongs to a flow that officers do not read along. One that only offers its closing choices is over.</summary>
    public bool IsPrivate(DialogSession session) => IsPrivate(_current(), session);

    /// <summary>The citizen wants no more news; heard even while a person holds the conversation and the dialog is silent.</summary>
    public bool WantsSilence(string text) =>
        _current().Intents is var intents
        && (intents.Command(Words.Plain(text)) is DialogCommands.Halt or DialogCommands.Quiet
        || intents.Understand(text) is { Flow: DialogBook.StopNews, Confidence: >= 0.9 });

    private static bool IsPrivate(DialogBook book, DialogSession session) => session.Frames.Exists(frame => frame.Step != DialogFlow.ClosingId && IsPrivate(book, frame));

    private static bool IsPrivate(DialogBook book, DialogFrame frame) => book.Flow(frame.Flow) is { IsPrivate: true };
}
