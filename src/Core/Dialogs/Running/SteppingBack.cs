namespace KtpBot.Core.Dialogs;

/// <summary>"Kembali": to the question before, to the summary that sent us here, or out of the flow when it was the first.</summary>
internal sealed class SteppingBack(DialogBook book, DialogRun run)
{
    private DialogSession Session => run.Session;

    public void Take()
    {
        if (run.Top is not { } frame)
        {
            run.AskAgain();
            return;
        }

        Session.HeldFile = null;
        frame.Mode = null;
        if (Session.ReturnTo is { } summary)
        {
            (Session.ReturnTo, Session.Editing) = (null, null);
            while (Session.Frames.Count > 1 && book.Flow(run.Top!.Flow)?.Step(summary) is not SummaryStep) run.Pop();
            run.Walk(book.Flow(run.Top!.Flow)?.Step(summary) is SummaryStep ? summary : run.Top.Step);
        }
        else if (frame.Trail is { Count: > 0 } trail)
        {
            frame.Trail = [.. trail.SkipLast(1)];
            run.Walk(trail[^1]);
        }
        else if (IsPartOfBelow(frame))
        {
            run.Pop();
            Take();
        }
        else if (Session.Frames.Count > 1 && Session.Frames[^2].Step is not null)
        {
            run.Walk(null);
        }
        else
        {
            run.Start(DialogBook.Menu, DialogWording.None);
        }
    }

    /// <summary>A flow that another runs as one of its steps, and not one that interrupted it.</summary>
    private bool IsPartOfBelow(DialogFrame frame) =>
        frame.Kept is null && Session.Frames.Count > 1 && Session.Frames[^2] is { Step: { } at } below && book.Flow(below.Flow)?.Step(at) is FlowStep;
}
