using System.Globalization;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Storage;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>
/// Carries a dialog's calls to the desk, inside the transaction of the citizen's message. A citizen reaches only the cases of his own
/// conversation and of those linked to it; another one only with its number and the last four digits of the NIK, and then only to read where it stands.
/// </summary>
internal sealed class DialogCalls(CaseDesk desk, OwnCases own, StatusCalls status, SlotCalls slots, DocumentCalls documents, PersonCall person, LinkCalls links, NoticeTexts notices)
{
    private const string DocumentPrefix = "document:";

    /// <summary>The result of one call; its outcome is one that <see cref="DialogCallKinds"/> lists for it.</summary>
    /// <param name="db">Bound to the message's transaction; saved, never committed here.</param>
    /// <param name="context">Who asks.</param>
    /// <param name="call">What the flow wants.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public Task<CallResult> CallAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken) => call.Name switch
    {
        "submit" => SubmitAsync(db, context, call, cancellationToken),
        "my_cases" => own.ListAsync(db, context, call.Arguments.GetValueOrDefault("for") ?? "", cancellationToken),
        "case_status" => status.ShowAsync(db, context, call, cancellationToken),
        "withdraw" => WithdrawAsync(db, context, call, cancellationToken),
        "slots" => slots.OfferAsync(db, context, call, cancellationToken),
        "book" => slots.BookAsync(db, context, call, cancellationToken),
        "missing_documents" => documents.MissingAsync(db, context, call, cancellationToken),
        "send_document" => documents.SendAsync(db, context, call, cancellationToken),
        "news" => NewsCalls.SetAsync(db, context, call, cancellationToken),
        "link_code" => links.MakeAsync(db, context, cancellationToken),
        "link_check" => links.CheckAsync(db, context, call, cancellationToken),
        "link" => links.JoinAsync(db, context, cancellationToken),
        "links" => links.ListAsync(db, context, cancellationToken),
        "unlink" => LinkCalls.LeaveAsync(db, context, cancellationToken),
        "person" => Task.FromResult(person.Ask(context)),
        _ => throw new InvalidOperationException($"The dialog call '{call.Name}' is not known."),
    };

    private async Task<CallResult> SubmitAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        var given = call.Arguments;
        var phone = given.GetValueOrDefault("phone");
        var input = new SubmitCase(
            Actor.Citizen(context.ConversationId),
            given["service"],
            new Applicant(given["nik"], given["kk"], given["name"], string.IsNullOrEmpty(phone) ? null : phone),
            [.. given.Where(a => a.Key.StartsWith(DocumentPrefix, StringComparison.Ordinal)).Select(a => new SentDocument(a.Key[DocumentPrefix.Length..], CallArguments.File(a.Value)))],
            context.ConversationId,
            given["key"]);
        if (await desk.ApplyAsync(db, input, cancellationToken) is not DeskDone done) return CallArguments.Result("refused");
        return CallArguments.Result(
            "ok",
            ("case_id", done.CaseId.ToString(CultureInfo.InvariantCulture)),
            ("number", done.Number),
            ("needs_recording", done.NeedsRecording ? "ya" : "tidak"),
            ("notice", await notices.OfAsync(db, context, done.CaseId, "submitted", cancellationToken)));
    }

    private async Task<CallResult> WithdrawAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        if (await OwnCases.FindAsync(db, context, call, cancellationToken) is not { } file) return CallArguments.Result("refused");
        return await desk.ApplyAsync(db, new WithdrawnByCitizen(file.Id, Actor.Citizen(context.ConversationId)), cancellationToken) is DeskDone done
            ? CallArguments.Result("ok", ("number", done.Number), ("notice", await notices.OfAsync(db, context, done.CaseId, "withdrawn", cancellationToken)))
            : CallArguments.Result("refused");
    }
}
