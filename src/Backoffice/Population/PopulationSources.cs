using KtpBot.Core.Population;
using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Population;

/// <summary>The rows that answer a look-up: the current snapshot, and answers of the service that are still fresh.</summary>
internal sealed class PopulationSources(KtpBotDb db, FieldCipher cipher, CallNikOptions service, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public bool ServiceIsOn => service.IsOn;

    /// <summary>The snapshot that may be used now, or null.</summary>
    public async Task<(long Id, DateOnly AsOf)?> SnapshotAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        var found = await db.PopulationSnapshots.Where(s => s.State == SnapshotState.Current && s.KeepUntilAt > now).Select(s => new { s.Id, s.AsOf }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : (found.Id, found.AsOf);
    }

    public async Task<PopulationRecord?> InSnapshotAsync(long snapshotId, string nik, CancellationToken cancellationToken)
    {
        var index = cipher.OfNik(nik);
        var record = await db.PopulationEntries.Where(e => e.SnapshotId == snapshotId && e.NikIndex == index).Select(e => e.Record).SingleOrDefaultAsync(cancellationToken);
        return record is null ? null : PopulationRecord.Read(record);
    }

    /// <summary>What the service said to the same question, while that is fresh.</summary>
    public async Task<(PopulationRecord Record, DateTime FetchedAt)?> CachedAsync(string nik, PopulationRecord ours, CancellationToken cancellationToken)
    {
        var (index, question, now) = (cipher.OfNik(nik), QuestionOf(ours), Now);
        var found = await db.PopulationCache.Where(c => c.NikIndex == index && c.Question == question && c.ExpiresAt > now).Select(c => new { c.Record, c.FetchedAt }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : (PopulationRecord.Read(found.Record), found.FetchedAt);
    }

    public async Task KeepAsync(string nik, PopulationRecord ours, PopulationRecord answer, CancellationToken cancellationToken)
    {
        if (service.CacheHours == 0) return;
        var (index, now) = (cipher.OfNik(nik), Now);
        var kept = new PopulationCacheEntry
        {
            OfficeId = db.OfficeId,
            NikIndex = index,
            Question = QuestionOf(ours),
            Record = answer.Write(),
            FetchedAt = now,
            ExpiresAt = now.AddHours(service.CacheHours),
        };
        await db.PopulationCache.Where(c => c.NikIndex == index).ExecuteDeleteAsync(cancellationToken);
        db.PopulationCache.Add(kept);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            db.Entry(kept).State = EntityState.Detached; // A colleague asked the same at the same moment; one answer is enough.
        }
    }

    private byte[] QuestionOf(PopulationRecord ours) => CallNikQuestion.Beside(service, ours) is { Length: > 0 } beside ? cipher.Index("population-question", beside) : [];
}
