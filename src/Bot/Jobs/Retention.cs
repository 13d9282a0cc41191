using KtpBot.Bot.Conversations;
using KtpBot.Core.Audit;
using KtpBot.Core.Cases;
using KtpBot.Core.CitizenData;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;
using KtpBot.Core.Queueing;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Jobs;

/// <summary>
/// Destroys what has been kept long enough (UU 27/2022 Pasal 16 ayat (2) huruf g): documents of cases that ended <c>document_days</c> ago,
/// and what citizens began in the chat, never sent and left for <c>draft_days</c>; numbers of the queue become counts after ninety days. Once a night, from two o'clock in the office's zone on;
/// a machine that is off at night does it when it is on again. What a running case or the register needs stays.
/// </summary>
internal sealed class Retention(CommitQueue queue, Database database, IDocumentStore documents, OfficeProfile office, TimeProvider time, ILogger<Retention> logger)
{
    private const int Page = 200;

    /// <summary>A copy of his data is fetched by the citizen at once; how long it stays in the office's store.</summary>
    public static readonly TimeSpan CopiesStay = TimeSpan.FromDays(1);

    private static readonly TimeSpan Night = TimeSpan.FromHours(2);

    private DateOnly? _doneOn;

    /// <summary>Does the night's work if it is due. Not to be called twice at once.</summary>
    /// <returns>Cases and conversations that lost something.</returns>
    public async Task<(int Cases, int Chats)> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var night = office.DateAt(now - Night);
        if (_doneOn == night) return (0, 0);
        var done = (Cases: await CasesAsync(now, cancellationToken), Chats: await ChatsAsync(now, cancellationToken));
        await CopiesAsync(now, cancellationToken);
        await QueueAsync(now, cancellationToken);
        _doneOn = night;
        if (done.Cases + done.Chats > 0) logger.NotKeptLonger(done.Cases, done.Chats);
        return done;
    }

    private async Task<int> CasesAsync(DateTime now, CancellationToken cancellationToken)
    {
        CaseStage[] ends = [.. Enum.GetValues<CaseStage>().Where(StageMoves.IsEnd)];
        var ended = now.AddDays(-office.DocumentDays);
        return await PagesAsync(
            (db, after) => db.Cases
                .Where(c => c.Id > after && ends.Contains(c.Stage) && c.UpdatedAt < ended
                    && (db.CaseDocuments.Any(d => d.CaseId == c.Id && db.StoredFiles.Any(f => f.Id == d.FileId && f.ErasedAt == null))
                        || db.IssuedPapers.Any(p => p.CaseId == c.Id && db.StoredFiles.Any(f => f.Id == p.FileId && f.ErasedAt == null))
                        || db.PopulationChecks.Any(k => k.CaseId == c.Id)
                        || db.DeviceJobs.Any(j => j.CaseId == c.Id && (j.Payload != null || j.Result != null))))
                .Select(c => c.Id),
            async (db, id) =>
            {
                var remains = await CaseErasure.FindAsync(db, await db.Cases.SingleAsync(c => c.Id == id, cancellationToken), cancellationToken);
                return await CaseErasure.EraseAsync(db, remains, everything: false, "case.retention", now, cancellationToken) ? [.. remains.Files.Select(f => f.Id)] : null;
            },
            cancellationToken);
    }

    private async Task<int> ChatsAsync(DateTime now, CancellationToken cancellationToken)
    {
        var silent = now.AddDays(-office.DraftDays);
        return await PagesAsync(
            (db, after) => db.Conversations.Where(c => c.Id > after && (c.LastInboundAt ?? c.CreatedAt) < silent).Select(c => c.Id),
            async (db, id) =>
            {
                var conversation = await db.Conversations.SingleAsync(c => c.Id == id, cancellationToken);
                if ((conversation.LastInboundAt ?? conversation.CreatedAt) >= silent) return null; // Came back meanwhile.
                var session = conversation.Session is { } stored ? DialogSession.Read(stored) : null;
                var dropped = session?.DropDraft() == true;
                if (dropped)
                {
                    conversation.Session = session!.Write();
                    if (conversation.WakeFor == WakeReason.Nudge) (conversation.WakeAt, conversation.WakeFor) = (null, null);
                }

                var files = await ChatErasure.EraseDraftsAsync(db, id, now, cancellationToken);
                if (!dropped && files.Count == 0) return null;
                db.AuditEntries.Add(new AuditEntry { OfficeId = db.OfficeId, At = now, Action = "conversation.retention", Subject = $"conversation:{id}" });
                await db.SaveChangesAsync(cancellationToken);
                return files;
            },
            cancellationToken);
    }

    /// <summary>Copies of their data that citizens asked for: the only plain texts in the store.</summary>
    private async Task CopiesAsync(DateTime now, CancellationToken cancellationToken)
    {
        var files = await queue.WriteAsync(async scope =>
        {
            var old = await ChatErasure.Loose(scope.Db).Where(f => f.MimeType == DataCopy.MimeType && f.CreatedAt < now - CopiesStay).ToListAsync(cancellationToken);
            old.ForEach(f => f.ErasedAt = now);
            await scope.Db.SaveChangesAsync(cancellationToken);
            return old.ConvertAll(f => f.Id);
        });
        await DestroyAsync(files, cancellationToken);
    }

    /// <summary>Numbers that were never ended go home with their day; those of long ago become counts, a day in each commit.</summary>
    private async Task QueueAsync(DateTime now, CancellationToken cancellationToken)
    {
        await queue.WriteAsync(async scope => await QueueKeeping.CloseEarlierDaysAsync(scope.Db, office, now, cancellationToken));
        while (await queue.WriteAsync(async scope => await QueueKeeping.ReduceOneDayAsync(scope.Db, office, now, cancellationToken))) cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Each row in a commit of its own, so that no turn waits long; the bytes after it.</summary>
    private async Task<int> PagesAsync(Func<KtpBotDb, long, IQueryable<long>> candidates, Func<KtpBotDb, long, Task<IReadOnlyList<Guid>?>> erase, CancellationToken cancellationToken)
    {
        var (done, after) = (0, 0L);
        while (true)
        {
            List<long> page;
            await using (var db = database.CreateDbContext()) page = await candidates(db, after).OrderBy(id => id).Take(Page).ToListAsync(cancellationToken);
            foreach (var id in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (await queue.WriteAsync(async scope => await erase(scope.Db, id)) is not { } files) continue;
                await DestroyAsync(files, cancellationToken);
                done++;
            }

            if (page.Count < Page) return done;
            after = page[^1];
        }
    }

    private async Task DestroyAsync(IEnumerable<Guid> files, CancellationToken cancellationToken)
    {
        foreach (var file in files) await documents.EraseAsync(file, cancellationToken);
    }
}
