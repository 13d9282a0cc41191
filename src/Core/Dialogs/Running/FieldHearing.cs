namespace KtpBot.Core.Dialogs;

/// <summary>
/// Inside a form: "nama saya salah", "ganti nomor hp". The question is asked again, and the answers after it stay. Words for each
/// question stand in dialogs/intents as <c>isian-…</c>.
/// </summary>
internal sealed class FieldHearing(DialogBook book, DialogRun run)
{
    private DialogSession Session => run.Session;

    /// <summary>Asks the question again; false when the words name no answer given, or several.</summary>
    public bool Take(DialogStep? step, string plain)
    {
        if (run.Top is not { Kept: null } frame || book.Flow(frame.Flow) is not { IsForm: true, IsPrivate: false } form || !Corrections.CallsWrong(plain)) return false;
        var words = plain.Split(' ');

        // What stands wrong on the card is a service of its own.
        if (Array.IndexOf(words, "ktp") >= 0) return false;
        var named = form.Steps.OfType<TextStep>().Where(s => Names(s, words)).ToList();
        if (named is not [var asked] || asked == step || Session.Answers.GetValueOrDefault(asked.Save) is not { Length: > 0 }) return false;
        if (step is SummaryStep) Session.ReturnTo = step.Id;
        else Keep(frame, form, asked);
        run.Say("koreksi.again");
        run.Walk(asked.Id);
        return true;
    }

    private bool Names(TextStep step, string[] words) => book.Intents.WordsFor("isian-" + FlowReader.CheckName(step.Check)).Any(word => Array.IndexOf(words, word) >= 0);

    /// <summary>The answers behind the question are told answers from now on: the flow takes them on its way back.</summary>
    private void Keep(DialogFrame frame, DialogFlow form, TextStep asked)
    {
        var trail = frame.Trail ?? [];
        var told = new Dictionary<string, string>(frame.Told ?? DialogWording.None, StringComparer.Ordinal);
        foreach (var later in trail.SkipWhile(id => id != asked.Id).Skip(1).Select(form.Step).OfType<TextStep>())
        {
            if (Session.Answers.TryGetValue(later.Save, out var value) && value.Length > 0) told[FlowReader.CheckName(later.Check)] = value;
        }

        frame.Trail = [.. trail.TakeWhile(id => id != asked.Id)];
        frame.Mode = null;
        (frame.Told, frame.Noted) = (told.Count == 0 ? null : told, true);
    }
}
