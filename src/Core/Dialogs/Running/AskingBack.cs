namespace KtpBot.Core.Dialogs;

/// <summary>
/// Asks which of the two likeliest meanings an unclear sentence has, once: the answer starts that flow with everything the sentence told.
/// </summary>
internal sealed class AskingBack(DialogBook book, DialogRun run)
{
    private const int Most = 2;

    /// <summary>Digits in the answer to a typed question are an answer gone wrong, not a wish.</summary>
    private const int FewDigits = 3;

    /// <summary>Flows whose own question comes first.</summary>
    private static readonly string[] NotOver = [DialogBook.Meaning, DialogBook.Lost, DialogBook.ChangeService, DialogBook.CancelForm];

    private const string Choice = "maksud.choice.";

    /// <summary>The text key of a meaning's button.</summary>
    public static string TitleKey(string intent, string? flow = null) => flow is null ? Choice + intent : $"{Choice}{intent}-{flow}";

    /// <summary>Asks; false when nothing is likely enough, or it was asked just now.</summary>
    /// <param name="ranked">Meanings, best first.</param>
    /// <param name="text">The sentence.</param>
    /// <param name="told">What it told besides.</param>
    public bool Ask(IReadOnlyList<IntentMatch> ranked, string text, Func<IReadOnlyDictionary<string, string>?> told)
    {
        if (ranked is not [{ Confidence: >= IntentBook.Guessed } best, ..] || best.Intent == IntentBook.Other || Array.IndexOf(NotOver, run.Top?.Flow) >= 0) return false;
        if (run.Waiting is TextStep && text.Count(char.IsAsciiDigit) > FewDigits) return false;
        var meanings = new List<CallItem>();
        foreach (var match in ranked.Where(Allowed))
        {
            if (meanings.Count == 0 && match.Confidence < IntentBook.Guessed) return false;
            var id = IdOf(match);
            if (meanings.Count < Most && Title(match) is { } title && !meanings.Exists(m => m.Id == id || m.Title == title)) meanings.Add(new CallItem(id, title, null));
        }

        if (meanings.Count == 0) return false;
        new FlowStarter(book, run).Greet(book.Flow(DialogBook.Meaning)!);
        var opening = new FlowOpening(DialogBook.Meaning, DialogWording.None) { Items = meanings, Told = told() };
        if (run.Session.Frames.Count == 0) run.Start(opening);
        else run.Interrupt(opening);
        return true;
    }

    /// <summary>Another language is spoken from here on: the meanings that stand to be chosen are called in it, too.</summary>
    /// <param name="choose">Sets the session's language.</param>
    public void Speak(Action choose)
    {
        var keys = run.Session.Frames.Exists(f => f.Flow == DialogBook.Meaning) ? book.Texts.Keys(Choice) : [];
        var before = keys.ToDictionary(key => key, key => run.Wording.Text(key));
        choose();
        foreach (var frame in run.Session.Frames.Where(f => f.Flow == DialogBook.Meaning && f.Items is not null))
            frame.Items = [.. frame.Items!.Select(item => keys.FirstOrDefault(key => before[key] == item.Title) is { } same ? item with { Title = run.Wording.Text(same) } : item)];
    }

    /// <summary>What a meaning is called on a button; null for one that is not worth asking about, such as a greeting.</summary>
    public string? Title(IntentMatch match) =>
        book.Texts.Has(TitleKey(match.Intent, match.Flow), TextBook.DefaultLanguage) ? run.Wording.Text(TitleKey(match.Intent, match.Flow))
        : book.Texts.Has(TitleKey(match.Intent), TextBook.DefaultLanguage) ? run.Wording.Text(TitleKey(match.Intent))
        : null;

    /// <summary>Within a form: what may interrupt it, or another service.</summary>
    private bool Allowed(IntentMatch match) =>
        book.Flow(match.Flow) is { } flow && (!run.InForm || flow.IsAnswer || new FormChange(book, run).IsOther(match.Flow, match.Args));

    private string IdOf(IntentMatch match) =>
        string.Join(':', (string[])[Offer.Go + match.Flow, .. book.Flow(match.Flow)!.Args.Select(arg => match.Args.GetValueOrDefault(arg) ?? "")]).TrimEnd(':');
}
