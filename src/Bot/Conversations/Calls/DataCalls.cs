using System.Globalization;
using System.Text;
using KtpBot.Core.Audit;
using KtpBot.Core.Cases;
using KtpBot.Core.CitizenData;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>My data: a masked overview for whoever holds the phone, and the full copy for who proves that it is his.</summary>
internal sealed class DataCalls(DataOverview overview, DataCopy copies, IDocumentStore documents, OfficeProfile office, TextBook texts)
{
    public async Task<CallResult> ShowAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        Audit(db, context, "data.view", $"conversation:{context.ConversationId}");
        await db.SaveChangesAsync(cancellationToken);
        return CallArguments.Result("ok", ("data_summary", await overview.OfAsync(db, context, cancellationToken)));
    }

    /// <summary>
    /// Only on the conversation the application came from, with the last four digits of its NIK, so many tries an hour; and only where
    /// nobody else has spoken for the person, because a typed NIK alone must not open what the office knows.
    /// </summary>
    public async Task<CallResult> CopyAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        if (await OwnCases.FindAsync(db, context, call, cancellationToken) is not { } file || file.ConversationId != context.ConversationId) return CallArguments.Result("refused");
        if (await ProofLimit.IsReachedAsync(db, context, cancellationToken)) return CallArguments.Result("limited");
        var nik = await db.People.Where(p => p.Id == file.PersonId).Select(p => p.Nik).SingleAsync(cancellationToken);
        if (call.Arguments.GetValueOrDefault("last4") is not { Length: 4 } last4 || !nik.EndsWith(last4, StringComparison.Ordinal))
        {
            await ProofLimit.CountAsync(db, context, cancellationToken);
            return CallArguments.Result("refused");
        }

        var record = await CaseOnRecord.ReadAsync(db, context.ConversationId, file, office.DocumentDays, cancellationToken);
        if (record.Person is null) return CallArguments.Result("counter");
        var words = await copies.WriteAsync(db, record, context.Language, context.Now, cancellationToken);
        var message = await StoreAsync(db, context, file, words, cancellationToken);
        Audit(db, context, "data.copy", $"case:{file.Id}");
        await db.SaveChangesAsync(cancellationToken);
        return CallArguments.Result("ok", ("number", file.Number)) with { Brought = [message] };
    }

    private async Task<FileOut> StoreAsync(KtpBotDb db, CallContext context, CaseFile file, string words, CancellationToken cancellationToken)
    {
        // With the mark that tells every phone's viewer how the letters are written.
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(words)];
        var stored = await documents.KeepAsync(db.OfficeId, DataCopy.MimeType, bytes, context.Now, new FileFacts(context.ConversationId), cancellationToken);
        db.StoredFiles.Add(stored);
        var caption = texts.Render("own.copy-caption", context.Language, new Dictionary<string, string> { ["number"] = file.Number });
        return new FileOut(stored.Id, string.Create(CultureInfo.InvariantCulture, $"Data {file.Number}.txt"), stored.MimeType, caption);
    }

    internal static void Audit(KtpBotDb db, CallContext context, string action, string subject) =>
        db.AuditEntries.Add(new AuditEntry { OfficeId = db.OfficeId, At = context.Now, Action = action, Subject = subject });
}
