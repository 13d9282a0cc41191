using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using Npgsql;

namespace KtpBot.Testing.Databases;

/// <summary>
/// The PostgreSQL server for tests, named by the environment variable <c>KTPBOT_TEST_POSTGRES</c> (an Npgsql connection string of
/// a superuser). Each test gets a database of its own, copied from one that was migrated once.
/// </summary>
public static class PrivatePostgres
{
    public const string Variable = "KTPBOT_TEST_POSTGRES";

    private static readonly SemaphoreSlim Gate = new(1);
    private static string? _template;

    public static string? ServerConnectionString => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? text : null;

    /// <summary>A new, empty database.</summary>
    public static async Task<string> CreateEmptyAsync()
    {
        var name = NewName();
        await RunAsync($"CREATE DATABASE {name}");
        return ConnectionStringOf(name);
    }

    /// <summary>A new database with the migrated schema and no rows.</summary>
    public static async Task<string> CreateMigratedAsync()
    {
        await Gate.WaitAsync();
        try
        {
            _template ??= await MakeTemplateAsync();
            var name = NewName();
            await RunAsync($"CREATE DATABASE {name} TEMPLATE {_template}");
            return ConnectionStringOf(name);
        }
        finally
        {
            Gate.Release();
        }
    }

    public static async Task DropAsync(string connectionString) =>
        await RunAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");

    private static async Task<string> MakeTemplateAsync()
    {
        var connectionString = await CreateEmptyAsync();
        await using (var database = new Database(
            new StorageOptions { Provider = StorageProvider.Postgres, ConnectionString = connectionString },
            new OfficeScope(TestOffices.Kwangsan),
            TestKeys.Cipher))
        {
            database.Migrate();
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) => DropAsync(connectionString).Wait(TimeSpan.FromSeconds(5));
        return new NpgsqlConnectionStringBuilder(connectionString).Database!;
    }

    private static string NewName() => $"ktpbot_{Guid.NewGuid():N}";

    private static string ConnectionStringOf(string name) =>
        new NpgsqlConnectionStringBuilder(ServerConnectionString) { Database = name, MaxPoolSize = 20 }.ToString();

    private static async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ServerConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
