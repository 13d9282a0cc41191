using KtpBot.Core.Cases;
using KtpBot.Core.Messaging;
using KtpBot.Core.Notices;
using KtpBot.Core.Stock;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>
/// The words of a notice for the dialog's own answer: the desk stays silent about what the citizen did himself, and both tell the same.
/// </summary>
internal sealed class NoticeTexts(NoticeWriter notices, ProcedureBook procedures)
{
    /// <summary>What the office's own procedure tells on receiving an application: no other office's steps and days.</summary>
    public async Task<string> OfIntakeAsync(KtpBotDb db, CallContext context, long caseId, CancellationToken cancellationToken)
    {
        var file = await FindAsync(db, caseId, cancellationToken);
        return procedures.Exactly(file.ProcedureId, file.ProcedureVersion)?.Intake.Notice is { } notice ? await OfAsync(db, context, file, notice, cancellationToken) : "";
    }

    public async Task<string> OfAsync(KtpBotDb db, CallContext context, long caseId, string key, CancellationToken cancellationToken) =>
        await OfAsync(db, context, await FindAsync(db, caseId, cancellationToken), key, cancellationToken);

    public string Of(CaseFile file, CallContext context, string key, DateTime? slotStartsAt, CardPromise? promise = null) =>
        WordsOf(notices.Write(file, context.Language, new CitizenTold(key, [], null), slotStartsAt, promise));

    private async Task<string> OfAsync(KtpBotDb db, CallContext context, CaseFile file, string key, CancellationToken cancellationToken) =>
        Of(file, context, key, null, notices.Promises(file.Service, key) ? await CardStock.PromiseAsync(db, procedures.For(file.ProcedureId, file.ProcedureVersion, file.StepId)?.PrintDays ?? 0, cancellationToken) : null);

    private static async Task<CaseFile> FindAsync(KtpBotDb db, long caseId, CancellationToken cancellationToken) =>
        db.Cases.Local.FirstOrDefault(c => c.Id == caseId) ?? await db.Cases.SingleAsync(c => c.Id == caseId, cancellationToken);

    private static string WordsOf(OutgoingContent content) => content switch
    {
        TextOut text => text.Text,
        ChoicesOut choices => choices.Text,
        TemplateOut template => WordsOf(template.Plain),
        _ => "",
    };
}
