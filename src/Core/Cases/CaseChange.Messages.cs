using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Stock;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Cases;

/// <content>What the citizen is told.</content>
internal sealed partial class CaseChange
{
    private async Task TellAsync(CitizenTold told, CancellationToken cancellationToken)
    {
        if (file.ConversationId is null || actor.Kind == ActorKind.Citizen) return; // The dialog answers the citizen's own doing.
        var asked = SlotNotices.All.Contains(told.Key); // He put himself on the list in order to be told.
        var reach = await CitizenReach.FindAsync(db, file, asked, cancellationToken);
        if (reach.ConversationId is not { } conversationId)
        {
            Record(new EventRecorded("NotTold", file.StepId, reach.Why));
            return;
        }

        var booked = seat?.StartsAt ?? await db.Appointments.AsNoTracking().Where(a => a.CaseId == file.Id && a.Seat != null)
            .OrderByDescending(a => a.Id).Select(a => (DateTime?)a.StartsAt).FirstOrDefaultAsync(cancellationToken);
        var reminder = told.TimerId is not null;
        var sendAt = reminder ? ReminderTimes.AfterQuiet(office, now) : now;
        if (told.Key == TimerKinds.AppointmentReminder && booked is { } at && office.DateAt(at) == office.DateAt(sendAt)) told = told with { Key = TimerKinds.AppointmentDay };
        db.Add(new OutboxMessage
        {
            OfficeId = office.Id,
            ConversationId = conversationId,
            CaseId = file.Id,
            Origin = asked && reach.WantsNoNews ? OutboxOrigin.Bot : OutboxOrigin.Notice,
            Content = MessagingJson.Write(notices.Write(file, reach.Language, told, booked, notices.Promises(file.Service, told.Key) ? await CardStock.PromiseAsync(db, printDays, cancellationToken) : null)),
            DedupKey = reminder ? $"case:{file.Id}:timer:{told.TimerId}" : $"case:{file.Id}:{file.Version}:{told.Key}",
            NextAttemptAt = sendAt > now ? sendAt : null,
            CreatedAt = now,
        });
    }

    private async Task SendReceiptAsync(CancellationToken cancellationToken)
    {
        if (receipt is null || file.ConversationId is null) return;
        var reach = await CitizenReach.FindAsync(db, file, asked: true, cancellationToken);
        if (reach.ConversationId is not { } conversationId)
        {
            Record(new EventRecorded("NotTold", file.StepId, reach.Why));
            return;
        }

        var caption = notices.ReceiptCaption(file, reach.Language);
        Send(receipt.Picture, $"Tanda terima {file.Number}.png", caption, "picture:receipt");
        Send(receipt.Paper, $"Tanda terima {file.Number}.pdf", notices.ReceiptPaperCaption(file, reach.Language), "receipt");
        await db.IssuedPapers.Where(p => p.Id == receipt.PaperId && p.FileId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.FileId, receipt.Paper.Id), cancellationToken);

        void Send(StoredFile stored, string name, string words, string key)
        {
            db.Add(stored);
            db.Add(new OutboxMessage
            {
                OfficeId = office.Id,
                ConversationId = conversationId,
                CaseId = file.Id,
                Origin = reach.WantsNoNews ? OutboxOrigin.Bot : OutboxOrigin.Notice, // The receipt answers what he did himself; it is no news to him.
                Content = MessagingJson.Write(new FileOut(stored.Id, name, stored.MimeType, words)),
                DedupKey = $"case:{file.Id}:{key}",
                CreatedAt = now,
            });
        }
    }

    /// <summary>"Sent" is written into the history only when it is.</summary>
    private async Task RecordSentAsync(EventRecorded sent, CancellationToken cancellationToken)
    {
        if ((await CitizenReach.FindAsync(db, file, asked: sent.Kind == "ReceiptSent", cancellationToken)).Why is null) Record(sent);
    }
}
