using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using KtpBot.Testing.Processes;

namespace KtpBot.Testing.Databases;

/// <summary>A database of one test's own, in a temporary folder that also has room for document files and the key. Gone afterwards.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<byte[]> MigratedSqlite = new(MakeMigratedSqlite);

    private readonly TemporaryFolder _folder;
    private readonly List<Database> _databases = [];

    private TestDatabase(TemporaryFolder folder, StorageOptions options, string officeId)
    {
        _folder = folder;
        Options = options;
        Database = ForOffice(officeId);
    }

    /// <summary>What a host needs to work on the same database: connection string, folder of files, key file.</summary>
    public StorageOptions Options { get; }

    /// <summary>The database, bound to the test's office.</summary>
    public Database Database { get; }

    public StorageProvider Provider => Options.Provider;

    public string Folder => _folder.Path;

    /// <summary>A database with the migrated schema and no rows.</summary>
    public static async Task<TestDatabase> CreateAsync(StorageProvider provider = StorageProvider.Sqlite, string officeId = TestOffices.Kwangsan)
    {
        var folder = new TemporaryFolder();
        var options = await OptionsInAsync(folder, provider, migrated: true);
        return new TestDatabase(folder, options, officeId);
    }

    /// <summary>A database without any table, for tests of the migrations themselves.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(StorageProvider provider)
    {
        var folder = new TemporaryFolder();
        var options = await OptionsInAsync(folder, provider, migrated: false);
        return new TestDatabase(folder, options, TestOffices.Kwangsan);
    }

    /// <summary>A new context bound to the test's office.</summary>
    public KtpBotDb Open() => Database.CreateDbContext();

    /// <summary>The same rows, seen from another office. Ends with the test database.</summary>
    public Database ForOffice(string officeId)
    {
        var database = new Database(Options, new OfficeScope(officeId), TestKeys.Cipher);
        _databases.Add(database);
        return database;
    }

    /// <summary>The environment that points a host process at this database.</summary>
    public Dictionary<string, string> HostEnvironment() => new()
    {
        ["Dialogs__LookSeconds"] = "0",
        ["Storage__Provider"] = Options.Provider.ToString(),
        ["Storage__ConnectionString"] = Options.ConnectionString,
        ["Storage__FilesDirectory"] = Options.FilesDirectory,
        ["Storage__KeyFile"] = Options.KeyFile,
        ["Office__Id"] = Database.Office.OfficeId,
    };

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _databases) await database.DisposeAsync();
        if (Provider == StorageProvider.Postgres) await PrivatePostgres.DropAsync(Options.ConnectionString);
        _folder.Dispose();
    }

    private static async Task<StorageOptions> OptionsInAsync(TemporaryFolder folder, StorageProvider provider, bool migrated)
    {
        var keyFile = folder.File("keys", "identity.key");
        Directory.CreateDirectory(Path.GetDirectoryName(keyFile)!);
        await File.WriteAllBytesAsync(keyFile, TestKeys.Master);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(keyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var options = new StorageOptions { Provider = provider, FilesDirectory = folder.File("files"), KeyFile = keyFile };
        if (provider == StorageProvider.Postgres)
        {
            options.ConnectionString = migrated ? await PrivatePostgres.CreateMigratedAsync() : await PrivatePostgres.CreateEmptyAsync();
        }
        else
        {
            var file = folder.File("ktpbot.db");
            if (migrated) await File.WriteAllBytesAsync(file, MigratedSqlite.Value);
            options.ConnectionString = $"Data Source={file}";
        }

        return options;
    }

    private static byte[] MakeMigratedSqlite()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("template.db");
        var options = new StorageOptions { ConnectionString = $"Data Source={file}" };
        var database = new Database(options, new OfficeScope(TestOffices.Kwangsan), TestKeys.Cipher);
        database.Migrate();
        using (var connection = database.OpenConnection())
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            command.ExecuteNonQuery();
        }

        database.DisposeAsync().AsTask().Wait();
        return File.ReadAllBytes(file);
    }
}
