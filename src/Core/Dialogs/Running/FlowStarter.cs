namespace KtpBot.Core.Dialogs;

/// <summary>Starts flows at the citizen's wish, with a greeting the first time.</summary>
internal sealed class FlowStarter(DialogBook book, DialogRun run)
{
    /// <summary>Starts a flow: beside an open form when it only answers a question (or <paramref name="aside"/>), else in its place.</summary>
    public void Begin(string flow, IReadOnlyDictionary<string, string> args, bool aside = false)
    {
        if (book.Flow(flow) is not { } known)
        {
            run.Start(DialogBook.Menu, DialogWording.None);
            return;
        }

        Greet(known);
        if (run.InForm && (aside || known.IsAnswer || !known.IsForm)) run.Interrupt(flow, args);
        else run.Start(flow, args);
    }

    private void Greet(DialogFlow flow)
    {
        // The privacy notice carries a greeting of its own; who wants silence gets one sentence.
        if (run.Session.Greeted || flow.Id is DialogBook.Welcome or DialogBook.StopNews || (flow.NeedsConsent && !run.Session.Consented)) return;
        run.Session.Greeted = true;
        run.Say("global.hello");
    }
}
