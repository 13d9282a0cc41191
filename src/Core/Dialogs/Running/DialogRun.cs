namespace KtpBot.Core.Dialogs;

/// <summary>One turn in the making: walks steps until one waits, and collects what to say on the way into one message.</summary>
internal sealed class DialogRun(DialogBook book, DialogSession session, Action<string, string>? entered = null)
{
    private const int MaxSteps = 200;
    private const int MaxDepth = 6;
    private const int MostTimesAsked = 3;

    private readonly DialogSpeech _speech = new(book, session);
    private DialogCall? _call;
    private bool _wantsPerson;
    private bool _consentGiven;
    private bool _consentWithdrawn;

    public DialogSession Session => session;

    public DialogFrame? Top => session.Frames.Count > 0 ? session.Frames[^1] : null;

    /// <summary>The step the citizen is asked at now; null when nothing is open (or the flow's file has changed since).</summary>
    public DialogStep? Waiting => Top is { Step: { } id } frame ? book.Flow(frame.Flow)?.Step(id) : null;

    public bool InForm => Wording.InForm;

    /// <summary>The open form holds words or a document of the citizen, not only a tap on its name.</summary>
    public bool HasGiven => session.StoredDocuments is { Count: > 0 } || session.Frames.Exists(f => book.Flow(f.Flow) is { IsForm: true } flow && f.Trail?.Any(id => flow.Step(id) is TextStep) == true);

    public DialogWording Wording => new(book, session);

    /// <summary>The flow is on the way: it asks something still, or waits under another one.</summary>
    public bool IsOpen(string flow) => session.Frames.Exists(f => f.Flow == flow && f.Step is not null and not DialogFlow.ClosingId);

