using System.Data;
using System.Data.Common;
using KtpBot.Bot.Delivery;
using KtpBot.Core.Messaging;
using KtpBot.Core.Privacy;

namespace KtpBot.Bot.Conversations;

/// <summary>
/// The hand-written statements of the message path, the same text for both databases. They touch the tables of KtpBotDb and are
/// held against its model by the tests; every one is bound to the office.
/// </summary>
internal sealed class MessageStatements : IDisposable
{
    private readonly string _office;
    private readonly Statement _findConversation;
    private readonly Statement _addConversation;
    private readonly Statement _advanceConversation;
    private readonly Statement _shareLanguage;
    private readonly Statement _addInbox;
    private readonly Statement _dropInbox;
    private readonly Statement _knowsInbox;
    private readonly Statement _isWaiting;
    private readonly Statement _unfinishInbox;
    private readonly Statement _finishInbox;
    private readonly Statement _failInbox;
    private readonly Statement _addOutbox;
    private readonly Statement _pendingOf;
    private readonly Statement[] _all;

    public MessageStatements(DbConnection connection, string office)
    {
        _office = office;
        _findConversation = new(connection,
            """
            SELECT "Id", "Version", "Owner", "Language", "Session", "ConsentAt" FROM "Conversations"
            WHERE "OfficeId" = @office AND "AddressIndex" = @index
            """,
            ("@office", DbType.String), ("@index", DbType.Binary));
        _addConversation = new(connection,
            """
            INSERT INTO "Conversations" ("OfficeId", "Channel", "Address", "AddressIndex", "DisplayName", "Language", "Owner", "Unreachable", "CreatedAt", "Version")
            VALUES (@office, @channel, @address, @index, @name, @language, 'Bot', @unreachable, @at, 0)
            ON CONFLICT ("OfficeId", "AddressIndex") DO NOTHING RETURNING "Id"
            """,
            ("@office", DbType.String), ("@channel", DbType.String), ("@address", DbType.Binary), ("@index", DbType.Binary), ("@name", DbType.Binary),
            ("@language", DbType.String), ("@unreachable", DbType.Boolean), ("@at", DbType.DateTime));
        _advanceConversation = new(connection,
            """
            UPDATE "Conversations" SET "Session" = @session, "Language" = @language, "Owner" = @owner, "HandoffAt" = COALESCE(@handoff, "HandoffAt"),
              "ConsentAt" = @consent, "LastInboundAt" = @at, "Unreachable" = @unreachable, "Version" = "Version" + 1,
              "WakeAt" = CASE WHEN @owner = 'Bot' THEN @nudge ELSE "WakeAt" END,
              "WakeFor" = CASE WHEN @owner <> 'Bot' THEN "WakeFor" WHEN @nudge IS NULL THEN NULL ELSE 'Nudge' END
            WHERE "Id" = @id AND "OfficeId" = @office AND "Version" = @version
            """,
            ("@session", DbType.Binary), ("@language", DbType.String), ("@owner", DbType.String), ("@handoff", DbType.DateTime), ("@consent", DbType.DateTime),
            ("@at", DbType.DateTime), ("@unreachable", DbType.Boolean), ("@nudge", DbType.DateTime), ("@id", DbType.Int64), ("@office", DbType.String), ("@version", DbType.Int32));
        _shareLanguage = new(connection,
            """
            UPDATE "Conversations" SET "Language" = @language, "Version" = "Version" + 1
            WHERE "OfficeId" = @office AND "Id" <> @id AND "CitizenId" = (SELECT "CitizenId" FROM "Conversations" WHERE "Id" = @id AND "OfficeId" = @office)
            """,
            ("@language", DbType.String), ("@office", DbType.String), ("@id", DbType.Int64));
        _addInbox = new(connection,
            """
            INSERT INTO "InboxMessages" ("OfficeId", "Channel", "ExternalId", "ConversationId", "Content", "State", "ReceivedAt", "ProcessedAt", "Attempts", "IsPrivate")
            VALUES (@office, @channel, @external, @conversation, @content, @state, @at, @processed, 0, @private)
            ON CONFLICT ("OfficeId", "Channel", "ExternalId") DO NOTHING RETURNING "Id"
            """,
            ("@office", DbType.String), ("@channel", DbType.String), ("@external", DbType.String), ("@conversation", DbType.Int64), ("@content", DbType.Binary),
            ("@state", DbType.String), ("@at", DbType.DateTime), ("@processed", DbType.DateTime), ("@private", DbType.Boolean));
        _dropInbox = new(connection, """DELETE FROM "InboxMessages" WHERE "Id" = @id AND "OfficeId" = @office""", ("@id", DbType.Int64), ("@office", DbType.String));
        _knowsInbox = new(connection,
            """SELECT "Id" FROM "InboxMessages" WHERE "OfficeId" = @office AND "Channel" = @channel AND "ExternalId" = @external""",
            ("@office", DbType.String), ("@channel", DbType.String), ("@external", DbType.String));
        _isWaiting = new(connection,
            """SELECT "Id" FROM "InboxMessages" WHERE "Id" = @id AND "OfficeId" = @office AND "State" = 'Received'""",
            ("@id", DbType.Int64), ("@office", DbType.String));
        _unfinishInbox = new(connection,
            """UPDATE "InboxMessages" SET "State" = 'Received', "ProcessedAt" = NULL, "FileId" = NULL WHERE "Id" = @id AND "OfficeId" = @office""",
            ("@id", DbType.Int64), ("@office", DbType.String));
        _finishInbox = new(connection,
            """
            UPDATE "InboxMessages" SET "State" = 'Processed', "ProcessedAt" = @at, "FileId" = @file, "IsPrivate" = @private
            WHERE "Id" = @id AND "OfficeId" = @office AND "State" = 'Received'
            """,
            ("@at", DbType.DateTime), ("@file", DbType.Guid), ("@private", DbType.Boolean), ("@id", DbType.Int64), ("@office", DbType.String));
        _failInbox = new(connection,
            """UPDATE "InboxMessages" SET "State" = 'Failed', "ProcessedAt" = @at, "Attempts" = "Attempts" + 1, "Error" = @error, "IsPrivate" = @private WHERE "Id" = @id AND "OfficeId" = @office""",
            ("@at", DbType.DateTime), ("@error", DbType.String), ("@private", DbType.Boolean), ("@id", DbType.Int64), ("@office", DbType.String));
        _addOutbox = new(connection,
            """
            INSERT INTO "OutboxMessages" ("OfficeId", "ConversationId", "Origin", "Content", "State", "Attempts", "ClaimedBy", "ClaimedUntil", "CreatedAt", "IsPrivate")
            VALUES (@office, @conversation, 'Bot', @content, 'Pending', 0, @node, @until, @at, @private) RETURNING "Id"
            """,
            ("@office", DbType.String), ("@conversation", DbType.Int64), ("@content", DbType.Binary), ("@node", DbType.String), ("@until", DbType.DateTime), ("@at", DbType.DateTime), ("@private", DbType.Boolean));
        _pendingOf = new(connection,
            """
            SELECT "Id", "Attempts", "Content", "Origin" FROM "OutboxMessages"
            WHERE "ConversationId" = @conversation AND "OfficeId" = @office AND "State" = 'Pending' AND "HeldAt" IS NULL
              AND ("NextAttemptAt" IS NULL OR "NextAttemptAt" <= @now)
            ORDER BY "Id"
            """,
            ("@conversation", DbType.Int64), ("@office", DbType.String), ("@now", DbType.DateTime));
        _all =
        [
            _findConversation, _addConversation, _advanceConversation, _shareLanguage, _addInbox, _dropInbox, _knowsInbox, _isWaiting, _unfinishInbox, _finishInbox, _failInbox,
            _addOutbox, _pendingOf,
        ];
    }

