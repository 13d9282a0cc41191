namespace KtpBot.Core.Dialogs;

/// <summary>Finds out what an input means where the citizen stands now.</summary>
internal sealed class DialogHearing(DialogBook book, DialogRun run)
{
    private readonly DialogAnswering _answering = new(book, run);
    private readonly FileHearing _files = new(book, run, new FlowStarter(book, run));
    private readonly FlowStarter _flows = new(book, run);
    private readonly TextHearing _text = new(book, run, new FlowStarter(book, run));

    private DialogSession Session => run.Session;

    public void Take(DialogInput input, DateTime now)
    {
        if (input is CallReturned returned)
        {
            new CallHearing(run).Take(returned.Result);
            return;
        }

        Session.Wanted = null;
        if (input is PersonLeft)
        {
            LeavePerson(say: true);
            return;
        }

        if (run.Waiting is PersonStep) LeavePerson(say: false);
        if (input is FileInput or FilesGiven && run.Top is { Flow: DialogBook.Resume or DialogBook.Lost, Kept: not null }) run.Pop(); // A photo is an answer: he goes on.
        switch (input)
        {
            case FormLeft: Remind(); break;
            case PersonAway away: run.Interrupt(DialogBook.PersonGone, new Dictionary<string, string> { ["opens"] = away.Opens }); break;
            case Opened opened: Open(opened.Payload); break;
            case Heard heard: _text.Hear(heard.Text, now); break;
            case Tapped tapped: Tap(tapped.ChoiceId, tapped.Title, now); break;
            case FileStored file: _files.Take(file); break;
            case FilesGiven { Files: [var only] }: Take(only, now); break;
            case FilesGiven files: _files.Take(files); break;
            case FileRefused refused: Remark($"file.refused.{refused.Reason}", "file.refused.Broken"); break;
            case PhoneShared phone: Phone(phone.Phone); break;
            case PlaceShared: _flows.Begin("jam", DialogWording.None); break;
            case Edited edited: Edit(edited.Text, now); break;
            case Unreadable unreadable: Remark($"unreadable.{unreadable.Kind}", "unreadable.other"); break;
        }
    }

    /// <summary>Of the form that is open, else of the one put aside. Says nothing where there is none, or where he was reminded of it before.</summary>
    private void Remind()
    {
        if (run.InForm && !Session.Reminded)
        {
            Session.Reminded = true;
            run.LeaveLost();
            run.Interrupt(DialogBook.Resume, new Dictionary<string, string> { ["remind"] = "ya" });
        }
        else if (!run.InForm && Session.Parked is { Reminded: false } parked)
        {
            Session.Parked = parked with { Reminded = true };
            run.Interrupt(DialogBook.PutAside, DialogWording.None);
        }
    }

    private void Open(string? payload)
    {
        if (payload is not null && _text.Link(payload)) return;
        var target = payload is null ? "" : payload.Replace('_', '-');
        if (target.StartsWith("go-", StringComparison.Ordinal)) target = target[3..];
        if (target.Length > 0 && book.Flow(target) is not null) _flows.Begin(target, DialogWording.None);
        else if (target.Length > 0 && book.Intents.Understand(payload!.Replace('_', ' ')) is { Confidence: >= IntentBook.Understood } match) _flows.Begin(match.Flow, match.Args);
        else run.Start(DialogBook.Welcome, DialogWording.None);
    }

    private void Tap(string choiceId, string? title, DateTime now)
    {
        if (choiceId.StartsWith(Offer.Go, StringComparison.Ordinal))
        {
            // A flow that stands before a form has done its work with one of its own choices.
            if (run.Top is { Kept: not null } or { Flow: DialogBook.Meaning } && run.Waiting is { } asked && _answering.Tap(asked, choiceId)) return;
            Go(choiceId);
            return;
        }

        var parts = choiceId.Split('.', 3);
        for (var depth = Session.Frames.Count; depth > 0 && parts.Length == 3; depth--)
        {
            var frame = Session.Frames[depth - 1];
            if (frame.Flow != parts[0] || frame.Step != parts[1]) continue;
            while (Session.Frames.Count > depth) run.Pop();
            if (run.Waiting is { } step && _answering.Tap(step, parts[2])) return;
        }

        if (title is not null && run.Waiting is null && _text.Wish(title, now)) return;
        run.Say("global.old-button");
        run.AskAgain();
    }

    private void Go(string choiceId)
    {
        if (book.Flow(choiceId.Split(':')[1]) is { } flow && flow.Id != DialogBook.Menu) _flows.Greet(flow);
        _flows.Go(choiceId);
    }

    private void Phone(string phone)
    {
        if (run.Waiting is TextStep { Check: TextCheck.Phone } step && _answering.Write(step, phone, phone)) return;
        run.Say("global.phone-not-needed");
        run.AskAgain();
    }

    /// <summary>New words for what was not understood are heard; what was taken before stays, and the citizen is told how to correct it.</summary>
    private void Edit(string? text, DateTime now)
    {
        if (text is not null && Session.Misses > 0 && !_text.LeftLongAgo(now)) _text.Hear(text, now);
        else Remark("unreadable.edited", "unreadable.other");
    }

    private void Remark(string key, string otherwise)
    {
        if (!Session.Greeted && run.Waiting is null)
        {
            run.Say("global.hello");
            Session.Greeted = true;
        }

        run.Say(book.Texts.Has(key, TextBook.DefaultLanguage) ? key : otherwise);
        run.AskAgain();
    }

    private void LeavePerson(bool say)
    {
        if (say) run.Say("petugas.back");
        if (run.Waiting is not PersonStep)
        {
            if (say) run.AskAgain();
            return;
        }

        if (Session.Frames.Count > 1)
        {
            run.Pop();
            if (say) run.AskAgain();
        }
        else if (say)
        {
            run.Start(DialogBook.Menu, DialogWording.None);
        }
        else
        {
            Session.Frames.Clear();
        }
    }
}
