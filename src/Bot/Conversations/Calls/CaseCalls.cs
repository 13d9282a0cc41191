using System.Globalization;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Storage;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>Sends an application, and takes it back.</summary>
internal sealed class CaseCalls(CaseDesk desk, NoticeTexts notices, Disturbances disturbances)
{
    private const string DocumentPrefix = "document:";

    public async Task<CallResult> SubmitAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        var given = call.Arguments;
        var phone = given.GetValueOrDefault("phone");
        var input = new SubmitCase(
            Actor.Citizen(context.ConversationId),
            given["service"],
            new Applicant(given["nik"], given.GetValueOrDefault("kk") ?? "", given["name"], string.IsNullOrEmpty(phone) ? null : phone),
            [.. given.Where(a => a.Key.StartsWith(DocumentPrefix, StringComparison.Ordinal)).Select(a => new SentDocument(a.Key[DocumentPrefix.Length..], CallArguments.File(a.Value)))],
            context.ConversationId,
            given["key"],
            Details(given));
        if (await desk.ApplyAsync(db, input, cancellationToken) is not DeskDone done) return CallArguments.Result("refused");
        return CallArguments.Result(
            "ok",
            ("case_id", done.CaseId.ToString(CultureInfo.InvariantCulture)),
            ("number", done.Number),
            ("needs_recording", done.NeedsRecording ? "ya" : "tidak"),
            ("notice", await notices.OfIntakeAsync(db, context, done.CaseId, cancellationToken) + await disturbances.OnApplyingAsync(db, context, done.CaseId, cancellationToken)));
    }

    /// <summary>Who files, and what else was asked about the application.</summary>
    private static Dictionary<string, string> Details(IReadOnlyDictionary<string, string> given)
    {
        var details = new Dictionary<string, string>(CaseDetails.Read(given.GetValueOrDefault("details")), StringComparer.Ordinal);
        if (given.GetValueOrDefault(CaseDetails.Filer) is { Length: > 0 } filer) details[CaseDetails.Filer] = filer;
        return details;
    }

    public async Task<CallResult> WithdrawAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        if (await OwnCases.FindAsync(db, context, call, cancellationToken) is not { } file) return CallArguments.Result("refused");
        return await desk.ApplyAsync(db, new WithdrawnByCitizen(file.Id, Actor.Citizen(context.ConversationId)), cancellationToken) is DeskDone done
            ? CallArguments.Result("ok", ("number", done.Number), ("notice", await notices.OfAsync(db, context, done.CaseId, "withdrawn", cancellationToken)))
            : CallArguments.Result("refused");
    }
}
