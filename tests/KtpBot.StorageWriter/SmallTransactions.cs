using System.Data;
using System.Data.Common;
using System.Diagnostics;
using KtpBot.Core.Audit;
using KtpBot.Core.Storage;

namespace KtpBot.StorageWriter;

/// <summary>
/// Small transactions of the kind both hosts make: read a counter, write the next value, add a row. A lost write shows as a
/// counter that is too small; a lock error ends the process.
/// </summary>
internal sealed class SmallTransactions(Database database, string name)
{
    /// <summary>The first transactions of each kind also load and compile; waiting is measured after them.</summary>
    public const int WarmUp = 2;

    private const string Sequence = "beban";

    private long _longest;

    /// <summary>Prints how long the longest transaction took, from asking for the lock to the commit.</summary>
    public string Run(int transactions, int threads)
    {
        var workers = Enumerable.Range(0, threads).Select(thread => new Thread(() =>
        {
            for (var n = thread; n < transactions; n += threads)
            {
                var clock = Stopwatch.StartNew();
                if (n % 2 == 0) ThroughEf(n);
                else ByHand(n);
                if (n >= WarmUp) KeepLongest(clock.ElapsedMilliseconds);
            }
        })).ToList();
        workers.ForEach(w => w.Start());
        workers.ForEach(w => w.Join());
        return $"longest {_longest} ms";
    }

    private void ThroughEf(int n)
    {
        using var db = database.CreateDbContext();
        using var transaction = db.Database.BeginTransaction();
        var sequence = db.NumberSequences.Single(s => s.Name == Sequence);
        sequence.Last++;
        db.Add(new AuditEntry
        {
            OfficeId = db.OfficeId,
            At = TimeProvider.System.GetUtcNow().UtcDateTime,
            Action = name,
            Subject = $"{name}:{n}",
        });
        db.SaveChanges();
        transaction.Commit();
    }

    private void ByHand(int n)
    {
        using var connection = database.OpenConnection();
        using var transaction = connection.BeginTransaction(IsolationLevel.Serializable);
        using var read = Command(connection, transaction, "SELECT \"Last\" FROM \"NumberSequences\" WHERE \"Name\" = 'beban'");
        var last = Convert.ToInt64(read.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
        using var write = Command(connection, transaction, "UPDATE \"NumberSequences\" SET \"Last\" = $last WHERE \"Name\" = 'beban'", ("$last", last + 1));
        write.ExecuteNonQuery();
        using var add = Command(
            connection,
            transaction,
            "INSERT INTO \"AuditEntries\" (\"OfficeId\", \"At\", \"Action\", \"Subject\") VALUES ('kwangsan', $at, $name, $subject)",
            ("$at", TimeProvider.System.GetUtcNow().UtcDateTime),
            ("$name", name),
            ("$subject", $"{name}:{n}"));
        add.ExecuteNonQuery();
        transaction.Commit();
    }

    private static DbCommand Command(DbConnection connection, DbTransaction transaction, string sql, params (string Name, object Value)[] values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The statements above are constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (parameter, value) in values)
        {
            var p = command.CreateParameter();
            p.ParameterName = parameter;
            p.Value = value;
            command.Parameters.Add(p);
        }

        return command;
    }

    private void KeepLongest(long milliseconds)
    {
        long seen;
        while (milliseconds > (seen = Interlocked.Read(ref _longest)))
        {
            if (Interlocked.CompareExchange(ref _longest, milliseconds, seen) == seen) return;
        }
    }
}
