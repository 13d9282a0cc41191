namespace KtpBot.Core.Dialogs;

/// <summary>
/// Gives the files of an album to the documents that wait: to the one its caption names, else in order. An unreadable file keeps its
/// place, so that the ones behind it still meet their own documents; its document is asked for again.
/// </summary>
internal sealed class AlbumAnswering(DialogBook book, DialogRun run, DocumentsStep step)
{
    private DialogSession Session => run.Session;

    /// <summary>Works the album off, as far as it goes without a call, and goes on with the flow or asks for what is missing.</summary>
    public void Take()
    {
        while (Session.Album is { Files: [var file, ..] } album)
        {
            Session.Album = album = album with { Files = [.. album.Files.Skip(1)], Begun = true };
            var waiting = new DocumentQuestion(book, Session, step).Waiting();
            var named = CaptionWords.DocumentIn(run.Wording, waiting, file.Caption);
            var target = named ?? Fitting(file, [.. waiting.Where(id => !album.Skipped.Contains(id))]);
            if (target is not null && file.Problem is null && book.Shapes.Problem(target, file.Look) is { } wrong) file = file with { Problem = $"documents.verdict.{wrong}" };
            if (file.Problem is null && waiting is [var first, ..]) target ??= first; // Another shot of what was unreadable.
            if (target is null) Session.Album = album with { Extra = album.Extra + 1 };
            else if (file.Problem is not null || file.File is null) TurnDown(file, target);
            else if (Give(file.File.Value, target)) return;
        }

        var current = new DocumentQuestion(book, Session, step).Current;
        if (Session.HeldFile is not null && (Session.Album is not { Skipped: [var held, ..] } || held != current)) Session.HeldFile = null;
        if (current is not null && (Session.ReturnTo is null || run.Top!.Mode is not null)) run.Speech.Ask(step);
        else run.Answered(step, step.FromItems ? null : step.Next);
    }

    /// <summary>The first document that waits; a card among sheets, or the other way round, goes to the first that it can be.</summary>
    private string? Fitting(AlbumFile file, IReadOnlyList<string> waiting) =>
        waiting.FirstOrDefault(id => book.Shapes.Problem(id, file.Look) is null) ?? (waiting.Count > 0 ? waiting[0] : null);

    /// <summary>True when the flow goes on with a call and comes back for the next file.</summary>
    private bool Give(Guid file, string target)
    {
        var album = Session.Album!;
        var mended = album.Skipped.ToList().IndexOf(target);
        if (mended >= 0) album = album with { Skipped = Without(album.Skipped, mended), Problems = Without(album.Problems, mended) };
        if (mended == 0) Session.HeldFile = null;
        Session.Album = album with { Received = [.. album.Received, Title(target)] };
        if (step.FromItems)
        {
            Session.Answers["requirement"] = target;
            Session.Answers["file"] = file.ToString();
            run.Answered(step, step.Next);
            return true;
        }

        var known = Session.Documents.FindIndex(d => d.Requirement == target);
        if (known >= 0) Session.Documents[known] = new GivenDocument(target, file);
        else Session.Documents.Add(new GivenDocument(target, file));
        run.Top!.Mode = null;
        return false;
    }

    private void TurnDown(AlbumFile file, string target)
    {
        var album = Session.Album!;
        if (album.Skipped.Contains(target))
        {
            Session.Album = album with { Extra = album.Extra + 1 };
            return;
        }

        if (album.Skipped.Count == 0) Session.HeldFile = file.File;
        var problem = run.Wording.Text("album.problem", new Dictionary<string, string>
        {
            ["position"] = DialogWording.Number(file.Number),
            ["document"] = Title(target),
            ["problem"] = run.Wording.Text(file.Problem!),
        });
        Session.Album = album with { Skipped = [.. album.Skipped, target], Problems = [.. album.Problems, problem] };
    }

    private static IReadOnlyList<string> Without(IReadOnlyList<string> list, int index) => [.. list.Where((_, i) => i != index)];

    private string Title(string id) =>
        (step.FromItems ? run.Top!.Items?.FirstOrDefault(i => i.Id == id)?.Title : null) ?? run.Wording.DocumentTitle(id);
}
