namespace KtpBot.Core.Dialogs;

/// <summary>Obeys the words that work anywhere.</summary>
internal sealed class CommandHearing(DialogBook book, DialogRun run, FlowStarter flows)
{
    public void Take(string command)
    {
        switch (command)
        {
            case DialogCommands.Start: run.Start(DialogBook.Welcome, DialogWording.None); break;
            case DialogCommands.Menu: flows.Menu(); break;
            case DialogCommands.Back: run.Back(); break;
            case DialogCommands.Wrong: Wrong(); break;
            case DialogCommands.Later: Later(); break;
            case DialogCommands.GoOn: GoOn(); break;
            case DialogCommands.Skip: Skip(); break;
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
            case DialogCommands.Queue: flows.Begin(DialogBook.Queue, DialogWording.None, aside: true); break;
            default: Speak(DialogCommands.LanguageOf(command) ?? TextBook.DefaultLanguage); break;
        }
    }

    private void Wrong()
    {
        // The last answer of a row of photos is the last photo.
        if (run.Waiting is DocumentsStep photos && new DialogAnswering(book, run).Tap(photos, DocumentQuestion.Retake)) return;
        if (run.Top is { Trail.Count: > 0 }) run.Say("koreksi.back");
        run.Back();
    }

    /// <summary>Not now. Where nothing was given yet there is nothing to keep.</summary>
    private void Later()
    {
        if (new FormParking(book, run).Park())
        {
            run.Start(DialogBook.Later, DialogWording.None);
            return;
        }

        run.Say("pengajuan.later");
        run.Start(DialogBook.Menu, DialogWording.None);
    }

    private void GoOn()
    {
        if (run.InForm)
        {
            run.Say("lanjut.resumed");
            run.AskAgain();
            return;
        }

        flows.Begin(DialogBook.GoOn, DialogWording.None);
    }

    private void Skip()
    {
        if (run.InForm) run.Say("lewati.needed");
        run.AskAgain();
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
        if (run.Session.Language != language) run.Session.TimesAsked = 0; // In another language it is another question.
        if (book.Texts.Languages.Contains(language)) new AskingBack(book, run).Speak(() => run.Session.Choose(language));
        run.Say("global.language");
        run.AskAgain();
    }
}
