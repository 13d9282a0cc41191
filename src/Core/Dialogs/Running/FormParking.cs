namespace KtpBot.Core.Dialogs;

/// <summary>Puts an open form aside with everything given, and takes it up again.</summary>
internal sealed class FormParking(DialogBook book, DialogRun run)
{
    private DialogSession Session => run.Session;

    /// <summary>Puts the form aside; false when none is open, nothing was given yet, or it is private.</summary>
    public bool Park()
    {
        if (OpenForm.Find(book, Session) is not { } place || !run.InForm) return false;
        while (Session.Frames.Count > place + 1) run.Pop();
        var form = Session.Frames[place];
        if (form.Step is null || form.Trail is not { Count: > 0 } || book.Flow(form.Flow) is { IsPrivate: true }) return false;
        form.Mode = null;
        Session.Parked = new ParkedForm([.. Session.Frames], new Dictionary<string, string>(Session.Answers, StringComparer.Ordinal), [.. Session.Documents], Session.Reminded);
        return true;
    }

    /// <summary>Goes on with the form put aside; false when there is none.</summary>
    public bool Resume()
    {
        if (Session.Parked is not { Frames.Count: > 0 } parked || book.Flow(parked.Frames[^1].Flow) is null) return false;
        Session.Clear();
        Session.Parked = null;
        Session.StoredFrames = [.. parked.Frames];
        Session.StoredAnswers = new Dictionary<string, string>(parked.Answers, StringComparer.Ordinal);
        if (parked.Documents.Count > 0) Session.StoredDocuments = [.. parked.Documents];
        Session.Reminded = parked.Reminded;
        run.Say("lanjut.resumed");
        run.AskAgain();
        return true;
    }
}
