using System.Globalization;
using System.Security.Cryptography;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Verbs;

/// <summary><c>restore --from DIR [--replace]</c>: puts a backup in place (SQLite). Both hosts must be stopped.</summary>
internal static class RestoreVerb
{
    public static Task<int> RunAsync(string[] args) => RunAsync(args, TimeProvider.System, Console.Out, Console.Error);

    /// <summary>0 when everything is in place and opens, 1 with a sentence, 2 when the command is incomplete.</summary>
    public static async Task<int> RunAsync(string[] args, TimeProvider clock, TextWriter output, TextWriter errors)
    {
        if (VerbArguments.Value(args, "--from") is not { Length: > 0 } given)
        {
            await errors.WriteLineAsync("Tulis: restore --from FOLDER [--replace]. Hentikan Bot dan Backoffice lebih dulu.");
            return 2;
        }

        var folder = Path.GetFullPath(given);
        try
        {
            if (BackupManifest.Read(folder) is not { } manifest || !File.Exists(Path.Combine(folder, BackupManifest.DatabaseName)))
                return Refuse(errors, $"{folder} bukan cadangan yang utuh: manifest.json atau ktpbot.db tidak ada atau tidak terbaca.");
            if (BackupManifest.HashOf(Path.Combine(folder, BackupManifest.DatabaseName)) != manifest.DatabaseSha256)
                return Refuse(errors, "Basis data di cadangan ini sudah berubah sejak dibuat (SHA-256 berbeda). Pakai cadangan lain; tidak ada yang dipulihkan.");

            // The key first, because nothing opens without it; one that is already there is never overwritten.
            var keyFile = Path.GetFullPath(VerbServices.Configuration(args)["Storage:KeyFile"] ?? new StorageOptions().KeyFile);
            var savedKey = Path.Combine(folder, BackupManifest.KeyName);
            if (!File.Exists(keyFile) && File.Exists(savedKey)) BackupVerb.CopyKey(savedKey, keyFile);

            await using var services = VerbServices.Open(args, errors, mayBeNew: true);
            return services is null ? 1 : Put(services, folder, manifest, args.Contains("--replace"), clock, output, errors);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return VerbServices.DiskFault(errors);
        }
    }

    private static int Put(
        ServiceProvider services, string folder, BackupManifest manifest, bool replace, TimeProvider clock, TextWriter output, TextWriter errors)
    {
        var options = services.GetRequiredService<StorageOptions>();
        var database = services.GetRequiredService<Database>();
        if (database.SqliteFile is not { } target)
            return Refuse(errors, "Kantor ini memakai PostgreSQL: pulihkan dengan pg_restore atau psql, lalu salin kembali folder berkas dan kuncinya.");
        var wrongKey = $"Kunci di {Path.GetFullPath(options.KeyFile)} bukan kunci data cadangan ini, jadi isinya tidak bisa dibuka. Letakkan kunci yang benar di sana, lalu ulangi.";
        if (database.Cipher.KeyId != manifest.KeyId) return Refuse(errors, wrongKey);
        if (File.Exists(target) && !replace)
            return Refuse(errors, $"Basis data {target} sudah ada. Tambahkan --replace untuk menyisihkannya (tidak dihapus), setelah Bot dan Backoffice dihentikan.");

        var (files, _) = FolderCopy.Run(Path.Combine(folder, BackupManifest.FilesName), options.FilesDirectory);
        var draft = target + ".restoring";
        File.Copy(Path.Combine(folder, BackupManifest.DatabaseName), draft, overwrite: true);
        using (var written = new FileStream(draft, FileMode.Open, FileAccess.ReadWrite)) written.Flush(flushToDisk: true);
        MoveAside(target, clock.GetUtcNow().UtcDateTime, output);
        File.Move(draft, target);
        if (!Opens(database)) return Refuse(errors, wrongKey);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Pemulihan selesai: {target}, {files} dari {manifest.Files} berkas dokumen. Jalankan Bot dan Backoffice."));
        return 0;
    }

    // A write-ahead log of the old database beside the new one would be taken for its own.
    private static void MoveAside(string target, DateTime now, TextWriter output)
    {
        var stamp = now.ToString("'.sebelum-'yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        foreach (var suffix in new[] { "", "-wal", "-shm" })
        {
            if (!File.Exists(target + suffix)) continue;
            File.Move(target + suffix, target + stamp + suffix);
            output.WriteLine($"Disisihkan: {target + stamp + suffix}");
        }
    }

    /// <summary>Whether one sealed value of each kind opens; an empty office has nothing that could not.</summary>
    private static bool Opens(Database database)
    {
        using var db = database.CreateDbContext();
        try
        {
            _ = db.People.IgnoreQueryFilters().OrderBy(p => p.Id).Select(p => p.Name).FirstOrDefault();
            _ = db.Conversations.IgnoreQueryFilters().OrderBy(c => c.Id).Select(c => c.Address).FirstOrDefault();
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static int Refuse(TextWriter errors, string sentence)
    {
        errors.WriteLine(sentence);
        return 1;
    }
}
