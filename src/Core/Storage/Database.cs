using System.Data.Common;
using KtpBot.Core.Offices;
using KtpBot.Core.Privacy;
using KtpBot.Core.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace KtpBot.Core.Storage;

/// <summary>
/// The one place that knows which database is behind the rows. SQLite runs in WAL mode with synchronous=FULL (a commit is on disk
/// when it returns), every transaction starts as a writer (BEGIN IMMEDIATE), and waiting for the other process is bounded by
/// <see cref="BusyTimeoutSeconds"/>, so that nobody meets "database is locked".
/// </summary>
public sealed class Database : IDbContextFactory<KtpBotDb>, IAsyncDisposable
{
    public const int BusyTimeoutSeconds = 60;

    private readonly DbContextOptions<KtpBotDb> _options;
    private readonly NpgsqlDataSource? _postgres;
    private readonly string _sqlite = "";

    public Database(StorageOptions options, OfficeScope office, FieldCipher cipher)
    {
        if (options.Problem() is { } problem) throw new InvalidOperationException(problem);
        Provider = options.Provider;
        Office = office;
        Cipher = cipher;
        var builder = new DbContextOptionsBuilder<KtpBotDb>()
            .ReplaceService<IModelCacheKeyFactory, KtpBotDb.ModelKey>()
            .ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning, CoreEventId.ManyServiceProvidersCreatedWarning));
        if (Provider == StorageProvider.Sqlite)
        {
            SystemSqlite.Use();
            var connection = new SqliteConnectionStringBuilder(options.ConnectionString) { DefaultTimeout = BusyTimeoutSeconds, Pooling = true };
            _sqlite = connection.ToString();
            SqliteFile = Path.GetFullPath(connection.DataSource);
            Directory.CreateDirectory(Path.GetDirectoryName(SqliteFile)!);
            builder.UseSqlite(_sqlite, o => o.CommandTimeout(BusyTimeoutSeconds)).AddInterceptors(new SqliteConnectionSettings());
        }
        else
        {
            _postgres = new NpgsqlDataSourceBuilder(options.ConnectionString).Build();
            builder.UseNpgsql(_postgres);
        }

        _options = builder.Options;
    }

    public StorageProvider Provider { get; }

    public OfficeScope Office { get; }

    public FieldCipher Cipher { get; }

    /// <summary>The database file, with SQLite.</summary>
    public string? SqliteFile { get; }

    public KtpBotDb CreateDbContext() => new(_options, Office, Cipher);

    /// <summary>A context on an open connection inside a running transaction: what it saves commits with the rest.</summary>
    public KtpBotDb CreateDbContext(DbConnection connection, DbTransaction transaction)
    {
        var builder = new DbContextOptionsBuilder<KtpBotDb>(_options);
        if (Provider == StorageProvider.Sqlite) builder.UseSqlite(connection);
        else builder.UseNpgsql(connection);
        var db = new KtpBotDb(builder.Options, Office, Cipher);
        db.Database.AutoSavepointsEnabled = false;
        db.Database.UseTransaction(transaction);
        return db;
    }

    /// <summary>An open connection for the hand-written statements of the message path.</summary>
    public DbConnection OpenConnection()
    {
        if (_postgres is not null) return _postgres.OpenConnection();
        var connection = new SqliteConnection(_sqlite);
        connection.Open();
        SqliteConnectionSettings.Apply(connection);
        return connection;
    }

    /// <summary>Brings the schema up to date. Two processes may call it at once.</summary>
    public void Migrate()
    {
        // The file lock is released by the operating system even after a kill; EF's own lock row would stay, so it is cleared under the file lock.
        // On PostgreSQL that lock ends with each migration's own transaction, so a second process could run one that is under way: a lock of
        // the session holds them all together, and ends with its connection whatever happens.
        using IDisposable? turn = SqliteFile is null ? new PostgresTurn(OpenConnection(), BusyTimeoutSeconds) : FileTurn.Take(SqliteFile + ".migrate", BusyTimeoutSeconds);
        using var db = CreateDbContext();
        if (!db.Database.GetPendingMigrations().Any()) return;
        if (SqliteFile is not null) db.Database.ExecuteSqlRaw("DROP TABLE IF EXISTS \"__EFMigrationsLock\"");
        db.Database.Migrate();
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
        else
        {
            // Pooled connections keep the file open; a closed database holds no file.
            await using var connection = new SqliteConnection(_sqlite);
            SqliteConnection.ClearPool(connection);
        }
    }
}
