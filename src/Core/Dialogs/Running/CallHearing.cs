namespace KtpBot.Core.Dialogs;

/// <summary>Goes on after a call came back.</summary>
internal sealed class CallHearing(DialogRun run)
{
    public void Take(CallResult result)
    {
        if (run.Waiting is not CallStep call)
        {
            run.AskAgain();
            return;
        }

        foreach (var (name, value) in result.Values) run.Session.Answers[name] = value;
        foreach (var message in result.Brought ?? []) run.Speech.Bring(message);
        if (result.Items.Count > 0) run.Top!.Items = [.. result.Items];
        if (call.Call == "submit" && result.Outcome == "ok") Submitted();
        if (call.Call == "erase_data") run.Session.Parked = null;
        if (call.Call == "send_document" && result.Outcome == "refused" && run.Session.Album is { Received.Count: > 0 } album)
            (run.Session.Album, run.Session.HeldFile) = (album with { Received = [.. album.Received.SkipLast(1)] }, null);
        var next = call.Outcomes.GetValueOrDefault(result.Outcome);
        if (next is null)
        {
            run.Say("global.call-failed");
            run.Start(DialogBook.Menu, DialogWording.None);
            return;
        }

        run.Walk(next == "end" ? null : next);
    }

    /// <summary>What is filed is the desk's; the chat forgets the identity numbers, and the next application gets a key of its own.</summary>
    private void Submitted()
    {
        run.Session.Applications++;
        run.Session.StoredDocuments = null;
        run.Session.Reminded = true; // What is sent needs no reminder, though its flow may still ask something.
        foreach (var name in (ReadOnlySpan<string>)["nik", "kk", "name", "phone", TextChecks.DoubtedKk]) run.Session.Answers.Remove(name);
    }
}
