namespace KtpBot.Core.Dialogs;

/// <summary>Serves what a sentence asks for: one wish or several, outside a form or in the middle of one.</summary>
internal sealed class WishHearing(DialogBook book, DialogRun run, FlowStarter flows)
{
    private readonly AskingBack _asking = new(book, run);

    private DialogSession Session => run.Session;

    /// <summary>Serves it; false when nothing is understood for sure.</summary>
    public bool Take(SentenceWishes wishes, string text, DateOnly today)
    {
        var known = wishes.Sure.Where(w => book.Flow(w.Flow) is not null).ToList();
        if (known.Count == 0) return TakeNumber(text, today);
        if (!known.TrueForAll(w => run.IsOpen(w.Flow))) Session.Misses = 0;
        if (run.Top is { Flow: DialogBook.Meaning, Kept: not null }) run.Pop(); // He says it in other words.
        if (known.Count == 1) One(known[0], Told(known[0], text, today));
        else Several(known, text, today);
        return true;
    }

    /// <summary>What the sentence tells besides, for the flow that it leads to.</summary>
    public static Dictionary<string, string>? ToldIn(string text, DateOnly today)
    {
        var told = ToldWords.Of(SlotReader.Read(text, today));

        // Where something is wrong or to be changed, the name may be the wrong one.
        if (told is not null && Corrections.TakesBack(text)) told.Remove(FlowReader.CheckName(TextCheck.Name));
        return told;
    }

    /// <summary>A case number alone asks how far that case is.</summary>
    private bool TakeNumber(string text, DateOnly today)
    {
        if (run.InForm || !text.Any(char.IsAsciiDigit) || SlotReader.Read(text, today).CaseNumber is null) return false;
        Session.Misses = 0;
        flows.Begin(DialogBook.StatusByNumber, DialogWording.None, told: ToldIn(text, today));
        return true;
    }

    private void One(IntentMatch wish, IReadOnlyDictionary<string, string>? told)
    {
        var flow = book.Flow(wish.Flow)!;
        if (flow.Id == "status" && told?.ContainsKey(FlowReader.CheckName(TextCheck.CaseNumber)) == true) flows.Begin(DialogBook.StatusByNumber, DialogWording.None, told: told);
        else if (!run.InForm || (flow.IsAnswer && !IsOpenForm(wish))) flows.Begin(wish.Flow, wish.Args, told: told);
        else InForm(wish, told);
    }

    /// <summary>What he wishes is what is being filled in: begun anew it would forget what he has told.</summary>
    private bool IsOpenForm(IntentMatch wish) => OpenForm.Find(book, Session) is { } place && Session.Frames[place].Flow == wish.Flow;

    /// <summary>A wish that a form cannot be interrupted for: another service after a question, cancelling, or later.</summary>
    private void InForm(IntentMatch wish, IReadOnlyDictionary<string, string>? told)
    {
        var change = new FormChange(book, run);
        if (change.IsOther(wish.Flow, wish.Args))
        {
            run.Interrupt(new FlowOpening(DialogBook.ChangeService, wish.Args) { Told = told });
        }
        else if (wish.Flow == DialogBook.CancelCase)
        {
            flows.Begin(DialogBook.CancelForm, DialogWording.None, aside: true);
        }
        else
        {
            run.Say(IsOpenForm(wish) ? "isian.same" : "isian.first");
            run.AskAgain();
        }
    }

    /// <summary>What is only told comes first, one after another; the wish that needs a conversation comes last, and of those only one.</summary>
    private void Several(List<IntentMatch> wishes, string text, DateOnly today)
    {
        var plain = wishes.FindAll(w => PlainAnswer.Is(book, w));
        var asking = wishes.Except(plain).ToList();
        if (asking.Count == 0 && plain.Find(w => w.Args.Count > 0) is { } about)
        {
            plain.Remove(about); // Its closing offers to apply.
            plain.Add(about);
        }

        var order = plain.Concat(asking.Take(1)).DistinctBy(w => (w.Flow, string.Join(',', w.Args.Values))).ToList();
        foreach (var more in asking.Skip(1).Where(w => w.Flow != asking[0].Flow))
        {
            if (_asking.Title(more) is { } title) run.Speech.SayText(run.Wording.Text("maksud.later-wish", new Dictionary<string, string> { ["wish"] = title }));
        }

        var waiting = order.ConvertAll(w => new WantedFlow(w.Flow, w.Args, Told(w, text, today)));
        if (run.InForm && asking is [var first, ..] && !book.Flow(first.Flow)!.IsAnswer)
        {
            // Another service in the middle of a form is asked about after the answers; any other conversation is for later.
            if (!new FormChange(book, run).IsOther(first.Flow, first.Args) || plain.Count == 0)
            {
                One(first, waiting[^1].Told);
                return;
            }

            waiting[^1] = waiting[^1] with { Flow = DialogBook.ChangeService };
        }

        flows.Begin(waiting[0].Flow, waiting[0].Args, false, waiting[0].Told, [.. waiting.Skip(1)]);
    }

    private Dictionary<string, string>? Told(IntentMatch wish, string text, DateOnly today) =>
        book.Flow(wish.Flow) is { IsAnswer: true } && !text.Any(char.IsAsciiDigit) ? null : ToldIn(text, today);
}
