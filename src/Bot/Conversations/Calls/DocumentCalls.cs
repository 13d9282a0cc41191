using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Documents;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>Documents that a case still waits for, and documents that come later.</summary>
internal sealed class DocumentCalls(CaseDesk desk, RequirementBook requirements, ReasonBook reasons, TextBook texts, OwnCases own, NoticeTexts notices)
{
    public async Task<CallResult> MissingAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        var waiting = new List<(CaseFile File, IReadOnlyList<CallItem> Items)>();
        foreach (var file in await CandidatesAsync(db, context, call, cancellationToken))
        {
            var items = await ItemsAsync(db, file, context.Language, cancellationToken);
            if (items.Count > 0) waiting.Add((file, items));
        }

        // What an officer asked for again goes before what the citizen meant to bring.
        if (waiting.Exists(w => w.File.Stage == CaseStage.Returned)) waiting.RemoveAll(w => w.File.Stage != CaseStage.Returned);
        return waiting switch
        {
            [] => CallArguments.Result("none"),
            [var (file, items)] => CallArguments.Result(
                items.Count == 1 ? "one" : "many", items, ("case_id", OwnCases.Text(file.Id)), ("number", file.Number), ("requirement", items[0].Id)),
            _ => CallArguments.Result("cases", await own.ItemsAsync(db, waiting.ConvertAll(w => w.File), context.Language, cancellationToken)),
        };
    }

    public async Task<CallResult> SendAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        if (await OwnCases.FindAsync(db, context, call, cancellationToken) is not { } file) return CallArguments.Result("refused");
        var wasReturned = file.Stage == CaseStage.Returned;
        var fileId = CallArguments.File(call.Arguments.GetValueOrDefault("file"));
        var requirement = call.Arguments.GetValueOrDefault("requirement") ?? "";
        var input = new DocumentSent(file.Id, Actor.Citizen(context.ConversationId), requirement, fileId);
        if (await desk.ApplyAsync(db, input, cancellationToken) is not DeskDone done) return CallArguments.Result("refused");
        // What was only promised may come as one album; who promises a paper once more is not asked for the next one.
        var asksOn = wasReturned ? done.Stage == CaseStage.Returned : fileId is not null;
        var left = asksOn ? await ItemsAsync(db, file, context.Language, cancellationToken) : [];
        var taken = fileId is null ? Said("promised", context, done.Number, requirement) : Said("taken", context, done.Number, requirement);
        if (left.Count > 0) return CallArguments.Result("more", left, ("number", done.Number), ("requirement", left[0].Id), ("notice", taken));
        var isComplete = wasReturned && done.Stage != CaseStage.Returned;
        var words = (isComplete, fileId) switch
        {
            (true, null) => $"{taken} {Said("goes-on", context, done.Number, requirement)}",
            (true, _) => notices.Of(file, context, "resent", null) + await StillToBringAsync(db, context, file, cancellationToken),
            (false, null) => taken,
            (false, _) => Said("added", context, done.Number, requirement),
        };
        return CallArguments.Result("ok", ("number", done.Number), ("notice", words));
    }

    /// <summary>What was promised before the last photo came is not there yet, though the check goes on.</summary>
    private async Task<string> StillToBringAsync(KtpBotDb db, CallContext context, CaseFile file, CancellationToken cancellationToken)
    {
        var promised = (await ItemsAsync(db, file, context.Language, cancellationToken)).Where(item => item.Description is null).Select(item => item.Title).ToList();
        return promised.Count == 0 ? "" : "\n\n" + texts.Render("kirim-ulang.still-bring", context.Language, new Dictionary<string, string> { ["documents"] = string.Join(", ", promised) });
    }

    private string Said(string key, CallContext context, string number, string requirement) => texts.Render($"kirim-ulang.{key}", context.Language, new Dictionary<string, string>
    {
        ["number"] = number,
        ["document"] = texts.Render($"document.{requirement}.title", context.Language),
    });

    /// <summary>What the citizen can send now, with the officer's reason: while returned what is missing or rejected, else what was only promised.</summary>
    public async Task<IReadOnlyList<CallItem>> ItemsAsync(KtpBotDb db, CaseFile file, string language, CancellationToken cancellationToken)
    {
        var documents = await db.CaseDocuments.AsNoTracking()
            .Where(d => d.CaseId == file.Id && d.State != CaseDocumentState.Replaced)
            .OrderBy(d => d.Id).ToListAsync(cancellationToken);
        var latest = documents.GroupBy(d => d.Requirement).ToDictionary(g => g.Key, g => g.Last());
        var photos = requirements.For(file.Service)?.Documents.Where(d => d.Way == DocumentWay.Photo).ToList() ?? [];
        var wanted = file.Stage == CaseStage.Returned
            ? photos.Where(d => latest.TryGetValue(d.Id, out var has) ? has.State == CaseDocumentState.Rejected : d.Applies(CaseDetails.Read(file.Details)))
            : photos.Where(d => latest.TryGetValue(d.Id, out var has) && has.State == CaseDocumentState.BroughtPhysically);
        return [.. wanted.Select(d => new CallItem(d.Id, texts.Render($"document.{d.Id}.title", language), ReasonOf(latest.GetValueOrDefault(d.Id), language)))];
    }

    private string? ReasonOf(CaseDocument? document, string language)
    {
        var coded = document?.ReasonCode is { } code ? reasons.Find(code)?.For(language) : null;
        return string.IsNullOrWhiteSpace(document?.Note) ? coded : coded is null ? document.Note : $"{coded} {document.Note}";
    }

    private static async Task<IReadOnlyList<CaseFile>> CandidatesAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        if (CallArguments.Id(call, "case_id") is not null)
            return await OwnCases.FindAsync(db, context, call, cancellationToken) is { } named ? [named] : [];
        CaseStage[] open = [CaseStage.Submitted, CaseStage.Verifying, CaseStage.Returned, CaseStage.AwaitingApproval, CaseStage.AwaitingRecording];
        return await (await CitizenCases.OfAsync(db, context.ConversationId, cancellationToken)).AsNoTracking()
            .Where(c => open.Contains(c.Stage))
            .OrderByDescending(c => c.Id).Take(DialogLimits.Rows - 1).ToListAsync(cancellationToken);
    }
}
