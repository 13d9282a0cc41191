namespace KtpBot.Core.Dialogs;

/// <summary>Hears a change of mind that is said outright: "eh bukan rusak, hilang", "maksud saya ubah data".</summary>
internal sealed class CorrectionHearing(DialogBook book, DialogRun run, FlowStarter flows)
{
    /// <summary>Follows it; false when the sentence takes nothing back, or what is meant instead is not clear.</summary>
    public bool Take(string text, DateOnly today)
    {
        if (Corrections.Meant(text) is not { } meant || WishIn(meant) is not { } wish) return false;
        if (book.Flow(wish.Flow) is not { } flow || (!run.InForm && wish.Flow != DialogBook.Application)) return false;
        var change = new FormChange(book, run);
        if (run.InForm && !flow.IsAnswer && !change.IsOther(wish.Flow, wish.Args))
        {
            if (wish.Flow != DialogBook.Application || change.Current is not { } current || !wish.Args.Values.Contains(current)) return false;
            run.Say("isian.same");
            run.AskAgain();
            return true;
        }

        run.Session.Misses = 0;
        flows.Begin(wish.Flow, wish.Args, told: WishHearing.ToldIn(text, today));
        return true;
    }

    private IntentMatch? WishIn(string meant)
    {
        if (ServiceWords.Find(book, Words.Plain(meant)) is { } service)
            return new IntentMatch(service, DialogBook.Application, new Dictionary<string, string> { ["service"] = service }, 1);
        return book.Intents.Understand(meant) is { IsSure: true } wish ? wish : null;
    }
}
