using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;
using KtpBot.Core.Privacy;
using KtpBot.Core.Registers;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Complaints;

/// <summary>Takes complaints in and shows them to those who filed them. What supervisors do stands in <see cref="ComplaintWork"/>.</summary>
public sealed class ComplaintDesk(OfficeProfile office, FieldCipher cipher)
{
    /// <summary>More in one day from one conversation are no complaints any more.</summary>
    public const int MostInADay = 5;

    /// <summary>Writes a complaint down inside the caller's transaction.</summary>
    /// <returns>Null when this conversation has filed too many today.</returns>
    public async Task<Complaint?> FileAsync(KtpBotDb db, ComplaintDraft draft, long conversationId, string language, DateTime now, CancellationToken cancellationToken)
    {
        var today = office.DateAt(now);
        var dayKey = cipher.OfComplaintDay(conversationId, today);
        if (await db.Complaints.Where(c => c.DayKey == dayKey).Skip(MostInADay - 1).AnyAsync(cancellationToken)) return null;

        // The book is taken last before the row, since it stays locked until the commit.
        var proof = await ProofAsync(db, draft, cancellationToken);
        var number = ComplaintNumber.Of(today.Year, await Numbering.TakeAsync(db, ComplaintNumber.Sequence, today.Year, cancellationToken));
        var receivedAt = draft.Anonymous ? office.DayStart(today) : now;
        var track = ComplaintTerms.Usual(draft.Kind);
        var contact = draft.Anonymous ? null : draft.Contact;
        var complaint = new Complaint
        {
            OfficeId = db.OfficeId,
            Number = number,
            Kind = draft.Kind,
            Track = track,
            Anonymous = draft.Anonymous,
            ReporterKey = cipher.OfComplaint(number, conversationId),
            DayKey = dayKey,
            ConversationId = draft.Anonymous ? null : conversationId,
            Language = language,
            Words = draft.Words,
            Who = draft.Who,
            Place = draft.Place,
            Moment = draft.Moment,
            Amount = draft.Amount,
            CaseNumber = draft.CaseNumber,
            Contact = contact,
            ContactConsentAt = contact is null ? null : now,
            ProofFileId = proof,
            ReceivedAt = receivedAt,
            AnswerBy = ComplaintTerms.AnswerBy(office.Calendar, receivedAt),
            FinishBy = ComplaintTerms.FinishBy(office.Calendar, receivedAt, track),
        };
        db.Complaints.Add(complaint);
        await db.SaveChangesAsync(cancellationToken);
        return complaint;
    }

    /// <summary>The complaint of this number, when it was filed from this conversation or one linked to it; null otherwise, also when it does not exist.</summary>
    public async Task<Complaint?> FindOwnAsync(KtpBotDb db, long conversationId, string number, CancellationToken cancellationToken)
    {
        if (await db.Complaints.AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, cancellationToken) is not { } complaint) return null;
        var own = await HoldersAsync(db, conversationId, cancellationToken);
        return own.Any(o => IsOf(complaint, o.Id) && !(o.IdentityChangedAt >= complaint.ReceivedAt)) ? complaint : null;
    }

    /// <summary>Complaints with a name that were filed from this conversation or one linked to it, the newest first. Anonymous ones are only found by their number.</summary>
    public static async Task<IReadOnlyList<Complaint>> OwnNamedAsync(KtpBotDb db, long conversationId, int most, CancellationToken cancellationToken)
    {
        var own = (await HoldersAsync(db, conversationId, cancellationToken)).ToDictionary(o => o.Id, o => o.IdentityChangedAt);
        var ids = own.Keys.ToList();
        var found = await db.Complaints.AsNoTracking().Where(c => c.ConversationId != null && ids.Contains(c.ConversationId.Value)).OrderByDescending(c => c.Id).ToListAsync(cancellationToken);
        return [.. found.Where(c => !(own[c.ConversationId!.Value] >= c.ReceivedAt)).Take(most)];
    }

    /// <summary>The office's answers, oldest first.</summary>
    public static async Task<IReadOnlyList<ComplaintReply>> RepliesAsync(KtpBotDb db, long complaintId, CancellationToken cancellationToken) =>
        await db.ComplaintReplies.AsNoTracking().Where(r => r.ComplaintId == complaintId).OrderBy(r => r.Id).ToListAsync(cancellationToken);

    /// <summary>The message that brought the proof names its file: for an anonymous complaint that thread is cut, too.</summary>
    private static async Task<Guid?> ProofAsync(KtpBotDb db, ComplaintDraft draft, CancellationToken cancellationToken)
    {
        if (draft.ProofFileId is not { } id || !await db.StoredFiles.AnyAsync(f => f.Id == id && f.ErasedAt == null, cancellationToken)) return null;
        if (draft.Anonymous) await db.InboxMessages.Where(m => m.FileId == id).ExecuteUpdateAsync(set => set.SetProperty(m => m.FileId, (Guid?)null), cancellationToken);
        return id;
    }

    private bool IsOf(Complaint complaint, long conversationId) => complaint.ReporterKey.AsSpan().SequenceEqual(cipher.OfComplaint(complaint.Number, conversationId));

    private static async Task<IReadOnlyList<Holder>> HoldersAsync(KtpBotDb db, long conversationId, CancellationToken cancellationToken)
    {
        var own = await CitizenLinks.OfAsync(db, conversationId, cancellationToken);
        return await db.Conversations.Where(c => own.Contains(c.Id)).Select(c => new Holder(c.Id, c.IdentityChangedAt)).ToListAsync(cancellationToken);
    }

    private sealed record Holder(long Id, DateTime? IdentityChangedAt);
}
