namespace KtpBot.Core.Dialogs;

/// <summary>Takes a photo, or a decision about one, for the document asked now.</summary>
internal sealed class DocumentAnswering(DialogBook book, DialogRun run, DocumentsStep step)
{
    private DialogSession Session => run.Session;

    private string? Current => new DocumentQuestion(book, Session, step).Current;

    /// <summary>A readable photo of the right kind is taken; for any other the citizen decides.</summary>
    public void Take(FileStored file)
    {
        Session.Misses = 0;
        if ((file.Verdict ?? book.Shapes.Problem(Current!, file.Look)) is not { } problem)
        {
            Give(file.FileId);
            return;
        }

        Session.HeldFile = file.FileId;
        var key = $"documents.verdict.{problem}";
        run.Say(book.Texts.Has(key, TextBook.DefaultLanguage) ? key : "documents.verdict.buram");
        run.AskAgain();
    }

    public void Take(string choice)
    {
        Session.Misses = 0;
        switch (choice)
        {
            case DocumentQuestion.Keep when Session.HeldFile is { } held:
                Give(held);
                break;
            case DocumentQuestion.Retake:
                Session.Documents.RemoveAt(Session.Documents.Count - 1);
                run.AskAgain();
                break;
            default:
                Give(null);
                break;
        }
    }

    private void Give(Guid? file)
    {
        var requirement = Current!;
        Session.HeldFile = null;
        if (step.FromItems)
        {
            Session.Answers["requirement"] = requirement;
            Session.Answers["file"] = file?.ToString() ?? "";
            run.Answered(step, step.Next);
            return;
        }

        var given = new GivenDocument(requirement, file);
        var known = Session.Documents.FindIndex(d => d.Requirement == requirement);
        if (known >= 0) Session.Documents[known] = given;
        else Session.Documents.Add(given);
        run.Speech.SayText(run.Wording.Text(file is null ? "documents.noted" : "documents.received", new Dictionary<string, string> { ["document"] = run.Wording.DocumentTitle(requirement) }));
        run.Top!.Mode = null;
        if (Session.ReturnTo is null && Current is not null) run.AskAgain();
        else run.Answered(step, step.Next);
    }
}
