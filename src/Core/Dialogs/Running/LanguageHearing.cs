namespace KtpBot.Core.Dialogs;

/// <summary>
/// Answers in the language a citizen writes. The first clear sentence decides; later a language gives way only to two clear sentences
/// in another one. Who has chosen a language himself keeps it.
/// </summary>
internal sealed class LanguageHearing(DialogBook book, DialogRun run)
{
    private DialogSession Session => run.Session;

    /// <summary>Hears what was written freely; what is typed as an answer (a name, a number) or as a command tells nothing.</summary>
    public void Take(string text, string plain)
    {
        if (Session.LanguageChosen || run.Waiting is TextStep || book.Intents.Command(plain) is not null) return;
        if (book.Intents.Languages.Of(text) is not { } language || !book.Texts.Has("bahasa.guessed", language)) return;
        var before = Session.LanguageHeard;
        Session.LanguageHeard = language;
        if (language == Session.Language || (before is not null && before != language)) return;
        Session.Language = language;
        run.Say("bahasa.guessed");
    }
}
