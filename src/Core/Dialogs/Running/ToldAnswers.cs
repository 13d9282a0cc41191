namespace KtpBot.Core.Dialogs;

/// <summary>
/// What the citizen told before it was asked: taken where the flow would ask, held to the same checks, and told to the citizen, who
/// may still change it.
/// </summary>
internal sealed class ToldAnswers(DialogBook book, DialogSession session, DialogSpeech speech)
{
    private readonly DialogWording _wording = new(book, session);

    /// <summary>Answers a typed question from what was told; false when it must be asked.</summary>
    public bool Answer(TextStep step)
    {
        var name = FlowReader.CheckName(step.Check);
        if (Holder(name) is not { Told: { } told } frame) return false;
        frame.Told = told.Count == 1 ? null : told.Where(t => t.Key != name).ToDictionary(t => t.Key, t => t.Value);
        var check = TextChecks.Check(step.Check, told[name], session.Answers);
        if (check.Value is null) return false;
        session.Answers[step.Save] = check.Value;
        if (check.Problem is { } remark) speech.Say($"check.{name}.{remark}");
        var open = session.Frames[^1];
        open.Trail = [.. (open.Trail ?? []).Where(id => id != step.Id).TakeLast(20), step.Id];
        return true;
    }

    /// <summary>Tells once what the open form took from the citizen's words.</summary>
    public void Note()
    {
        // The first question may stand in a flow that is part of the form; the privacy notice is none of it.
        for (var i = session.Frames.Count - 1; i >= 0 && session.Frames[i].Flow != DialogBook.Consent; i--)
        {
            if (session.Frames[i] is { Told: { } told, Noted: false } frame && book.Flow(frame.Flow) is { IsForm: true } flow)
            {
                frame.Noted = true;
                Note(flow, told);
                return;
            }

            if (session.Frames[i].Kept is not null) return;
        }
    }

    /// <summary>Tells what was taken: every line names a question of the form.</summary>
    public void Note(DialogFlow form, IReadOnlyDictionary<string, string> told)
    {
        var lines = new List<string>();
        foreach (var step in form.Steps.OfType<TextStep>())
        {
            if (!told.TryGetValue(FlowReader.CheckName(step.Check), out var text) || TextChecks.Check(step.Check, text, session.Answers) is not { Value: { } value }) continue;
            var line = $"• {Label(form, step)}: {Shown(step.Check, value)}";
            if (!lines.Contains(line)) lines.Add(line);
        }

        if (lines.Count > 0) speech.SayText(_wording.Text("maksud.noted", new Dictionary<string, string> { ["told"] = string.Join('\n', lines) }));
    }

    /// <summary>What the form calls the answer of a step.</summary>
    public string Label(DialogFlow form, TextStep step) =>
        form.Steps.OfType<SummaryStep>().SelectMany(s => s.Fields).FirstOrDefault(f => f.Answer == step.Save) is { } field ? _wording.Text(field.Label) : step.Save;

    /// <summary>A value as citizens may read it.</summary>
    public static string Shown(TextCheck check, string value) => check switch
    {
        TextCheck.Nik or TextCheck.Kk => DialogWording.Masked(value),
        TextCheck.Phone => DialogWording.Readable(value),
        _ => value,
    };

    /// <summary>The flow that was told, or that the open one is a part of; not one it only interrupts.</summary>
    private DialogFrame? Holder(string name)
    {
        for (var i = session.Frames.Count - 1; i >= 0; i--)
        {
            if (session.Frames[i].Told?.ContainsKey(name) == true) return session.Frames[i];
            if (session.Frames[i].Kept is not null) return null;
        }

        return null;
    }
}
