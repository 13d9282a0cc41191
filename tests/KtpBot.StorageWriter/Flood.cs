using System.Globalization;
using KtpBot.Core.Storage;

namespace KtpBot.StorageWriter;

/// <summary>A greedy neighbour: batches of 200 rows, one commit after the other, as the message path has them at full load.</summary>
internal sealed class Flood(Database database)
{
    public const int BatchSize = 200;

    /// <summary>Goes on until the counter has reached <paramref name="until"/>, and prints how many batches it committed after the other side had warmed up.</summary>
    public string Run(int until)
    {
        using var connection = database.OpenConnection();
        using var add = connection.CreateCommand();
        add.CommandText = "INSERT INTO \"AuditEntries\" (\"OfficeId\", \"At\", \"Action\", \"Subject\") VALUES ('kwangsan', '2026-11-17 02:00:00', 'banjir', 'banjir')";
        using var look = connection.CreateCommand();
        look.CommandText = "SELECT \"Last\" FROM \"NumberSequences\" WHERE \"Name\" = 'beban'";
        for (var batches = 0; ;)
        {
            using var transaction = connection.BeginTransaction();
            add.Transaction = look.Transaction = transaction;
            var counter = Convert.ToInt32(look.ExecuteScalar(), CultureInfo.InvariantCulture);
            if (counter >= until) return $"batches {batches}";
            for (var i = 0; i < BatchSize; i++) add.ExecuteNonQuery();
            transaction.Commit();
            if (counter >= SmallTransactions.WarmUp) batches++;
        }
    }
}
