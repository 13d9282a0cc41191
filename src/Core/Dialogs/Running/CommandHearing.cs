namespace KtpBot.Core.Dialogs;

/// <summary>Obeys the words that work anywhere.</summary>
internal sealed class CommandHearing(DialogBook book, DialogRun run, FlowStarter flows)
{
    public void Take(string command)
    {
        switch (command)
        {
            case DialogCommands.Start: run.Start(DialogBook.Welcome, DialogWording.None); break;
            case DialogCommands.Menu: run.Start(DialogBook.Menu, DialogWording.None); break;
            case DialogCommands.Back: run.Back(); break;
            case DialogCommands.Again: Again(); break;
            case DialogCommands.Cancel: flows.Begin(run.InForm ? DialogBook.CancelForm : DialogBook.CancelCase, DialogWording.None, aside: true); break;
            case DialogCommands.Person: flows.Begin(DialogBook.Person, DialogWording.None, aside: true); break;
            case DialogCommands.Help: flows.Begin(DialogBook.Help, DialogWording.None, aside: true); break;
            case DialogCommands.Halt when run.InForm: flows.Begin(DialogBook.CancelForm, DialogWording.None, aside: true); break;
            case DialogCommands.Halt or DialogCommands.Quiet: flows.Begin(DialogBook.StopNews, DialogWording.None, aside: true); break;
            case DialogCommands.News: News(); break;
            case DialogCommands.Link: flows.Begin(DialogBook.Link, DialogWording.None, aside: true); break;
            case DialogCommands.Unlink: flows.Begin(DialogBook.Unlink, DialogWording.None, aside: true); break;
            case DialogCommands.Agree: Agree(); break;
            case DialogCommands.Language: flows.Begin(DialogBook.Language, DialogWording.None, aside: true); break;
            default: Speak(command[DialogCommands.Speak.Length..]); break;
        }
    }

    /// <summary>Without a greeting: where there was news all the time, the flow begins the conversation with one.</summary>
    private void News()
    {
        if (run.InForm) run.Interrupt(DialogBook.NewsAgain, DialogWording.None);
        else run.Start(DialogBook.NewsAgain, DialogWording.None);
    }

    private void Agree()
    {
        run.Consent();
        run.AskAgain();
    }

    private void Again()
    {
        var form = run.Session.Frames.Find(f => book.Flow(f.Flow) is { IsForm: true });
        if (form is null) run.Start(DialogBook.Menu, DialogWording.None);
        else run.Start(form.Flow, run.Session.Answers.Where(a => book.Flow(form.Flow)!.Args.Contains(a.Key)).ToDictionary(a => a.Key, a => a.Value));
    }

    private void Speak(string language)
    {
        if (book.Texts.Languages.Contains(language)) run.Session.Choose(language);
        run.Say("global.language");
        run.AskAgain();
    }
}
