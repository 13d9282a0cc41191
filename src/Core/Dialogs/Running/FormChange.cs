namespace KtpBot.Core.Dialogs;

/// <summary>
/// Begins an open form anew for another service: the answers given go across, and the documents that the other service needs as well.
/// </summary>
internal sealed class FormChange(DialogBook book, DialogRun run)
{
    private const string Service = "service";

    private DialogSession Session => run.Session;

    /// <summary>The service of the open form; null when none is open, or it is not chosen yet.</summary>
    public string? Current => OpenForm.Find(book, Session) is { } place ? AnswersOf(place).GetValueOrDefault(Service) : null;

    /// <summary>True when this begins the open form for another service.</summary>
    public bool IsOther(string flow, IReadOnlyDictionary<string, string> args) =>
        OpenForm.Find(book, Session) is { } place && Session.Frames[place].Flow == flow && args.TryGetValue(Service, out var wanted) && Current is { } current && current != wanted;

    /// <summary>Changes the open form; false when the opening is no change of it.</summary>
    public bool To(FlowOpening opening)
    {
        if (!IsOther(opening.Flow, opening.Args)) return false;
        var place = OpenForm.Find(book, Session)!.Value;
        while (Session.Frames.Count > place + 1) run.Pop();
        var flow = book.Flow(opening.Flow)!;
        var needed = book.Requirements.For(opening.Args[Service])?.Documents.Where(d => d.Way == DocumentWay.Photo).Select(d => d.Id).ToHashSet(StringComparer.Ordinal) ?? [];
        run.Speech.SayText(run.Wording.Text("ganti-layanan.done", new Dictionary<string, string> { ["service_name"] = run.Wording.Text($"service.{opening.Args[Service]}.name") }));
        run.Start(opening with { Told = Across(flow, opening.Told), Documents = [.. Session.Documents.Where(d => needed.Contains(d.Requirement))] });
        return true;
    }

    private Dictionary<string, string>? Across(DialogFlow flow, IReadOnlyDictionary<string, string>? told)
    {
        var across = new Dictionary<string, string>(Session.Frames[^1].Told ?? DialogWording.None, StringComparer.Ordinal);
        foreach (var step in flow.Steps.OfType<TextStep>())
        {
            if (Session.Answers.TryGetValue(step.Save, out var value) && value.Length > 0) across[FlowReader.CheckName(step.Check)] = value;
        }

        foreach (var (name, value) in told ?? DialogWording.None) across[name] = value;
        return across.Count == 0 ? null : across;
    }

    /// <summary>The form's own answers: what the first flow above it keeps for it, else the present ones.</summary>
    private Dictionary<string, string> AnswersOf(int place) => Session.Frames.Skip(place + 1).FirstOrDefault(f => f.Kept is not null)?.Kept ?? Session.Answers;
}
