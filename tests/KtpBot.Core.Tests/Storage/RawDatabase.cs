using System.Text;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;

namespace KtpBot.Core.Tests.Storage;

/// <summary>The bytes as a thief of the disk would have them: the SQLite file with its journal, or every row of every table as PostgreSQL prints it.</summary>
internal sealed class RawDatabase
{
    private readonly List<byte[]> _parts = [];

    public static async Task<RawDatabase> ReadAsync(TestDatabase test)
    {
        var raw = new RawDatabase();
        if (test.Provider == StorageProvider.Sqlite)
        {
            foreach (var file in Directory.GetFiles(test.Folder, "ktpbot.db*")) raw._parts.Add(await ReadSharedAsync(file));
            return raw;
        }

        await using var connection = test.Database.OpenConnection();
        var tables = new List<string>();
        await using (var list = connection.CreateCommand())
        {
            list.CommandText = "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'";
            await using var names = await list.ExecuteReaderAsync();
            while (await names.ReadAsync()) tables.Add(names.GetString(0));
        }

        foreach (var table in tables)
        {
            await using var rows = connection.CreateCommand();
            rows.CommandText = $"SELECT t::text FROM {table} t";
            await using var reader = await rows.ExecuteReaderAsync();
            while (await reader.ReadAsync()) raw._parts.Add(Encoding.UTF8.GetBytes(reader.GetString(0)));
        }

        return raw;
    }

    /// <summary>Whether the words occur anywhere: as UTF-8, as UTF-16, as hexadecimal (PostgreSQL prints bytes so), as Base64 of their beginning.</summary>
    public bool Contains(string words)
    {
        var utf8 = Encoding.UTF8.GetBytes(words);
        byte[][] forms =
        [
            utf8,
            Encoding.Unicode.GetBytes(words),
            Encoding.ASCII.GetBytes(Convert.ToHexStringLower(utf8)),
            Encoding.ASCII.GetBytes(Convert.ToBase64String(utf8.AsSpan(0, utf8.Length / 3 * 3))),
        ];
        return forms.Any(form => _parts.Any(part => part.AsSpan().IndexOf(form) >= 0));
    }

    private static async Task<byte[]> ReadSharedAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy);
        return copy.ToArray();
    }
}
