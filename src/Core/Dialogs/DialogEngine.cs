namespace KtpBot.Core.Dialogs;

/// <summary>
/// Interprets the flows: (book, session, input, now) → (session', messages, call). Pure: no clock, no database, no waiting, so a turn
/// can be repeated after a crash with the same result, and the same engine serves every channel and the terminal.
/// </summary>
public sealed class DialogEngine(DialogBook book)
{
    /// <summary>One turn. The given session is left as it was.</summary>
    /// <param name="session">Where the citizen stands.</param>
    /// <param name="input">What happened.</param>
    /// <param name="now">UTC; only to notice that a form was left long ago.</param>
    public DialogTurn Advance(DialogSession session, DialogInput input, DateTime now)
    {
        var run = new DialogRun(book, session.Copy());
        new DialogHearing(book, run).Take(input, now);
        return run.Finish(now);
    }

    /// <summary>The citizen wants no more news; heard even while a person holds the conversation and the dialog is silent.</summary>
    public bool WantsSilence(string text) =>
        book.Intents.Command(Words.Plain(text)) is DialogCommands.Halt or DialogCommands.Quiet
        || book.Intents.Understand(text) is { Flow: DialogBook.StopNews, Confidence: >= 0.9 };
}
