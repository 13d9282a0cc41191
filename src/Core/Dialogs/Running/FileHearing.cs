namespace KtpBot.Core.Dialogs;

/// <summary>Files came: for the document asked now, for a form that asks later, or out of the blue.</summary>
internal sealed class FileHearing(DialogBook book, DialogRun run, FlowStarter flows)
{
    public void Take(FileStored file)
    {
        if (run.Waiting is PhotoStep photo)
        {
            run.Session.Answers[photo.Save] = file.FileId.ToString();
            run.Answered(photo, photo.Next);
            return;
        }

        if (run.Waiting is DocumentsStep step)
        {
            var question = new DocumentQuestion(book, run.Session, step);
            if (CaptionWords.DocumentIn(run.Wording, question.Waiting(), file.Caption) is { } named && named != question.Current) GiveAll([file]);
            else if (Question([file]) is { } asked) Answer(asked, [file]);
            else new DocumentAnswering(book, run, step).Take(file);
            return;
        }

        if (!Later([file])) run.Start(DialogBook.LooseFile, new Dictionary<string, string> { ["file"] = file.FileId.ToString() });
    }

    public void Take(FilesGiven given)
    {
        run.Session.Misses = 0;
        if (run.Waiting is PhotoStep && given.Files.OfType<FileStored>().FirstOrDefault() is { } first)
        {
            run.Say("file.first");
            Take(first);
            return;
        }

        if (run.Waiting is DocumentsStep)
        {
            run.Session.HeldFile = null;
            if (Question(given.Files) is { } asked) Answer(asked, given.Files);
            else GiveAll(given.Files);
            return;
        }

        if (!given.Files.Any(file => file is FileStored)) Refuse(given.Files);
        else if (!Later(given.Files)) run.Start(DialogBook.LooseAlbum, DialogWording.None, FileAlbum.Of(given.Files));
    }

    private void GiveAll(IReadOnlyList<FileInput> files)
    {
        run.Session.Album = FileAlbum.Of(files);
        run.AskAgain();
    }

    /// <summary>A question under a photo is answered first; the photo is taken when the flow comes back to its own question.</summary>
    private void Answer(IntentMatch asked, IReadOnlyList<FileInput> files)
    {
        run.Session.Album = FileAlbum.Of(files);
        run.Interrupt(asked.Flow, asked.Args);
    }

    /// <summary>Nothing is asked for now: a form asks later, or the words under the photo begin one.</summary>
    private bool Later(IReadOnlyList<FileInput> files)
    {
        if (run.InForm)
        {
            run.Say(run.Waiting is SummaryStep ? "file.enough" : "file.later");
            run.AskAgain();
            return true;
        }

        if (Wishes(files).FirstOrDefault(wish => book.Flow(wish.Flow)!.IsForm) is not { } wish) return false;
        run.Say("file.later");
        flows.Begin(wish.Flow, wish.Args);
        return true;
    }

    private void Refuse(IReadOnlyList<FileInput> files)
    {
        foreach (var reason in files.OfType<FileRefused>().Select(file => file.Reason).Distinct()) run.Say($"file.refused.{reason}");
        run.AskAgain();
    }

    /// <summary>What is asked under a photo; words that name a document which waits are its title, and no question.</summary>
    private IntentMatch? Question(IReadOnlyList<FileInput> files)
    {
        var waiting = run.Waiting is DocumentsStep step ? new DocumentQuestion(book, run.Session, step).Waiting() : [];
        return Wishes([.. files.Where(file => file is not FileStored stored || CaptionWords.DocumentIn(run.Wording, waiting, stored.Caption) is null)])
            .FirstOrDefault(wish => book.Flow(wish.Flow)!.IsAnswer);
    }

    private IEnumerable<IntentMatch> Wishes(IReadOnlyList<FileInput> files) =>
        files.OfType<FileStored>().Select(file => CaptionWords.WishIn(book, file.Caption)).OfType<IntentMatch>();
}