    public void Enlist(DbTransaction transaction)
    {
        foreach (var statement in _all) statement.Enlist(transaction);
    }

    /// <summary>The conversation's row, or null when this citizen never wrote.</summary>
    public ConversationRow? FindConversation(byte[] index)
    {
        using var reader = _findConversation.Read(_office, index);
        return reader.Read()
            ? new ConversationRow(
                reader.GetInt64(0),
                reader.GetInt32(1),
                Enum.Parse<ConversationOwner>(reader.GetString(2)),
                reader.GetString(3),
                reader.IsDBNull(4) ? null : (byte[])reader.GetValue(4),
                reader.IsDBNull(5) ? null : DateTime.SpecifyKind(reader.GetDateTime(5), DateTimeKind.Utc))
            : null;
    }

    /// <summary>Adds a conversation in the bot's hands; null when another process was first.</summary>
    public long? AddConversation(ChannelKind channel, byte[] address, byte[] index, byte[]? name, string language, DateTime at) =>
        (long?)_addConversation.Scalar(_office, channel.Name, address, index, name, language, false, at);

    /// <summary>
    /// False when the row has changed since <paramref name="version"/> was read. While a person holds the conversation, what the bot
    /// would do of its own accord stays as it is; else it is a reminder at <paramref name="nudgeAt"/>, or nothing.
    /// </summary>
    public bool AdvanceConversation(long id, int version, byte[] session, string language, ConversationOwner owner, DateTime? handoffAt, DateTime? consentAt, DateTime? nudgeAt, DateTime at) =>
        _advanceConversation.Execute(session, language, Name(owner), handoffAt, consentAt, at, false, nudgeAt, id, _office, version) == 1;

