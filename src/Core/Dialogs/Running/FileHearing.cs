namespace KtpBot.Core.Dialogs;

/// <summary>A file came: for the document asked now, for a form that asks later, or out of the blue.</summary>
internal sealed class FileHearing(DialogBook book, DialogRun run)
{
    public void Take(FileStored file)
    {
        if (run.Waiting is DocumentsStep step)
        {
            new DocumentAnswering(book, run, step).Take(file);
            return;
        }

        if (run.InForm)
        {
            run.Say(run.Waiting is SummaryStep ? "file.enough" : "file.later");
            run.AskAgain();
            return;
        }

        run.Start(DialogBook.LooseFile, new Dictionary<string, string> { ["file"] = file.FileId.ToString() });
    }
}
