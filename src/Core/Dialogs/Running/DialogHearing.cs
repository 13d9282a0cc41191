using KtpBot.Core.Complaints;

namespace KtpBot.Core.Dialogs;

/// <summary>Finds out what an input means where the citizen stands now.</summary>
internal sealed class DialogHearing(DialogBook book, DialogRun run)
{
    private const int FriendlyMisses = 2;
    private const int StaleFormMinutes = 12 * 60;

    private readonly DialogAnswering _answering = new(book, run);
    private readonly FileHearing _files = new(book, run, new FlowStarter(book, run));
    private readonly FlowStarter _flows = new(book, run);

    private DialogSession Session => run.Session;

    public void Take(DialogInput input, DateTime now)
    {
        if (input is CallReturned returned)
        {
            new CallHearing(run).Take(returned.Result);
            return;
        }

        if (input is PersonLeft)
        {
            LeavePerson(say: true);
            return;
        }

        if (run.Waiting is PersonStep) LeavePerson(say: false);
        if (input is FileInput or FilesGiven && run.Top is { Flow: DialogBook.Resume, Kept: not null }) run.Pop(); // A photo is an answer: he goes on.
        switch (input)
        {
            case FormLeft: Remind(); break;
            case PersonAway away: run.Interrupt(DialogBook.PersonGone, new Dictionary<string, string> { ["opens"] = away.Opens }); break;
            case Opened opened: Open(opened.Payload); break;
            case Heard heard: Hear(heard.Text, now); break;
            case Tapped tapped: Tap(tapped.ChoiceId, tapped.Title); break;
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

    /// <summary>Says nothing where no form is open, or where he was reminded before.</summary>
    private void Remind()
    {
        if (!run.InForm || Session.Reminded) return;
        Session.Reminded = true;
        run.Interrupt(DialogBook.Resume, new Dictionary<string, string> { ["remind"] = "ya" });
    }

    private void Open(string? payload)
    {
        if (payload is not null && Link(payload)) return;
        var target = payload is null ? "" : payload.Replace('_', '-');
        if (target.StartsWith("go-", StringComparison.Ordinal)) target = target[3..];
        if (target.Length > 0 && book.Flow(target) is not null) _flows.Begin(target, DialogWording.None);
        else if (target.Length > 0 && book.Intents.Understand(payload!.Replace('_', ' ')) is { Confidence: >= IntentBook.Understood } match) _flows.Begin(match.Flow, match.Args);
        else run.Start(DialogBook.Welcome, DialogWording.None);
    }

    private void Hear(string text, DateTime now)
    {
        var plain = Words.Plain(text);
        new LanguageHearing(book, run).Take(text, plain);
        if (LeftLongAgo(now) && book.Intents.Command(plain) is null)
        {
            run.Interrupt(DialogBook.Resume, DialogWording.None);
            return;
        }

        var step = run.Waiting;
        if (step is not null && step is not TextStep && _answering.Choose(step, plain)) return;
        if (Link(text) || Complaint(step, text)) return;
        if (book.Intents.Command(plain) is { } command)
        {
            new CommandHearing(book, run, _flows).Take(command);
            return;
        }

        if (step is TextStep asked && _answering.Write(asked, text, plain)) return;
        if (Understood(text)) return;
        Miss(step, text);
    }

    /// <summary>"hubungkan 1234 5678": the word and the code of the other channel.</summary>
    private bool Link(string text)
    {
        if (LinkWords.Split(text) is not { } link || book.Intents.Command(link.Words) != DialogCommands.Link) return false;
        _flows.Begin(DialogBook.Link, new Dictionary<string, string> { ["code"] = link.Code }, aside: true);
        return true;
    }

    /// <summary>"keluhan saya ADU-2026-0001": the number leads to the complaint, unless it stands in the middle of a form's own words.</summary>
    private bool Complaint(DialogStep? step, string text)
    {
        if (step is TextStep || ComplaintNumber.In(text) is not { } number || book.Flow(DialogBook.ComplaintStatus) is null) return false;
        _flows.Begin(DialogBook.ComplaintStatus, new Dictionary<string, string> { ["complaint_number"] = number });
        return true;
    }

    private bool LeftLongAgo(DateTime now)
    {
        if (Session.LastMinute == 0 || !run.InForm || run.Top?.Flow == DialogBook.Resume) return false;
        return (now - new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc)).TotalMinutes - Session.LastMinute > StaleFormMinutes;
    }

    private bool Understood(string text)
    {
        var match = book.Intents.Understand(text);
        if (match.Confidence < IntentBook.Understood || book.Flow(match.Flow) is not { } flow) return false;
        if (run.InForm && !flow.IsAnswer) return false;
        Session.Misses = 0;
        _flows.Begin(match.Flow, match.Args);
        return true;
    }

    private void Miss(DialogStep? step, string text)
    {
        if (step is null && !Session.Greeted)
        {
            run.Start(DialogBook.Welcome, DialogWording.None);
            return;
        }

        Session.Misses++;
        if (Session.Misses > FriendlyMisses && run.Top?.Flow != DialogBook.Lost)
        {
            Session.Misses = 0;
            run.Interrupt(DialogBook.Lost, DialogWording.None);
            return;
        }

        if (step is TextStep asked && _answering.Refuse(asked, text)) return;
        run.Say(run.InForm ? "global.not-understood-form" : "global.not-understood");
        run.AskAgain();
    }

    private void Tap(string choiceId, string? title)
    {
        if (choiceId.StartsWith(Offer.Go, StringComparison.Ordinal))
        {
            // A flow that stands before a form has done its work with one of its own choices.
            if (run.Top is { Kept: not null } && run.Waiting is { } asked && _answering.Tap(asked, choiceId)) return;
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

        if (title is not null && run.Waiting is null && Understood(title)) return;
        run.Say("global.old-button");
        run.AskAgain();
    }

    private void Go(string choiceId)
    {
        var parts = choiceId.Split(':');
        if (book.Flow(parts[1]) is not { } flow || flow.Id == DialogBook.Menu)
        {
            run.Start(DialogBook.Menu, DialogWording.None);
            return;
        }

        var args = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < flow.Args.Count && i + 2 < parts.Length; i++) args[flow.Args[i]] = parts[i + 2];
        _flows.Begin(flow.Id, args);
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
        if (text is not null && Session.Misses > 0 && !LeftLongAgo(now)) Hear(text, now);
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