    /// <summary>The language a citizen chose counts on all his linked channels.</summary>
    public void ShareLanguage(long id, string language) => _shareLanguage.Execute(language, _office, id);

    /// <summary>The new row's id; null when the provider delivered this message before.</summary>
    public long? AddInbox(ChannelKind channel, string externalId, long conversationId, byte[] content, InboxState state, DateTime at, bool isPrivate = false) =>
        (long?)_addInbox.Scalar(_office, channel.Name, externalId, conversationId, content, state == InboxState.Received ? "Received" : "Processed",
            at, state == InboxState.Received ? null : at, isPrivate);

    public void DropInbox(long id) => _dropInbox.Execute(id, _office);

    /// <summary>True when the provider delivered this message before.</summary>
    public bool KnowsInbox(ChannelKind channel, string externalId) => _knowsInbox.Scalar(_office, channel.Name, externalId) is not null;

    /// <summary>True while the stored message's turn is still to come.</summary>
    public bool IsWaiting(long id) => _isWaiting.Scalar(id, _office) is not null;

    public void UnfinishInbox(long id) => _unfinishInbox.Execute(id, _office);

    /// <summary>False when its turn was already taken.</summary>
    public bool FinishInbox(long id, Guid? fileId, DateTime at, bool isPrivate = false) => _finishInbox.Execute(at, fileId, isPrivate, id, _office) == 1;

    public void FailInbox(long id, string error, DateTime at, bool isPrivate = false) => _failInbox.Execute(at, error, isPrivate, id, _office);

    public long AddOutbox(long conversationId, byte[] content, string node, DateTime claimedUntil, DateTime at, bool isPrivate = false) =>
        (long)_addOutbox.Scalar(_office, conversationId, content, node, claimedUntil, at, isPrivate)!;

    /// <summary>Everything this conversation still has to send, in order. What waited for the citizen follows with the pump's next look.</summary>
    public List<OutgoingItem> PendingOf(long conversationId, IncomingMessage message, FieldCipher cipher, DateTime now)
    {
        var items = new List<OutgoingItem>();
        using var reader = _pendingOf.Read(conversationId, _office, now);
        while (reader.Read())
        {
            var content = MessagingJson.ReadOutgoing(cipher.Open((byte[])reader.GetValue(2)));
            items.Add(new OutgoingItem(
                conversationId, message.Channel, reader.GetInt32(1), new OutgoingMessage(reader.GetInt64(0), message.Address, content, now), Enum.Parse<OutboxOrigin>(reader.GetString(3))));
        }

        return items;
    }

    public void Dispose()
    {
        foreach (var statement in _all) statement.Dispose();
    }

    private static string Name(ConversationOwner owner) => owner switch
    {
        ConversationOwner.Bot => nameof(ConversationOwner.Bot),
        ConversationOwner.Queue => nameof(ConversationOwner.Queue),
        ConversationOwner.Officer => nameof(ConversationOwner.Officer),
    };
}

/// <summary>A conversation as read on the message path.</summary>
internal sealed record ConversationRow(long Id, int Version, ConversationOwner Owner, string Language, byte[]? Session, DateTime? ConsentAt);
