using System.Globalization;
using KtpBot.Core.Storage;

namespace KtpBot.Bot.Verbs;

/// <summary><c>backup --to DIR [--with-key]</c>: a copy of the database and the document files while the hosts run (SQLite).</summary>
internal static class BackupVerb
{
    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out, Console.Error);

    /// <summary>0 when the backup is whole, 1 with a sentence when it is not, 2 when the command is incomplete.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        if (VerbArguments.Value(args, "--to") is not { Length: > 0 } folder)
        {
            await errors.WriteLineAsync("Tulis: backup --to FOLDER [--with-key]");
            return 2;
        }

        await using var services = VerbServices.Open(args, errors);
        if (services is null) return 1;
        try
        {
            return Make(services, Path.GetFullPath(folder), args.Contains("--with-key"), output, errors);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return VerbServices.DiskFault(errors);
        }
    }

    private static int Make(ServiceProvider services, string folder, bool withKey, TextWriter output, TextWriter errors)
    {
        var options = services.GetRequiredService<StorageOptions>();
        var database = services.GetRequiredService<Database>();
        if (Refusal(database, folder) is { } refusal)
        {
            errors.WriteLine(refusal);
            return 1;
        }

        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var copy = Path.Combine(folder, BackupManifest.DatabaseName);
        CopyDatabase(database, copy);

        // The files after the database, so that no row of the copy points at a missing file.
        var (files, bytes) = FolderCopy.Run(options.FilesDirectory, Path.Combine(folder, BackupManifest.FilesName));
        if (withKey) CopyKey(options.KeyFile, Path.Combine(folder, BackupManifest.KeyName));
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var size = new FileInfo(copy).Length;
        new BackupManifest(now, database.Office.OfficeId, database.Cipher.KeyId, size, BackupManifest.HashOf(copy), files, bytes).Write(folder);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Cadangan selesai di {folder}: basis data {size} bita, {files} berkas dokumen."));
        output.WriteLine(withKey
            ? "Kunci ikut disalin: siapa pun yang memegang folder ini bisa membaca datanya. Pindahkan identity.key ke tempat lain yang aman."
            : $"Kunci TIDAK ikut disalin. Simpan salinan {options.KeyFile} di tempat lain yang aman: tanpa kunci, cadangan ini tidak bisa dibaca.");
        return 0;
    }

    private static string? Refusal(Database database, string folder)
    {
        if (database.SqliteFile is null)
            return "Kantor ini memakai PostgreSQL: buat cadangan dengan pg_dump, lalu salin folder berkas (Storage__FilesDirectory) dan simpan kuncinya terpisah.";
        return File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            ? $"Folder {folder} tidak kosong. Pilih folder baru supaya cadangan lama tidak tertimpa."
            : null;
    }

    private static void CopyDatabase(Database database, string target)
    {
        using (var connection = database.OpenConnection())
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "VACUUM INTO $file";
            var file = command.CreateParameter();
            (file.ParameterName, file.Value) = ("$file", target);
            command.Parameters.Add(file);
            command.ExecuteNonQuery();
        }

        using var written = new FileStream(target, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }

    /// <summary>Copies a key so that nobody but this user ever could read the copy.</summary>
    internal static void CopyKey(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.WriteThrough };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(to, options);
        file.Write(File.ReadAllBytes(from));
    }
}
