namespace KtpBot.Core.Dialogs;

/// <summary>Takes an answer to the open step.</summary>
internal sealed class DialogAnswering(DialogBook book, DialogRun run)
{
    private DialogSession Session => run.Session;

    /// <summary>A number, a title or words that mean one of the answers on offer.</summary>
    public bool Choose(DialogStep step, string plain) =>
        Meant(step, plain) is { } offer && Take(step, offer);

    /// <summary>A tap on one of the answers on offer.</summary>
    public bool Tap(DialogStep step, string id) =>
        new DialogQuestion(book, Session).Offers(step).FirstOrDefault(o => o.Id == id) is { } offer && Take(step, offer);

    /// <summary>Typed words for a text step: an answer on offer, a good value, or a question that goes before.</summary>
    public bool Write(TextStep step, string text, string plain)
    {
        if (Meant(step, plain) is { } offer && !plain.All(char.IsAsciiDigit)) return Take(step, offer);
        var check = TextChecks.Check(step.Check, text, Session.Answers);
        if (check.Value is null) return false;

        // Nobody is called "berapa biayanya": a name that reads like a question is one.
        if (step.Check == TextCheck.Name && book.Intents.Understand(text) is { Confidence: >= 0.9 } match
            && (book.Flow(match.Flow) is { IsAnswer: true } || new FormChange(book, run).IsOther(match.Flow, match.Args))) return false;
        Session.Answers[step.Save] = check.Value;
        if (check.Problem is { } remark) run.Say($"check.{FlowReader.CheckName(step.Check)}.{remark}");
        run.Answered(step, step.Next);
        return true;
    }

    /// <summary>Words of the citizen's own language count as the Indonesian ones of the flow.</summary>
    private Offer? Meant(DialogStep step, string plain)
    {
        var offers = new DialogQuestion(book, Session).Offers(step);
        return Offer.Meant(offers, plain) ?? (offers.Count > 0 && book.Intents.Same(plain) is { } same ? Offer.Meant(offers, same) : null);
    }

    /// <summary>Explains why a typed value cannot be taken, and asks for it again; false when there is nothing to explain.</summary>
    public bool Refuse(TextStep step, string text)
    {
        if (TextChecks.Check(step.Check, text, Session.Answers) is not { Value: null, Problem: { } problem }) return false;
        if (problem == TextChecks.LooksLikeNik) Session.Answers[TextChecks.DoubtedKk] = string.Concat(text.Where(char.IsAsciiDigit));
        var explanation = run.Wording.Text(
            $"check.{FlowReader.CheckName(step.Check)}.{problem}",
            new Dictionary<string, string> { ["digits"] = DialogWording.Number(text.Count(char.IsAsciiDigit)) });
        var question = new DialogQuestion(book, Session);
        var choices = question.Offers(step).Select(o => o.ToChoice(run.Top!.Flow, step.Id)).ToList();
        run.Speech.Count(step);
        run.Speech.Send(explanation, choices, null, question.SharePhone(step));
        return true;
    }

    private bool Take(DialogStep step, Offer offer)
    {
        if (offer.Id.StartsWith(Offer.Go, StringComparison.Ordinal)) return Go(offer.Id);
        switch (step)
        {
            case ChoiceStep choice:
                if (choice.Save is { } save) Session.Answers[save] = offer.Written?.Value ?? offer.Id;
                if (choice.Save == Session.Editing) Session.Editing = null;
                run.Answered(step, Next(offer, step));
                return true;
            case TextStep text:
                Session.Answers[text.Save] = offer.Written?.Value ?? "";
                run.Answered(step, Next(offer, step));
                return true;
            case PhotoStep photo:
                Session.Answers[photo.Save] = offer.Written?.Value ?? "";
                run.Answered(photo, Next(offer, photo));
                return true;
            case DocumentsStep documents:
                new DocumentAnswering(book, run, documents).Take(offer.Id);
                return true;
            case SummaryStep summary:
                Summarise(summary, offer.Id);
                return true;
            default:
                return false;
        }
    }

    private bool Go(string id)
    {
        // A flow that stands before a form has done its work with this choice.
        var told = run.Top is { Flow: DialogBook.Meaning or DialogBook.ChangeService } asked ? asked.Told : null;
        var anew = run.Top!.Flow == DialogBook.Resume;
        if (run.Top is { Kept: not null }) run.Pop();
        if (anew) Session.Frames.Clear(); // "From the start": the old form is not wanted.
        Session.Misses = 0;
        new FlowStarter(book, run).Go(id, told);
        return true;
    }

    private static string? Next(Offer offer, DialogStep step) => offer.Written?.Next switch
    {
        null => step.Next,
        "end" => null,
        var next => next,
    };

    private void Summarise(SummaryStep step, string id)
    {
        var frame = run.Top!;
        Session.Misses = 0;
        switch (id)
        {
            case DialogQuestion.Send:
                run.Answered(step, step.Next);
                break;
            case DialogQuestion.Edit:
                frame.Mode = DialogQuestion.EditMode;
                run.Walk(step.Id);
                break;
            case DialogQuestion.Cancel:
                run.Walk(step.Cancel);
                break;
            case DialogQuestion.BackToSummary:
                frame.Mode = null;
                run.Walk(step.Id);
                break;
            default:
                Change(step, id);
                break;
        }
    }

    private void Change(SummaryStep step, string id)
    {
        var frame = run.Top!;
        frame.Mode = null;
        Session.ReturnTo = step.Id;
        Session.Editing = id;
        if (id.StartsWith(DialogQuestion.DocumentPrefix, StringComparison.Ordinal))
        {
            frame.Mode = id[DialogQuestion.DocumentPrefix.Length..];
            run.Walk(book.Flow(frame.Flow)!.Steps.OfType<DocumentsStep>().First().Id);
        }
        else
        {
            run.Walk(step.Fields.First(f => f.Answer == id).Step);
        }
    }
}
