using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Notices;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Stock;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Cases;

/// <content>What the citizen is told, in the chat and by e-mail.</content>
internal sealed partial class CaseChange
{
    private async Task TellAsync(CitizenTold told, CancellationToken cancellationToken)
    {
        var answered = actor.Kind == ActorKind.Citizen && file.ConversationId is not null; // The dialog answers the citizen's own doing.
        var address = CaseMailbox.AddressOf(office, file);
        if (address is null && (answered || file.ConversationId is null)) return;
        if (answered && !office.MailsBeside(told.Key)) return;
        var asked = SlotNotices.All.Contains(told.Key); // He put himself on the list in order to be told.
        var reach = await CitizenReach.FindAsync(db, file, asked, cancellationToken);
        var mailbox = address is not null && MayMail(reach, told.Key) ? await MailboxAsync(address, reach, cancellationToken) : null;
        var chat = answered ? null : reach.ConversationId;
        if (chat is null && mailbox is null)
        {
            if (!answered) Record(new EventRecorded("NotTold", file.StepId, reach.Why));
            return;
        }

        var booked = seat?.StartsAt ?? await db.Appointments.AsNoTracking().Where(a => a.CaseId == file.Id && a.Seat != null)
            .OrderByDescending(a => a.Id).Select(a => (DateTime?)a.StartsAt).FirstOrDefaultAsync(cancellationToken);
        var reminder = told.TimerId is not null;
        var sendAt = reminder ? ReminderTimes.AfterQuiet(office, now) : now;
        if (told.Key == TimerKinds.AppointmentReminder && booked is { } at && office.DateAt(at) == office.DateAt(sendAt)) told = told with { Key = TimerKinds.AppointmentDay };
        var key = reminder ? $"case:{file.Id}:timer:{told.TimerId}" : $"case:{file.Id}:{file.Version}:{told.Key}";
        var promise = notices.Promises(file.Service, told.Key) ? await CardStock.PromiseAsync(db, printDays, cancellationToken) : null;
        if (chat is { } conversation) Send(conversation, notices.Write(file, reach.Language, told, booked, promise), asked && reach.WantsNoNews, key, sendAt);
        if (mailbox is null) return;
        Send(mailbox.ConversationId, notices.Mail.Write(file, mailbox.Language, told.Key, notices.Write(file, mailbox.Language, told, booked, promise)), false, "mail:" + key, sendAt);
        Record(new EventRecorded("ToldByMail", file.StepId, told.Key));
    }

    private async Task SendReceiptAsync(CancellationToken cancellationToken)
    {
        var address = CaseMailbox.AddressOf(office, file);
        if (receipt is null || (file.ConversationId is null && address is null)) return;
        var reach = await CitizenReach.FindAsync(db, file, asked: true, cancellationToken);
        var mailbox = address is not null && MayMail(reach, OfficeMail.Receipt) ? await MailboxAsync(address, reach, cancellationToken) : null;
        if (reach.ConversationId is null && mailbox is null)
        {
            Record(new EventRecorded("NotTold", file.StepId, reach.Why));
            return;
        }

        db.Add(receipt.Paper);
        var paper = new FileOut(receipt.Paper.Id, $"Tanda terima {file.Number}.pdf", receipt.Paper.MimeType, null);
        if (reach.ConversationId is { } conversation)
        {
            db.Add(receipt.Picture!);
            var picture = new FileOut(receipt.Picture!.Id, $"Tanda terima {file.Number}.png", receipt.Picture.MimeType, notices.ReceiptCaption(file, reach.Language));

            // The receipt answers what he did himself; it is no news to him.
            Send(conversation, picture, reach.WantsNoNews, $"case:{file.Id}:picture:receipt");
            Send(conversation, paper with { Caption = notices.ReceiptPaperCaption(file, reach.Language) }, reach.WantsNoNews, $"case:{file.Id}:receipt");
        }

        if (mailbox is not null)
        {
            Send(mailbox.ConversationId, notices.Mail.Write(file, mailbox.Language, OfficeMail.Receipt, paper with { Caption = notices.ReceiptCaption(file, mailbox.Language) }), false, $"mail:case:{file.Id}:receipt");
            Record(new EventRecorded("ToldByMail", file.StepId, OfficeMail.Receipt));
        }

        await db.IssuedPapers.Where(p => p.Id == receipt.PaperId && p.FileId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.FileId, receipt.Paper.Id), cancellationToken);
    }

    /// <summary>
    /// E-mail goes beside the chat where the office has said so, and instead of it where there is none or nothing arrives there. Who wants no
    /// news gets none this way either, and the survey is answered in the chat alone.
    /// </summary>
    private bool MayMail(CitizenReach reach, string key) =>
        !reach.WantsNoNews && key != TimerKinds.Survey && (reach.ConversationId is null || office.MailsBeside(key));

    private async Task<CaseMailbox?> MailboxAsync(string address, CitizenReach reach, CancellationToken cancellationToken)
    {
        var language = reach.Language.Length > 0 ? reach.Language : CaseDetails.Read(file.Details).GetValueOrDefault(CaseDetails.Language) ?? TextBook.DefaultLanguage;
        var mailbox = await CaseMailbox.FindAsync(db, file, address, language, now, cancellationToken);
        return mailbox.Unreachable ? null : mailbox;
    }

    private void Send(long conversationId, OutgoingContent content, bool ownDoing, string key, DateTime? sendAt = null) => db.Add(new OutboxMessage
    {
        OfficeId = office.Id,
        ConversationId = conversationId,
        CaseId = file.Id,
        Origin = ownDoing ? OutboxOrigin.Bot : OutboxOrigin.Notice,
        Content = MessagingJson.Write(content),
        DedupKey = key,
        NextAttemptAt = sendAt > now ? sendAt : null,
        CreatedAt = now,
    });

    /// <summary>"Sent" is written into the history only when it is.</summary>
    private async Task RecordSentAsync(EventRecorded sent, CancellationToken cancellationToken)
    {
        var reach = await CitizenReach.FindAsync(db, file, asked: sent.Kind is "ReceiptSent" or "LetterSent", cancellationToken);
        var mailed = sent.Kind != "LetterSent" && CaseMailbox.AddressOf(office, file) is not null && MayMail(reach, sent.ReasonCode ?? OfficeMail.Receipt);
        if (reach.Why is null || mailed) Record(sent);
    }
}
