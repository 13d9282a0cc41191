using System.Globalization;
using KtpBot.Core.Audit;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Notices;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Complaints;

/// <summary>
/// What supervisors do with a complaint. Each method gives the sentence that refuses it, or null when it is done and saved; who did
/// what stands in the audit rows of the same save.
/// </summary>
public sealed class ComplaintWork(OfficeProfile office, TextBook texts, TemplateBook templates)
{
    /// <summary>Fits one message of every channel with the sentence around it.</summary>
    public const int LongestAnswer = 2000;

    private const string Gone = "Keluhan tidak ditemukan.";
    private const string Closed = "Keluhan ini sudah selesai.";

    /// <summary>This supervisor works on it from now on.</summary>
    public static Task<string?> TakeAsync(KtpBotDb db, long id, long officerId, DateTime now, CancellationToken cancellationToken) => ChangeAsync(db, id, officerId, "complaint.take", now, complaint =>
    {
        if (complaint.State == ComplaintState.Taken) return "Keluhan ini sudah ditangani.";
        (complaint.State, complaint.TakenBy, complaint.TakenAt) = (ComplaintState.Taken, officerId, now);
        return null;
    }, cancellationToken);

    /// <summary>Decides how much must be looked into; the last day moves with it.</summary>
    public Task<string?> SetTrackAsync(KtpBotDb db, long id, long officerId, ComplaintTrack track, DateTime now, CancellationToken cancellationToken) => ChangeAsync(db, id, officerId, "complaint.track", now, complaint =>
    {
        (complaint.Track, complaint.FinishBy) = (track, ComplaintTerms.FinishBy(office.Calendar, complaint.ReceivedAt, track));
        return null;
    }, cancellationToken);

    /// <summary>Answers the citizen; a final answer tells the result and closes the complaint. Answering takes it, too.</summary>
    public Task<string?> AnswerAsync(KtpBotDb db, long id, long officerId, string words, bool final, DateTime now, CancellationToken cancellationToken) =>
        ChangeAsync(db, id, officerId, final ? "complaint.close" : "complaint.answer", now, complaint =>
        {
            if (string.IsNullOrWhiteSpace(words)) return "Tulis jawabannya dulu.";
            if (words.Trim().Length > LongestAnswer) return string.Create(CultureInfo.InvariantCulture, $"Jawaban paling panjang {LongestAnswer} karakter.");
            if (complaint.State == ComplaintState.New) (complaint.State, complaint.TakenBy, complaint.TakenAt) = (ComplaintState.Taken, officerId, now);
            complaint.FirstAnsweredAt ??= now;
            if (final) (complaint.State, complaint.ClosedAt) = (ComplaintState.Closed, now);
            db.ComplaintReplies.Add(new ComplaintReply { OfficeId = db.OfficeId, ComplaintId = complaint.Id, OfficerId = officerId, At = now, Words = words.Trim(), Final = final });
            if (complaint.ConversationId is { } conversation) db.OutboxMessages.Add(Told(db, complaint, conversation, words.Trim(), final, now));
            return null;
        }, cancellationToken);

    /// <summary>Forgets the name or number that the citizen left, at his wish or when it is not needed any more; also of a closed one.</summary>
    public static async Task<string?> ForgetContactAsync(KtpBotDb db, long id, long officerId, DateTime now, CancellationToken cancellationToken)
    {
        if (await db.Complaints.SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } complaint) return Gone;
        if (complaint.Contact is null) return null;
        complaint.Contact = null;
        return await SaveAsync(db, id, officerId, "complaint.forget-contact", now, cancellationToken);
    }

    /// <summary>
    /// The answer answers what the citizen did himself, so it goes to one who wants no news as well. Outside the reply window the
    /// template says that an answer is there, and how to read it.
    /// </summary>
    private OutboxMessage Told(KtpBotDb db, Complaint complaint, long conversation, string words, bool final, DateTime now)
    {
        var gaps = new Dictionary<string, string> { ["number"] = complaint.Number, ["office"] = office.ShortName, ["answer"] = words };
        OutgoingContent content = new TextOut(texts.Render(final ? ComplaintTexts.Closed : ComplaintTexts.Answered, complaint.Language, gaps));
        if (templates.ForMessage(ComplaintTexts.Waiting) is { } template)
        {
            var language = template.Languages.Contains(complaint.Language) ? complaint.Language : TextBook.DefaultLanguage;
            content = new TemplateOut(content, template.Name, language, [.. template.Parameters.Select(p => gaps[p])]);
        }

        return new OutboxMessage
        {
            OfficeId = db.OfficeId,
            ConversationId = conversation,
            Origin = OutboxOrigin.Bot,
            Content = MessagingJson.Write(content),
            IsPrivate = true,
            CreatedAt = now,
        };
    }

    private static async Task<string?> ChangeAsync(KtpBotDb db, long id, long officerId, string action, DateTime now, Func<Complaint, string?> change, CancellationToken cancellationToken)
    {
        if (await db.Complaints.SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } complaint) return Gone;
        if (complaint.State == ComplaintState.Closed) return Closed;
        return change(complaint) is { } problem ? problem : await SaveAsync(db, id, officerId, action, now, cancellationToken);
    }

    private static async Task<string?> SaveAsync(KtpBotDb db, long id, long officerId, string action, DateTime now, CancellationToken cancellationToken)
    {
        db.AuditEntries.Add(new AuditEntry { OfficeId = db.OfficeId, At = now, OfficerId = officerId, Action = action, Subject = Subject(id) });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return "Keluhan ini baru saja diubah orang lain. Muat ulang halaman, lalu periksa lagi.";
        }
    }

    /// <summary>As audit rows name it.</summary>
    public static string Subject(long id) => string.Create(CultureInfo.InvariantCulture, $"complaint:{id}");
}
