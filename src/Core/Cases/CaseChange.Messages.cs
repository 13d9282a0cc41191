using KtpBot.Core.Messaging;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Cases;

/// <content>What the citizen is told.</content>
internal sealed partial class CaseChange
{
    private async Task TellAsync(CitizenTold told, CancellationToken cancellationToken)
    {
        if (file.ConversationId is not { } conversationId || actor.Kind == ActorKind.Citizen) return; // The dialog answers the citizen's own doing.
        var language = await LanguageOfAsync(conversationId, cancellationToken);
        var booked = seat?.StartsAt ?? await db.Appointments.AsNoTracking().Where(a => a.CaseId == file.Id && a.Seat != null)
            .OrderByDescending(a => a.Id).Select(a => (DateTime?)a.StartsAt).FirstOrDefaultAsync(cancellationToken);
        var reminder = told.TimerId is not null;
        var sendAt = reminder ? ReminderTimes.AfterQuiet(office, now) : now;
        db.Add(new OutboxMessage
        {
            OfficeId = office.Id,
            ConversationId = conversationId,
            CaseId = file.Id,
            Origin = OutboxOrigin.Notice,
            Content = MessagingJson.Write(notices.Write(file, language, told, booked)),
            DedupKey = reminder ? $"case:{file.Id}:timer:{told.TimerId}" : $"case:{file.Id}:{file.Version}:{told.Key}",
            NextAttemptAt = sendAt > now ? sendAt : null,
            CreatedAt = now,
        });
    }

    private async Task SendReceiptAsync(CancellationToken cancellationToken)
    {
        if (receipt is null || file.ConversationId is not { } conversationId) return;
        var language = await LanguageOfAsync(conversationId, cancellationToken);
        db.Add(receipt);
        db.Add(new OutboxMessage
        {
            OfficeId = office.Id,
            ConversationId = conversationId,
            CaseId = file.Id,
            Origin = OutboxOrigin.Notice,
            Content = MessagingJson.Write(new FileOut(receipt.Id, $"Tanda terima {file.Number}.pdf", receipt.MimeType, notices.ReceiptCaption(file, language))),
            DedupKey = $"case:{file.Id}:receipt",
            CreatedAt = now,
        });
    }

    private Task<string> LanguageOfAsync(long conversationId, CancellationToken cancellationToken) =>
        db.Conversations.Where(c => c.Id == conversationId).Select(c => c.Language).SingleAsync(cancellationToken);
}
