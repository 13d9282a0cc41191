using System.Text.RegularExpressions;

namespace KtpBot.Core.Dialogs;

/// <summary>
/// Numbers and names inside an open form: they answer the open question, correct an answer given before, and save later questions.
/// </summary>
internal sealed partial class ToldHearing(DialogBook book, DialogRun run)
{
    private DialogSession Session => run.Session;

    /// <summary>Takes what a sentence tells; false when it tells nothing that the form asks for.</summary>
    public bool Take(DialogStep? step, string text, DateOnly today) =>
        run.Top is { Kept: null } && MayTell().IsMatch(text) && Take(step, SlotReader.Read(text, today), text);

    /// <summary>Takes what was told.</summary>
    /// <param name="step">The open question.</param>
    /// <param name="slots">What was told.</param>
    /// <param name="text">The words it was told with.</param>
    public bool Take(DialogStep? step, SentenceSlots slots, string text)
    {
        if (!slots.HasPerson || run.Top is not { } frame || book.Flow(frame.Flow) is not { IsForm: true, IsPrivate: false } form) return false;
        if (slots.IsBareNumber)
        {
            // The number answers the question, whichever it is; with no such question nobody knows what it is for.
            if (step is not TextStep { Check: TextCheck.Nik or TextCheck.Kk } numbered) return false;
            if (numbered.Check == TextCheck.Kk) slots = slots with { Nik = null, Kk = slots.Nik };
        }

        var told = new Dictionary<string, string>(frame.Told ?? DialogWording.None, StringComparer.Ordinal);
        var ahead = new Dictionary<string, string>(StringComparer.Ordinal);
        var changed = false;
        foreach (var other in form.Steps.OfType<TextStep>().Where(s => s != step))
        {
            if (slots.For(other.Check) is not { } value || (step is TextStep open && open.Check == other.Check)) continue;
            if (Session.Answers.GetValueOrDefault(other.Save) is { Length: > 0 } before) changed |= Correct(form, other, before, value);
            else ahead[FlowReader.CheckName(other.Check)] = told[FlowReader.CheckName(other.Check)] = value;
        }

        var answer = step is TextStep asked ? slots.For(asked.Check) ?? (asked.Check == TextCheck.Name ? NameIn(text) : null) : null;
        if (!changed && ahead.Count == 0 && answer is null) return false;
        if (ahead.Count > 0)
        {
            (frame.Told, frame.Noted) = (told, true);
            run.Told.Note(form, ahead);
        }

        if (answer is not null && new DialogAnswering(book, run).Write((TextStep)step!, answer, Words.Plain(answer))) return true;
        if (changed || ahead.Count > 0)
        {
            (Session.Misses, Session.TimesAsked) = (0, 0);
            run.AskAgain();
            return true;
        }

        return false;
    }

    private bool Correct(DialogFlow form, TextStep step, string before, string value)
    {
        var others = Session.Answers.Where(a => a.Key != step.Save).ToDictionary(a => a.Key, a => a.Value);
        if (TextChecks.Check(step.Check, value, others) is not { Value: { } good } || good == before) return false;
        Session.Answers[step.Save] = good;
        run.Speech.SayText(run.Wording.Text("koreksi.changed", new Dictionary<string, string> { ["field"] = run.Told.Label(form, step), ["value"] = ToldAnswers.Shown(step.Check, good) }));
        return true;
    }

    /// <summary>A name with a number behind it, as people put both into one line.</summary>
    private static string? NameIn(string text)
    {
        var name = Labels().Replace(Digits().Replace(text, " "), " ").Trim(' ', ',', ';', ':', '.', '-', '+', '\n', '\r');
        return name.Length > 2 && name.Length < text.Length && !name.Contains('?', StringComparison.Ordinal) ? name : null;
    }

    /// <summary>Without a long number or the word for a name a sentence tells nothing here; most answers end at this.</summary>
    [GeneratedRegex(@"(?:\d[ .\-]?){8}|\bnama|\batas\s+nama|\ba\.?n\.|\bmy name", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MayTell();

    [GeneratedRegex(@"\+?\d[\d .\-]{6,}\d", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\b(?:no(?:mor|mer)?|hp|wa|telp|telepon|nik|kk|nya)\b\.?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Labels();
}
