using System.Globalization;
using System.Security.Cryptography;
using KtpBot.Core.Audit;
using KtpBot.Core.Cases;
using KtpBot.Core.Documents;
using KtpBot.Core.People;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Verbs;

/// <summary><c>erase --case NUMBER [--yes]</c>: destroys a finished case's documents, and who it was about when nothing else needs it.</summary>
internal static class EraseVerb
{
    private const string Erased = "(dihapus)";

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out, Console.Error);

    /// <summary>0 also when there was nothing left to erase; 1 with a sentence; 2 when the command is incomplete.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        if (VerbArguments.Value(args, "--case") is not { Length: > 0 } given)
        {
            await errors.WriteLineAsync("Tulis: erase --case NOMOR [--yes], misalnya erase --case KWS-2026-000123.");
            return 2;
        }

        var number = given.Trim().ToUpperInvariant();
        await using var services = VerbServices.Open(args, errors);
        if (services is null) return 1;
        await using var db = services.GetRequiredService<Database>().CreateDbContext();
        var onSqlite = db.Database.IsSqlite();
        await db.Database.OpenConnectionAsync();

        // Without it the freed places of the database file keep the old bytes.
        if (onSqlite) await db.Database.ExecuteSqlRawAsync("PRAGMA secure_delete=ON");
        await using var transaction = await db.Database.BeginTransactionAsync();
        var file = await db.Cases.SingleOrDefaultAsync(c => c.Number == number);
        if (file is null || !StageMoves.IsEnd(file.Stage))
        {
            await errors.WriteLineAsync(file is null
                ? $"Permohonan {number} tidak ada di kantor ini. Periksa nomornya."
                : $"Permohonan {number} belum selesai, jadi datanya masih diperlukan. Selesaikan, tolak, atau batalkan dulu.");
            return 1;
        }

        var files = await FilesAsync(db, file.Id);
        var fresh = files.Where(f => f.ErasedAt == null).ToList();
        var jobs = await db.DeviceJobs.Where(j => j.CaseId == file.Id && (j.Payload != null || j.Result != null)).ToListAsync();
        var person = await db.People.SingleAsync(p => p.Id == file.PersonId);
        var stages = await db.Cases.Where(c => c.PersonId == person.Id).Select(c => c.Stage).ToListAsync();
        var needed = !stages.TrueForAll(StageMoves.IsEnd);
        var forgets = !needed && person.Name != Erased;
        var acts = args.Contains("--yes");
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{file.Number}: {fresh.Count} berkas dokumen, {jobs.Count} data alat, {(forgets ? "dan identitas orangnya" : "tanpa identitas orangnya")} {(acts ? "dihapus" : "akan dihapus")}."));
        if (needed) await output.WriteLineAsync("Identitas dipertahankan karena orang ini masih punya permohonan lain yang berjalan.");
        await output.WriteLineAsync("Buku register (penerima dan tanda tangannya) tetap disimpan sebagai arsip; percakapan dan catatan petugas tidak disentuh.");
        if (!acts)
        {
            await output.WriteLineAsync("Belum ada yang dihapus. Ulangi dengan --yes untuk menghapus; ini tidak bisa dibatalkan.");
            return 0;
        }

        if (fresh.Count > 0 || jobs.Count > 0 || forgets)
        {
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
            fresh.ForEach(f => f.ErasedAt = now);
            jobs.ForEach(j => (j.Payload, j.Result) = (null, null));
            if (forgets) Forget(person, now);
            var subject = string.Create(CultureInfo.InvariantCulture, $"case:{file.Id}");
            db.AuditEntries.Add(new AuditEntry { OfficeId = db.OfficeId, At = now, Action = "case.erase", Subject = subject });
            await db.SaveChangesAsync();
        }

        await transaction.CommitAsync();

        // Bytes after the commit: cut short here, the next run or the sweep of unreferenced files finishes it.
        var documents = services.GetRequiredService<IDocumentStore>();
        foreach (var stored in files) await documents.EraseAsync(stored.Id, CancellationToken.None);
        if (onSqlite) await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        await output.WriteLineAsync("Selesai. Cadangan lama masih memuat data ini sampai cadangan itu dibuang.");
        return 0;
    }

    /// <summary>The case's documents, without signatures that the register keeps and without files that another running case uses too.</summary>
    private static async Task<List<StoredFile>> FilesAsync(KtpBotDb db, long caseId)
    {
        CaseStage[] ends = [.. Enum.GetValues<CaseStage>().Where(StageMoves.IsEnd)];
        var kept = db.RegisterEntries.Where(r => r.SignatureFileId != null).Select(r => r.SignatureFileId);
        var shared = from d in db.CaseDocuments join c in db.Cases on d.CaseId equals c.Id where !ends.Contains(c.Stage) select d.FileId;
        return await db.StoredFiles
            .Where(f => db.CaseDocuments.Any(d => d.CaseId == caseId && d.FileId == f.Id) && !kept.Contains(f.Id) && !shared.Contains(f.Id))
            .ToListAsync();
    }

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
