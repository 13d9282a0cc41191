namespace KtpBot.Core.Dialogs;

/// <summary>Which document photo is asked for now, and how.</summary>
internal sealed class DocumentQuestion(DialogBook book, DialogSession session, DocumentsStep step)
{
    public const string Bring = "bawa";
    public const string Keep = "pakai";
    public const string Retake = "foto-ulang";

    private readonly DialogWording _wording = new(book, session);

    private DialogFrame Frame => session.Frames[^1];

    /// <summary>The document wanted now; null when all are there.</summary>
    public string? Current
    {
        get
        {
            if (Frame.Mode is { } asked) return asked;
            if (step.FromItems) return Frame.Items is { Count: > 0 } items ? items[0].Id : null;
            foreach (var id in Wanted())
            {
                if (!session.Documents.Exists(d => d.Requirement == id)) return id;
            }

            return null;
        }
    }

    /// <summary>The documents that have no file yet, in order; the one asked for out of turn alone.</summary>
    public IReadOnlyList<string> Waiting() =>
        Frame.Mode is { } asked ? [asked]
        : step.FromItems ? Wanted()
        : [.. Wanted().Where(id => !session.Documents.Exists(d => d.Requirement == id))];

    public string Text()
    {
        var current = Current ?? "";
        var item = step.FromItems ? Frame.Items?.FirstOrDefault(i => i.Id == current) : null;
        var wanted = Wanted();
        return _wording.Text(session.HeldFile is null ? step.Text : "documents.held", new Dictionary<string, string>
        {
            ["document"] = item?.Title ?? _wording.DocumentTitle(current),
            ["hint"] = _wording.DocumentHint(current),
            ["reason"] = item?.Description ?? "",
            ["position"] = DialogWording.Number(step.FromItems ? 1 : wanted.IndexOf(current) + 1),
            ["total"] = DialogWording.Number(step.FromItems ? Frame.Items?.Count ?? 1 : wanted.Count),
        });
    }

    public List<Offer> Offers()
    {
        if (session.HeldFile is not null) return [Own(Keep, "documents.keep"), Own(Bring, "documents.bring")];
        var offers = new List<Offer> { Own(Bring, "documents.bring") };
        if (!step.FromItems && Frame.Mode is null && session.Documents is [.., { File: not null }]) offers.Add(Own(Retake, "documents.retake"));
        return offers;
    }

    private List<string> Wanted()
    {
        if (step.FromItems) return [.. (Frame.Items ?? []).Select(i => i.Id)];
        var service = session.Answers.GetValueOrDefault("service") ?? "";
        return [.. (book.Requirements.For(service)?.Applying(session.Answers) ?? []).Where(d => d.Way == DocumentWay.Photo).Select(d => d.Id)];
    }

    private Offer Own(string id, string key) => new(id, _wording.Text(key), null, book.Intents.WordsFor(id));
}
