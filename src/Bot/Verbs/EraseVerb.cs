using System.Globalization;
using KtpBot.Core.Cases;
using KtpBot.Core.CitizenData;
using KtpBot.Core.Documents;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Verbs;

/// <summary><c>erase --case NUMBER [--yes]</c>: destroys a finished case's documents and chat, and who it was about when nothing else needs it.</summary>
internal static class EraseVerb
{
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

        var remains = await CaseErasure.FindAsync(db, file, CancellationToken.None);
        var chat = await ChatToEraseAsync(db, file);
        var acts = args.Contains("--yes");
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{file.Number}: {remains.Fresh.Count} berkas, {remains.Jobs.Count} data alat, {(remains.CanForget ? "dan identitas orangnya" : "tanpa identitas orangnya")} {(acts ? "dihapus" : "akan dihapus")}, juga tulisan petugas tentang permohonan ini."));
        if (remains.PersonNeeded) await output.WriteLineAsync("Identitas dipertahankan karena orang ini masih punya permohonan lain yang berjalan.");
        await output.WriteLineAsync(file.ConversationId is null ? "Permohonan ini tidak punya percakapan."
            : chat is null ? "Percakapannya dipertahankan karena masih ada permohonan lain yang berjalan di situ."
            : $"Isi percakapannya, foto di dalamnya, dan catatan lalu lintas kanalnya juga {(acts ? "dihapus" : "akan dihapus")}.");
        await output.WriteLineAsync("Buku register (penerima dan tanda tangannya) tetap disimpan sebagai arsip.");
        if (!acts)
        {
            await output.WriteLineAsync("Belum ada yang dihapus. Ulangi dengan --yes untuk menghapus; ini tidak bisa dibatalkan.");
            return 0;
        }

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        await CaseErasure.EraseAsync(db, remains, everything: true, "case.erase", now, CancellationToken.None);
        var loose = chat is { } conversation ? (await ChatErasure.EraseAsync(db, conversation, now, CancellationToken.None)).Files : [];
        await transaction.CommitAsync();

        // Bytes after the commit: cut short here, the next run or the sweep of unreferenced files finishes it.
        var documents = services.GetRequiredService<IDocumentStore>();
        foreach (var id in remains.Files.Select(f => f.Id).Concat(loose)) await documents.EraseAsync(id, CancellationToken.None);
        if (onSqlite) await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        await output.WriteLineAsync("Selesai. Cadangan lama masih memuat data ini sampai cadangan itu dibuang.");
        return 0;
    }

    /// <summary>The case's conversation, once none of its cases is running any more.</summary>
    private static async Task<long?> ChatToEraseAsync(KtpBotDb db, CaseFile file)
    {
        if (file.ConversationId is not { } id) return null;
        var stages = await db.Cases.Where(c => c.ConversationId == id).Select(c => c.Stage).ToListAsync();
        return stages.TrueForAll(StageMoves.IsEnd) ? id : null;
    }
}