    public DialogTurn Finish(DateTime now)
    {
        session.LastMinute = (int)(now - new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc)).TotalMinutes;
        return new DialogTurn(session, _speech.Messages, _call, _wantsPerson, _consentGiven, IsPrivate: false, _consentWithdrawn);
    }

    /// <summary>What goes out in this turn.</summary>
    public DialogSpeech Speech => _speech;

    /// <summary>What the citizen told before it was asked.</summary>
    public ToldAnswers Told => new(book, session, _speech);

    public void Say(string key) => _speech.Say(key);

    public void Consent()
    {
        _consentGiven = !session.Consented || _consentGiven;
        session.Consented = true;
    }

    private void TakeConsentBack() => (_consentWithdrawn, session.Consented, session.Parked) = (true, false, null);

    /// <summary>Begins anew with a flow; nothing of earlier flows stays.</summary>
    public void Start(string flow, IReadOnlyDictionary<string, string> args, FileAlbum? album = null) => Start(new FlowOpening(flow, args) { Album = album });

    /// <inheritdoc cref="Start(string, IReadOnlyDictionary{string, string}, FileAlbum?)"/>
    public void Start(FlowOpening opening)
    {
        var said = session.Said;
        var asked = IsBegunAgain(opening) ? (session.Misses, session.Asked, session.TimesAsked) : default;
        session.Clear();
        session.Said = said;
        (session.Misses, session.Asked, session.TimesAsked) = asked;
        session.Album = opening.Album;
        session.Wanted = opening.Wanted;
        foreach (var (name, value) in opening.Args) session.Answers[name] = value;
        if (opening.Documents.Count > 0) session.StoredDocuments = [.. opening.Documents];
        Walk(Push(opening.Frame()));
    }

    /// <summary>Puts a flow before the open question, which is asked again afterwards.</summary>
    public void Interrupt(string flow, IReadOnlyDictionary<string, string> args) => Interrupt(new FlowOpening(flow, args));

    /// <inheritdoc cref="Interrupt(string, IReadOnlyDictionary{string, string})"/>
    public void Interrupt(FlowOpening opening)
    {
        if (!IsBegunAgain(opening)) session.TimesAsked = 0;
        var again = session.Frames.FindIndex(f => f.Flow == opening.Flow);
        while (again >= 0 && session.Frames.Count > again) Pop();
        if (session.Frames.Count >= MaxDepth || session.Frames.Count == 0)
        {
            Start(opening);
            return;
        }

        var kept = new Dictionary<string, string>(session.Answers, StringComparer.Ordinal);
        foreach (var (name, value) in opening.Args) session.Answers[name] = value;
        session.Wanted = opening.Wanted;
        Walk(Push(opening.Frame(kept)));
    }

    /// <summary>Whoever comes back later is met by the form's own question, not by the way out that he was offered then.</summary>
    public void LeaveLost()
    {
        if (Top is not { Flow: DialogBook.Lost, Kept: not null }) return;
        Pop();
        session.TimesAsked = 0;
    }

    /// <summary>Asks the open question again; a way out after the third time; the menu when there is none.</summary>
    public void AskAgain()
    {
        if (Top is null || Waiting is not { } step)
        {
            Start(DialogBook.Menu, DialogWording.None);
        }
        else if (!OfferedPerson(step))
        {
            Walk(Top.Step);
        }
    }

    /// <summary>Offers a person instead of asking the same once more; false when it has not been asked so often yet.</summary>
    private bool OfferedPerson(DialogStep step)
    {
        if (session.TimesAsked < MostTimesAsked || session.Asked != _speech.NameOf(step) || step.Id == DialogFlow.ClosingId || Top!.Flow == DialogBook.Lost) return false;
        session.Misses = 0;
        Interrupt(DialogBook.Lost, DialogWording.None);
        return true;
    }

    /// <summary>
    /// The flow is open and begins anew with nothing new told: its first question, asked again, counts on. The menu is where everybody
    /// may always go.
    /// </summary>
    private bool IsBegunAgain(FlowOpening opening) =>
        opening is { Told: null, Flow: not (DialogBook.Menu or DialogBook.Welcome) }
        && IsOpen(opening.Flow)
        && opening.Args.All(arg => session.Answers.GetValueOrDefault(arg.Key) == arg.Value);

    /// <summary>Goes on after the open step was answered.</summary>
    public void Answered(DialogStep step, string? next)
    {
        var frame = Top!;
        (session.Misses, session.TimesAsked) = (0, 0);
        frame.Mode = null;
        if (session.ReturnTo is { } summary && book.Flow(frame.Flow)?.Step(summary) is SummaryStep)
        {
            (session.ReturnTo, session.Editing) = (null, null);
            Walk(summary);
            return;
        }

        frame.Trail = [.. (frame.Trail ?? []).Where(id => id != step.Id).TakeLast(20), step.Id];
        Walk(next);
    }

    /// <summary>Back to the question before; out of the flow when it was the first.</summary>
    public void Back() => new SteppingBack(book, this).Take();

    /// <summary>Takes the deepest flow away and gives the interrupted form its answers back.</summary>
    public void Pop()
    {
        if (Top is { Kept: { } kept }) session.StoredAnswers = kept;
        session.Frames.RemoveAt(session.Frames.Count - 1);
    }

    /// <summary>Walks from a step of the deepest flow (null: its end) until something waits.</summary>
    public void Walk(string? stepId)
    {
        for (var i = 0; i < MaxSteps; i++)
        {
            var frame = Top!;
            if (book.Flow(frame.Flow) is not { } flow)
            {
                Start(DialogBook.Menu, DialogWording.None);
                return;
            }

            if (stepId is null && session.Frames.Count > 1)
            {
                var aside = Top is { Kept: not null };
                Pop();
                if (aside && TakeNext()) return;
                stepId = Resumed();
                continue;
            }

            var step = stepId is null ? flow.Closing : flow.Step(stepId) ?? flow.Closing;
            frame.Step = step.Id;
            entered?.Invoke(frame.Flow, step.Id);
            if (Enter(step, ref stepId)) return;
        }

        throw new InvalidOperationException($"The flow '{Top?.Flow}' runs in a circle without asking anything.");
    }

    /// <summary>Begins the next of several wishes: beside a form, else after the flow that has just ended.</summary>
    private bool TakeNext()
    {
        if (session.Wanted is not { Count: > 0 } wanted || book.Flow(wanted[0].Flow) is not { } flow) return false;
        var next = wanted[0];
        var opening = ToldWords.Opening(book, flow, next.Args, next.Told);
        opening = opening with { Wanted = [.. wanted.Skip(1)] };
        if (InForm && (flow.IsAnswer || !flow.IsForm)) Interrupt(opening);
        else Start(opening);
        return true;
    }

    /// <summary>Where the flow below goes on: at its beginning, after a sub-flow (or with the summary that sent us there), or with its question again.</summary>
    private string? Resumed()
    {
        var frame = Top!;
        var flow = book.Flow(frame.Flow);
        if (frame.Step is null) return flow?.Steps[0].Id;
        if (flow?.Step(frame.Step) is not FlowStep sub) return frame.Step;
        if (session.ReturnTo is not { } asked || flow.Step(asked) is not SummaryStep summary) return sub.Next;
        (session.ReturnTo, session.Editing) = (null, null);
        return summary.Recheck ?? summary.Id;
    }

    /// <summary>Puts a flow on top, with the privacy notice over it where it asks for personal data the first time; gives the step to begin with.</summary>
    private string? Push(DialogFrame frame)
    {
        session.Frames.Add(frame);
        var flow = book.Flow(frame.Flow);
        if (flow is { NeedsConsent: true } && !session.Consented)
        {
            session.Frames.Add(new DialogFrame { Flow = DialogBook.Consent });
            flow = book.Flow(DialogBook.Consent);
        }

        return flow?.Steps[0].Id;
    }

    /// <summary>Does what a step does. True when the turn ends here, else <paramref name="next"/> is the step to go on with.</summary>
    private bool Enter(DialogStep step, ref string? next)
    {
        next = step.Next;
        switch (step)
        {
            case SayStep say:
                // While an album is worked off, one sentence at the end tells of all its files.
                if (session.Album is not { Begun: true } || book.Flow(Top!.Flow)?.Step(say.Next ?? "") is not DocumentsStep) Say(say.Text);
                return false;
            case SetStep set:
                session.Set(set.Values);
                return false;
            case ConsentStep { Given: true }:
                Consent();
                return false;
            case ConsentStep:
                TakeConsentBack();
                return false;
            case BranchStep branch:
                next = branch.Cases.GetValueOrDefault(Wording.Raw(branch.On) ?? "") ?? branch.Otherwise;
                if (next == "end") next = null;
                return false;
            case FlowStep sub:
                next = Push(new DialogFrame { Flow = sub.Flow });
                return false;
            case LeaveStep leave:
                Start(leave.Flow, DialogWording.None);
                return true;
            case EndStep:
                next = null;
                return false;
            case CallStep call:
                _call = new DialogCall(call.Call, Wording.Arguments(call));
                return true;
            case TextStep text when session.ReturnTo is null && Told.Answer(text):
                return false;
            case DocumentsStep documents when session.Album is not null:
                new AlbumAnswering(book, this, documents).Take();
                return true;
            case DocumentsStep documents when new DocumentQuestion(book, session, documents).Current is null:
                return Skip(documents, ref next);
            case PersonStep person:
                Say(person.Text);
                _speech.Send(null, [], null);
                _wantsPerson = true;
                return true;
            case ChoiceStep when step.Id == DialogFlow.ClosingId && TakeNext():
                return true;
            default:
                if (OfferedPerson(step)) return true;
                Told.Note();
                _speech.Ask(step);
                return true;
        }
    }

    private bool Skip(DocumentsStep step, ref string? next)
    {
        // Every document is there already: no question, straight on (or back to the summary that sent us here).
        next = session.ReturnTo ?? step.Next;
        (session.ReturnTo, session.Editing) = (null, null);
        Top!.Mode = null;
        return false;
    }
}
