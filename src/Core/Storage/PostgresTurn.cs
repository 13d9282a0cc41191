using System.Data.Common;

namespace KtpBot.Core.Storage;

/// <summary>A lock between processes on one PostgreSQL database. It belongs to the session, so it ends with the connection even after a kill.</summary>
internal sealed class PostgresTurn : IDisposable
{
    // Any number will do, as long as nobody else locks it.
    private const long Key = 0x4B74_7042_6F74_0001;

    private readonly DbConnection _connection;

    /// <summary>Waits for the lock.</summary>
    /// <param name="connection">Open; disposed with this.</param>
    /// <param name="seconds">How long to wait before the database's own time-out exception.</param>
    public PostgresTurn(DbConnection connection, int seconds)
    {
        _connection = connection;
        Run("SELECT pg_advisory_lock(@key)", seconds);
    }

    public void Dispose()
    {
        // A pooled connection would keep the lock until it is used again.
        Run("SELECT pg_advisory_unlock(@key)", 0);
        _connection.Dispose();
    }

    private void Run(string sql, int seconds)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = seconds;
        var key = command.CreateParameter();
        key.ParameterName = "@key";
        key.Value = Key;
        command.Parameters.Add(key);
        command.ExecuteNonQuery();
    }
}
