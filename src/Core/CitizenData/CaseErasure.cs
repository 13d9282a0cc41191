using System.Security.Cryptography;
using KtpBot.Core.Audit;
using KtpBot.Core.Cases;
using KtpBot.Core.Devices;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using KtpBot.Core.Papers;
using KtpBot.Core.People;
using KtpBot.Core.Records;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.CitizenData;

/// <summary>What is left of one finished case that can be destroyed.</summary>
/// <param name="File">The case; its number, stages and dates stay as the office's record.</param>
/// <param name="Files">Its documents and receipt, those destroyed earlier among them. What another running case or the register needs is left out.</param>
/// <param name="Jobs">Device work that still holds data.</param>
/// <param name="Person">Whom it is about.</param>
/// <param name="PersonNeeded">The person has a running case.</param>
public sealed record CaseRemains(CaseFile File, IReadOnlyList<StoredFile> Files, IReadOnlyList<DeviceJob> Jobs, Person Person, bool PersonNeeded)
{
    /// <summary>Files whose bytes are still there.</summary>
    public IReadOnlyList<StoredFile> Fresh => [.. Files.Where(f => f.ErasedAt is null)];

    /// <summary>The identity can be destroyed and has not been yet.</summary>
    public bool CanForget => !PersonNeeded && Person.Name != CaseErasure.Erased;
}

/// <summary>
/// Destroys what a finished case no longer needs. Works inside the caller's transaction on either database; the bytes go after its
/// commit, and the hourly sweep finishes what was cut short.
/// </summary>
public static class CaseErasure
{
    /// <summary>Stands where words about a person stood.</summary>
    public const string Erased = "(dihapus)";

    /// <summary>Looks what there is. The case must have ended.</summary>
    public static async Task<CaseRemains> FindAsync(KtpBotDb db, CaseFile file, CancellationToken cancellationToken)
    {
        if (!StageMoves.IsEnd(file.Stage)) throw new InvalidOperationException("Only a finished case is erased.");
        var jobs = await db.DeviceJobs.Where(j => j.CaseId == file.Id && (j.Payload != null || j.Result != null)).ToListAsync(cancellationToken);
        var person = await db.People.SingleAsync(p => p.Id == file.PersonId, cancellationToken);
        var stages = await db.Cases.Where(c => c.PersonId == person.Id).Select(c => c.Stage).ToListAsync(cancellationToken);
        return new CaseRemains(file, await FilesAsync(db, file.Id, cancellationToken), jobs, person, !stages.TrueForAll(StageMoves.IsEnd));
    }

