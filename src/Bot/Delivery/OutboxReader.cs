using System.Data.Common;
using KtpBot.Core.Messaging;
using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;

namespace KtpBot.Bot.Delivery;

/// <summary>Finds stored messages that are due: notices of the desk, an officer's words, retries, and what a crash left behind.</summary>
internal sealed class OutboxReader(Database database, FieldCipher cipher, NodeName node, TimeProvider clock)
{
    private const int Most = 500;
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);

    // With PostgreSQL several nodes look at once: each takes rows nobody else has, in one statement.
    private const string ClaimDue =
        """
        UPDATE "OutboxMessages" SET "ClaimedBy" = @node, "ClaimedUntil" = @until WHERE "Id" IN (
          SELECT "Id" FROM "OutboxMessages"
          WHERE "OfficeId" = @office AND "State" = 'Pending' AND ("NextAttemptAt" IS NULL OR "NextAttemptAt" <= @now)
            AND ("ClaimedBy" IS NULL OR "ClaimedBy" = @node OR "ClaimedUntil" < @now)
          ORDER BY "Id" LIMIT 500 FOR UPDATE SKIP LOCKED)
        """;

    private const string ReadDue =
        """
        SELECT o."Id", o."ConversationId", o."Attempts", o."Content", c."Channel", c."Address", c."LastInboundAt"
        FROM "OutboxMessages" o JOIN "Conversations" c ON c."Id" = o."ConversationId"
        WHERE o."OfficeId" = @office AND o."State" = 'Pending' AND (o."NextAttemptAt" IS NULL OR o."NextAttemptAt" <= @now)
          AND (@every OR o."ClaimedBy" = @node)
        ORDER BY o."Id" LIMIT 500
        """;

    /// <summary>Due messages in the order of their ids, at most 500; those in <paramref name="skip"/> are not read whole.</summary>
    public List<OutgoingItem> Due(Func<long, bool> skip, out bool more)
    {
        using var connection = database.OpenConnection();
        var now = clock.GetUtcNow().UtcDateTime;
        var shared = database.Provider == StorageProvider.Postgres;
        if (shared)
        {
            using var claim = Command(connection, ClaimDue, now);
            Add(claim, "@until", now + Claim);
            claim.ExecuteNonQuery();
        }

        using var read = Command(connection, ReadDue, now);
        Add(read, "@every", !shared);
        using var reader = read.ExecuteReader();
        var items = new List<OutgoingItem>();
        var seen = 0;
        while (reader.Read())
        {
            seen++;
            var id = reader.GetInt64(0);
            if (skip(id)) continue;
            var content = MessagingJson.ReadOutgoing(cipher.Open((byte[])reader.GetValue(3)));
            var address = cipher.OpenText((byte[])reader.GetValue(5));
            DateTime? lastInbound = reader.IsDBNull(6) ? null : DateTime.SpecifyKind(reader.GetDateTime(6), DateTimeKind.Utc);
            items.Add(new OutgoingItem(
                reader.GetInt64(1), ChannelKind.Of(reader.GetString(4)), reader.GetInt32(2), new OutgoingMessage(id, address, content, lastInbound)));
        }

        more = seen == Most;
        return items;
    }

    private DbCommand Command(DbConnection connection, string sql, DateTime now)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        Add(command, "@office", database.Office.OfficeId);
        Add(command, "@now", now);
        Add(command, "@node", node.Value);
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
