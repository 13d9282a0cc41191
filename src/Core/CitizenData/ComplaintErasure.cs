using System.Security.Cryptography;
using KtpBot.Core.Audit;
using KtpBot.Core.Complaints;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.CitizenData;

/// <summary>
/// Takes a citizen out of his settled complaints: what he told, his proof, the office's answers to him, and whatever leads back to him.
/// Number, kind, days and state stay, so that nobody can make a complaint vanish from the office's book. One that is still worked on
/// is kept until it is settled, because the office owes an answer (UU 25/2009 Pasal 36; UU 27/2022 Pasal 20 ayat (2) huruf d); then it
/// can be erased in the same way.
/// </summary>
public static class ComplaintErasure
{
    /// <summary>Saved inside the caller's transaction, not committed; the proof's bytes go with the next sweep.</summary>
    /// <param name="db">The running transaction.</param>
    /// <param name="conversationId">Whose; linked conversations keep theirs.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task EraseAsync(KtpBotDb db, long conversationId, DateTime now, CancellationToken cancellationToken)
    {
        var own = (await ComplaintDesk.OwnNamedAsync(db, conversationId, int.MaxValue, cancellationToken))
            .Where(c => c.ConversationId == conversationId && c.State == ComplaintState.Closed).Select(c => c.Id).ToList();
        if (own.Count == 0) return;
        foreach (var complaint in await db.Complaints.Where(c => own.Contains(c.Id)).ToListAsync(cancellationToken))
        {
            if (complaint.ProofFileId is { } proof && await db.StoredFiles.SingleOrDefaultAsync(f => f.Id == proof && !db.CaseDocuments.Any(d => d.FileId == proof), cancellationToken) is { } file)
                file.ErasedAt ??= now;
            complaint.Forget(RandomNumberGenerator.GetBytes(complaint.ReporterKey.Length), RandomNumberGenerator.GetBytes(complaint.DayKey.Length));
            db.AuditEntries.Add(new AuditEntry { OfficeId = db.OfficeId, At = now, Action = "complaint.erase", Subject = ComplaintWork.Subject(complaint.Id) });
        }

        foreach (var reply in await db.ComplaintReplies.Where(r => own.Contains(r.ComplaintId)).ToListAsync(cancellationToken)) reply.Words = CaseErasure.Erased;
        await db.SaveChangesAsync(cancellationToken);
    }
}
