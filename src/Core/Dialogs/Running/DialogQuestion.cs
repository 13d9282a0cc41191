namespace KtpBot.Core.Dialogs;

/// <summary>How the open step asks: its words and the answers on offer.</summary>
internal sealed class DialogQuestion(DialogBook book, DialogSession session)
{
    public const string EditMode = "edit";
    public const string Send = "kirim";
    public const string Edit = "ubah";
    public const string Cancel = "batal";
    public const string BackToSummary = "kembali";
    public const string DocumentPrefix = "d-";

    private readonly DialogWording _wording = new(book, session);

    private DialogFrame Frame => session.Frames[^1];

    public string? Text(DialogStep step) => step switch
    {
        ChoiceStep choice => choice.Text is null ? null : _wording.Text(choice.Text),
        TextStep text => _wording.Text(text.Text),
        PhotoStep photo => _wording.Text(photo.Text),
        DocumentsStep documents => new DocumentQuestion(book, session, documents).Text(),
        SummaryStep summary => _wording.Text(Frame.Mode == EditMode ? summary.EditText : summary.Text),
        _ => null,
    };

    public string? OpenLabel(DialogStep step) => step is ChoiceStep { OpenLabel: { } key } ? _wording.Text(key) : null;

    /// <summary>Where a phone number is asked for: the words on a button that hands over the citizen's own.</summary>
    public string? SharePhone(DialogStep step) => step is TextStep { Check: TextCheck.Phone } ? _wording.Text("global.share-phone") : null;

    public IReadOnlyList<Offer> Offers(DialogStep step) => step switch
    {
        ChoiceStep choice => [.. choice.FromItems ? Items() : [], .. choice.Choices.Where(IsOpen).Select(Written)],
        TextStep text => [.. text.Choices.Select(Written)],
        PhotoStep photo => [.. photo.Choices.Select(Written)],
        DocumentsStep documents => new DocumentQuestion(book, session, documents).Offers(),
        SummaryStep summary => Frame.Mode == EditMode ? Editable(summary) : Confirming(),
        _ => [],
    };

    private IEnumerable<Offer> Items() => (Frame.Items ?? []).Select(i => new Offer(i.Id, Cut(i.Title, DialogLimits.RowTitle), i.Description is null ? null : Cut(i.Description, DialogLimits.RowDescription), []));

    /// <summary>Names brought by a call are as long as they are; a channel would refuse the whole message.</summary>
    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";

    /// <summary>Without a service a choice is always open; with one, where the office opens it and, for <c>{service}</c>, nothing answered stands against it.</summary>
    private bool IsOpen(FlowChoice choice) => choice.Service switch
    {
        null => true,
        "{service}" => book.Requirements.For(_wording.Raw("service") ?? "") is { } needs && book.Office.Opens(needs.Service) && needs.RefusalFor(session.Answers) is null,
        var service => book.Office.Opens(service),
    };

    private Offer Written(FlowChoice choice) =>
        new(Filled(choice.Id), _wording.Text(choice.Title), choice.Description is null ? null : _wording.Text(choice.Description), choice.Words, choice);

    /// <summary>The id with the answers it brings along; without the later ones where they would be too long for a channel.</summary>
    private string Filled(string id)
    {
        if (!id.Contains('{', StringComparison.Ordinal)) return id;
        var parts = id.Split(':').Select(part => part is ['{', .., '}'] ? session.Answers.GetValueOrDefault(part[1..^1]) ?? "" : part).ToList();
        while (parts.Count > 2 && (parts[^1].Length == 0 || string.Join(':', parts).Length > DialogLimits.ChoiceId)) parts.RemoveAt(parts.Count - 1);
        return string.Join(':', parts);
    }

    private List<Offer> Confirming() => [Own(Send, "summary.send"), Own(Edit, "summary.edit"), Own(Cancel, "summary.cancel")];

    private List<Offer> Editable(SummaryStep summary)
    {
        var flow = book.Flow(Frame.Flow)!;
        // What was never asked in a flow of its own has no line; everything else can be filled in here.
        var offers = summary.Fields.Where(f => flow.Step(f.Step) is not FlowStep || session.Answers.ContainsKey(f.Answer)).Select(f => new Offer(f.Answer, _wording.Text(f.Label), null, [])).ToList();
        if (flow.Steps.Any(s => s is DocumentsStep)) offers.AddRange(_wording.Given.Select(d => new Offer(DocumentPrefix + d.Requirement, _wording.DocumentTitle(d.Requirement), null, [])));
        offers.Add(Own(BackToSummary, "summary.back"));
        return offers;
    }

    private Offer Own(string id, string key) => new(id, _wording.Text(key), null, book.Intents.WordsFor(id));
}