    /// <summary>Destroys documents and device data; with <paramref name="everything"/> also officers' words about the case and who it was about. Saved, not committed.</summary>
    /// <returns>False when nothing was left; then nothing is written.</returns>
    public static async Task<bool> EraseAsync(KtpBotDb db, CaseRemains remains, bool everything, string action, DateTime now, CancellationToken cancellationToken)
    {
        var forgets = everything && remains.CanForget;
        var mailed = everything && await CaseMailbox.EraseAsync(db, remains.File, now, cancellationToken); // Found by the address in the details, which go next.
        var words = everything ? await WordsAsync(db, remains.File.Id, cancellationToken) : 0;
        var checks = await db.PopulationChecks.Where(k => k.CaseId == remains.File.Id).ExecuteDeleteAsync(cancellationToken);
        if (remains.Fresh.Count == 0 && remains.Jobs.Count == 0 && !forgets && words == 0 && !mailed && checks == 0) return false;
        foreach (var file in remains.Fresh) file.ErasedAt = now;
        foreach (var job in remains.Jobs) (job.Payload, job.Result) = (null, null);
        if (forgets)
        {
            await PersonRecords.ForgetAsync(db, remains.Person.NikIndex, cancellationToken);
            var nik = remains.Person.NikIndex;
            await db.PopulationCache.Where(a => a.NikIndex == nik).ExecuteDeleteAsync(cancellationToken);
            await CloseBooksAsync(db, remains.Person.Id, now, cancellationToken);
            Forget(remains.Person, now);
        }

        db.AuditEntries.Add(new AuditEntry { OfficeId = db.OfficeId, At = now, Action = action, Subject = $"case:{remains.File.Id}" });
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>The case's documents, papers and receipt, without signatures that the register keeps and without files that another running case uses too.</summary>
    private static async Task<List<StoredFile>> FilesAsync(KtpBotDb db, long caseId, CancellationToken cancellationToken)
    {
        CaseStage[] ends = [.. Enum.GetValues<CaseStage>().Where(StageMoves.IsEnd)];
        var receipts = await ReceiptsAsync(db, caseId, cancellationToken);
        var kept = db.RegisterEntries.Where(r => r.SignatureFileId != null).Select(r => r.SignatureFileId);
        var shared = from d in db.CaseDocuments join c in db.Cases on d.CaseId equals c.Id where !ends.Contains(c.Stage) select d.FileId;

        // A receipt or a letter that still waits to leave is left to its message.
        var waits = await db.OutboxMessages.AnyAsync(m => m.CaseId == caseId && m.State == DeliveryState.Pending && m.DedupKey != null && (m.DedupKey.EndsWith(":receipt") || m.DedupKey.EndsWith(":letter")), cancellationToken);
        var papers = db.IssuedPapers.Where(p => p.CaseId == caseId && (!waits || (p.Kind != PaperKind.Receipt && p.Kind != PaperKind.CoverLetter))).Select(p => p.FileId);
        return await db.StoredFiles
            .Where(f => (db.CaseDocuments.Any(d => d.CaseId == caseId && d.FileId == f.Id) || papers.Contains(f.Id) || receipts.Contains(f.Id)) && !kept.Contains(f.Id) && !shared.Contains(f.Id))
            .ToListAsync(cancellationToken);
    }

    /// <summary>
    /// The kept prints of the books that name him: their rows, numbers and codes stay, and a month can be printed anew from what may still
    /// be told. No office's clock is asked here; at a month's edge the neighbour's print goes, too.
    /// </summary>
    private static async Task CloseBooksAsync(KtpBotDb db, long personId, DateTime now, CancellationToken cancellationToken)
    {
        var moments = await db.RegisterEntries.Where(r => db.Cases.Any(c => c.Id == r.CaseId && c.PersonId == personId)).Select(r => r.At).ToListAsync(cancellationToken);
        var months = moments.SelectMany(at => new[] { at.AddHours(7), at.AddHours(9) }).Select(at => (DateOnly?)new DateOnly(at.Year, at.Month, 1)).Distinct().ToList();
        var files = db.IssuedPapers.Where(p => p.Book == IssuedPaper.HandOverBook && months.Contains(p.BookMonth)).Select(p => p.FileId);
        await db.StoredFiles.Where(f => files.Contains(f.Id) && f.ErasedAt == null).ExecuteUpdateAsync(set => set.SetProperty(f => f.ErasedAt, now), cancellationToken);
    }

    /// <summary>Files that the case's own messages carry and that have left the house.</summary>
    private static async Task<List<Guid>> ReceiptsAsync(KtpBotDb db, long caseId, CancellationToken cancellationToken)
    {
        var sent = await db.OutboxMessages.AsNoTracking()
            .Where(m => m.CaseId == caseId && m.State != DeliveryState.Pending && m.DedupKey != null && m.DedupKey.EndsWith(":receipt"))
            .Select(m => m.Content).ToListAsync(cancellationToken);
        return [.. sent.Select(content => SentFiles.Of(MessagingJson.ReadOutgoing(content))).OfType<Guid>()];
    }

    private static async Task<int> WordsAsync(KtpBotDb db, long caseId, CancellationToken cancellationToken) =>
        await db.CaseEvents.Where(e => e.CaseId == caseId && e.Note != null).ExecuteUpdateAsync(set => set.SetProperty(e => e.Note, (string?)null), cancellationToken)
        + await db.Cases.Where(c => c.Id == caseId && c.Details != null).ExecuteUpdateAsync(set => set.SetProperty(c => c.Details, (string?)null), cancellationToken)
        + await db.CaseDocuments.Where(d => d.CaseId == caseId && d.Note != null).ExecuteUpdateAsync(set => set.SetProperty(d => d.Note, (string?)null), cancellationToken)
        + await db.BridgeEntries.Where(b => b.CaseId == caseId && (b.Reference != null || b.Words != null || b.Note != null)).ExecuteUpdateAsync(
            set => set.SetProperty(b => b.Reference, (string?)null).SetProperty(b => b.Words, (string?)null).SetProperty(b => b.WordsIndex, (byte[]?)null).SetProperty(b => b.Note, (string?)null),
            cancellationToken);

    // The index is random because it must stay unique and must no longer answer to the number it came from.
    private static void Forget(Person person, DateTime now)
    {
        (person.Nik, person.NikIndex, person.Name) = (Erased, RandomNumberGenerator.GetBytes(16), Erased);
        (person.Kk, person.KkIndex, person.Phone, person.PhoneIndex) = (null, null, null, null);
        (person.BirthPlace, person.BirthDate, person.Sex, person.BloodType) = (null, null, null, null);
        (person.Address, person.RtRw, person.Village, person.District) = (null, null, null, null);
        (person.Religion, person.MaritalStatus, person.Occupation, person.Citizenship) = (null, null, null, null);
        person.UpdatedAt = now;
    }
}
