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

    private const string Columns =
        """
        SELECT o."Id", o."ConversationId", o."Attempts", o."Content", c."Channel", c."Address", c."LastInboundAt", o."Origin", c."OptedOutAt", c."Unreachable",
          o."WindowClosed", o."HeldAt"
        FROM "OutboxMessages" o JOIN "Conversations" c ON c."Id" = o."ConversationId"
        WHERE o."OfficeId" = @office AND o."State" = 'Pending'
        """;

    // What waits for the citizen is due as soon as the citizen has written since.
    private const string IsDue =
        """ AND (o."NextAttemptAt" IS NULL OR o."NextAttemptAt" <= @now) AND (o."HeldAt" IS NULL OR c."LastInboundAt" > o."HeldAt")""";

    private const string IsOurs = """ AND (@every OR o."ClaimedBy" = @node)""";

    // With PostgreSQL several nodes look at once: each takes rows nobody else has, in one statement.
    private const string ClaimDue =
        """
        UPDATE "OutboxMessages" SET "ClaimedBy" = @node, "ClaimedUntil" = @until WHERE "Id" IN (
          SELECT o."Id" FROM "OutboxMessages" o JOIN "Conversations" c ON c."Id" = o."ConversationId"
          WHERE o."OfficeId" = @office AND o."State" = 'Pending' AND (o."ClaimedBy" IS NULL OR o."ClaimedUntil" < @now)
        """;

    // What a lane holds longer than a claim lasts is still in this node's hands.
    private const string KeepClaims =
        """
        UPDATE "OutboxMessages" SET "ClaimedUntil" = @until
        WHERE "OfficeId" = @office AND "State" = 'Pending' AND "ClaimedBy" = @node AND "ClaimedUntil" >= @now AND "ClaimedUntil" < @soon
        """;

    private bool IsShared => database.Provider == StorageProvider.Postgres;

    /// <summary>Due messages of one channel in the order of their ids, at most 500.</summary>
    /// <param name="whose">See <see cref="Of"/> and <see cref="Except"/>.</param>
    /// <param name="after">Only ids above.</param>
    /// <param name="skip">Those that need not be read whole.</param>
    public DuePage Due(string whose, long after, Func<long, bool> skip)
    {
        using var connection = database.OpenConnection();
        var now = clock.GetUtcNow().UtcDateTime;
        if (IsShared)
        {
            using var claim = Command(connection, $"{ClaimDue}{IsDue} AND {whose} ORDER BY o.\"Id\" LIMIT {Most} FOR UPDATE OF o SKIP LOCKED)", now);
            Add(claim, "@until", now + Claim);
            claim.ExecuteNonQuery();
        }

        using var read = Command(connection, $"{Columns}{IsDue}{IsOurs} AND {whose} AND o.\"Id\" > @after ORDER BY o.\"Id\" LIMIT {Most}", now);
        Add(read, "@every", !IsShared);
        Add(read, "@after", after);
        using var reader = read.ExecuteReader();
        var items = new List<OutgoingItem>();
        var (seen, last) = (0, after);
        while (reader.Read())
        {
            seen++;
            last = reader.GetInt64(0);
            if (!skip(last)) items.Add(Read(reader, now));
        }

        return new DuePage(items, last, seen == Most);
    }

    /// <summary>The message as it stands now; null when it is not to be sent now, or not by this node.</summary>
    public OutgoingItem? Again(long id) => One($"{Columns}{IsDue}{IsOurs} AND o.\"Id\" = @after", id);

    /// <summary>The first message that has waited for the citizen since before <paramref name="heldBefore"/> (UTC), in vain.</summary>
    public OutgoingItem? HeldInVain(DateTime heldBefore)
    {
        using var connection = database.OpenConnection();
        var now = clock.GetUtcNow().UtcDateTime;
        using var read = Command(connection, $"{Columns} AND o.\"HeldAt\" < @before AND (c.\"LastInboundAt\" IS NULL OR c.\"LastInboundAt\" <= o.\"HeldAt\") ORDER BY o.\"Id\" LIMIT 1", now);
        Add(read, "@before", heldBefore);
        using var reader = read.ExecuteReader();
        return reader.Read() ? Read(reader, now) : null;
    }

    /// <summary>Tells the other nodes that this one still works on what it has claimed.</summary>
    public void Keep()
    {
        if (!IsShared) return;
        using var connection = database.OpenConnection();
        var now = clock.GetUtcNow().UtcDateTime;
        using var keep = Command(connection, KeepClaims, now);
        Add(keep, "@until", now + Claim);
        Add(keep, "@soon", now + (Claim * 0.75));
        keep.ExecuteNonQuery();
    }

    /// <summary>The condition for one channel's messages. A channel's name is nothing but ASCII letters.</summary>
    public static string Of(ChannelKind channel) => $"c.\"Channel\" = '{channel.Name}'";

    /// <summary>The condition for all others.</summary>
    public static string Except(IEnumerable<ChannelKind> channels) =>
        string.Join(" AND ", channels.Select(channel => $"c.\"Channel\" <> '{channel.Name}'").DefaultIfEmpty("1 = 1"));

    private OutgoingItem? One(string sql, long id)
    {
        using var connection = database.OpenConnection();
        var now = clock.GetUtcNow().UtcDateTime;
        using var read = Command(connection, sql, now);
        Add(read, "@every", !IsShared);
        Add(read, "@after", id);
        using var reader = read.ExecuteReader();
        return reader.Read() ? Read(reader, now) : null;
    }

    private OutgoingItem Read(DbDataReader reader, DateTime now)
    {
        var content = MessagingJson.ReadOutgoing(cipher.Open((byte[])reader.GetValue(3)));
        var address = cipher.OpenText((byte[])reader.GetValue(5));

        // A template that the provider asked for; what was held is released by a citizen who has opened the window anew.
        var isClosed = reader.GetBoolean(10) && reader.IsDBNull(11);
        DateTime? lastInbound = isClosed || reader.IsDBNull(6) ? null : DateTime.SpecifyKind(reader.GetDateTime(6), DateTimeKind.Utc);
        return new OutgoingItem(
            reader.GetInt64(1),
            ChannelKind.Of(reader.GetString(4)),
            reader.GetInt32(2),
            new OutgoingMessage(reader.GetInt64(0), address, content, lastInbound),
            Enum.Parse<OutboxOrigin>(reader.GetString(7)),
            now,
            OptedOut: !reader.IsDBNull(8),
            Unreachable: reader.GetBoolean(9));
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

/// <summary>What a look found.</summary>
/// <param name="Items">To send.</param>
/// <param name="Last">The highest id that was seen; the next page begins after it.</param>
/// <param name="HasMore">There may be more.</param>
internal sealed record DuePage(List<OutgoingItem> Items, long Last, bool HasMore);
