namespace KtpBot.Core.Dialogs;

/// <summary>Starts flows at the citizen's wish, with a greeting the first time.</summary>
internal sealed class FlowStarter(DialogBook book, DialogRun run)
{
    /// <summary>Starts a flow: beside an open form when it only answers a question (or <paramref name="aside"/>), else in its place.</summary>
    /// <param name="flow">Its name; an unknown one becomes the menu.</param>
    /// <param name="args">Answers it starts with.</param>
    /// <param name="aside">Beside an open form even if it is no answer.</param>
    /// <param name="told">What the citizen told already.</param>
    /// <param name="wanted">Wishes of the same message that come after it.</param>
    public void Begin(
        string flow, IReadOnlyDictionary<string, string> args, bool aside = false, IReadOnlyDictionary<string, string>? told = null, IReadOnlyList<WantedFlow>? wanted = null)
    {
        if (book.Flow(flow) is not { } known)
        {
            Menu();
            return;
        }

        Greet(known);
        Go(known, ToldWords.Opening(book, known, args, told) with { Wanted = wanted }, aside);
    }

    /// <summary>Starts what a choice names: <c>go:flow:arg</c>.</summary>
    public void Go(string choiceId, IReadOnlyDictionary<string, string>? told = null)
    {
        var parts = choiceId.Split(':');
        if (book.Flow(parts[1]) is not { } flow)
        {
            Menu();
            return;
        }

        var args = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < flow.Args.Count && i + 2 < parts.Length; i++) args[flow.Args[i]] = parts[i + 2];
        Go(flow, ToldWords.Opening(book, flow, args, told), false);
    }

    /// <summary>The menu; an open form that holds something of the citizen is put aside, not lost.</summary>
    public void Menu()
    {
        if (run.HasGiven && new FormParking(book, run).Park()) run.Say("nanti.kept");
        run.Start(DialogBook.Menu, DialogWording.None);
    }

    /// <summary>Says hello before the first answer of all.</summary>
    public void Greet(DialogFlow flow)
    {
        // The welcome and the privacy notice carry a greeting of their own; who wants silence gets one sentence.
        if (run.Session.Greeted || flow.Id is DialogBook.Welcome or DialogBook.StopNews || LeadsToWelcome(flow) || (flow.NeedsConsent && !run.Session.Consented)) return;
        run.Session.Greeted = true;
        run.Say("global.hello");
    }

    private bool LeadsToWelcome(DialogFlow flow) =>
        !run.InForm && flow.Steps.Any(step => step is LeaveStep { Flow: DialogBook.Welcome }) && !flow.Steps.Any(step => step is CallStep);

    private void Go(DialogFlow flow, FlowOpening opening, bool aside)
    {
        if (flow.Id == DialogBook.Menu) Menu();
        else if (flow.Id == DialogBook.GoOn && new FormParking(book, run).Resume()) return;
        else if (run.InForm && (aside || flow.IsAnswer || !flow.IsForm)) run.Interrupt(opening);
        else if (flow.IsForm && new FormChange(book, run).To(opening)) return;
        else run.Start(opening);
    }
}
