using System.Data;
using System.Data.Common;
using KtpBot.Bot.Conversations;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Delivery;

/// <summary>
/// The hand-written statements that move an outgoing message's state, the same text for both databases and bound to the office. What
/// they write depends on the reports alone and never on the order in which these arrive.
/// </summary>
internal sealed class DeliveryStatements : IDisposable
{
    private readonly string _office;
    private readonly Statement _markSent;
    private readonly Statement _markRetry;
    private readonly Statement _markWaiting;
    private readonly Statement _markFailed;
    private readonly Statement _explain;
    private readonly Statement _markHeld;
    private readonly Statement _putBack;
    private readonly Statement _markReach;
    private readonly Statement _report;
    private readonly Statement _knowsExternal;
    private readonly Statement[] _all;

    public DeliveryStatements(DbConnection connection, string office)
    {
        _office = office;
        // An officer may have called the message back while it was under way: then it has left all the same.
        _markSent = new(connection,
            """
            UPDATE "OutboxMessages" SET "State" = 'Sent', "ExternalId" = @external, "StateAt" = @at, "Attempts" = "Attempts" + 1, "ErrorCode" = NULL, "Error" = NULL,
              "WindowClosed" = ("WindowClosed" AND "HeldAt" IS NULL), "HeldAt" = NULL
            WHERE "Id" = @id AND "OfficeId" = @office AND ("State" = 'Pending' OR ("State" = 'Failed' AND "ErrorCode" = 'withdrawn'))
            """,
            ("@external", DbType.String), ("@at", DbType.DateTime), ("@id", DbType.Int64), ("@office", DbType.String));
        _markRetry = new(connection,
            """
            UPDATE "OutboxMessages" SET "Attempts" = "Attempts" + 1, "NextAttemptAt" = @next, "ClaimedUntil" = @until, "ErrorCode" = @code
            WHERE "Id" = @id AND "OfficeId" = @office AND "State" = 'Pending'
            """,
            ("@next", DbType.DateTime), ("@until", DbType.DateTime), ("@code", DbType.String), ("@id", DbType.Int64), ("@office", DbType.String));
        _markWaiting = new(connection,
            """UPDATE "OutboxMessages" SET "ErrorCode" = @code WHERE "Id" = @id AND "OfficeId" = @office AND "State" = 'Pending'""",
            ("@code", DbType.String), ("@id", DbType.Int64), ("@office", DbType.String));
        _markFailed = new(connection,
            """
            UPDATE "OutboxMessages" SET "State" = 'Failed', "StateAt" = @at, "Attempts" = "Attempts" + 1, "ErrorCode" = @code, "Error" = @error, "HeldAt" = NULL
            WHERE "Id" = @id AND "OfficeId" = @office AND "State" = 'Pending'
            """,
            ("@at", DbType.DateTime), ("@code", DbType.String), ("@error", DbType.String), ("@id", DbType.Int64), ("@office", DbType.String));
        _explain = new(connection,
            """UPDATE "OutboxMessages" SET "Error" = @error WHERE "Id" = @id AND "OfficeId" = @office""",
            ("@error", DbType.String), ("@id", DbType.Int64), ("@office", DbType.String));
        _markHeld = new(connection,
            """
            UPDATE "OutboxMessages" SET "HeldAt" = @at, "ErrorCode" = @code, "Error" = @error, "ClaimedBy" = NULL, "ClaimedUntil" = NULL
            WHERE "Id" = @id AND "OfficeId" = @office AND "State" = 'Pending'
            """,
            ("@at", DbType.DateTime), ("@code", DbType.String), ("@error", DbType.String), ("@id", DbType.Int64), ("@office", DbType.String));
        _putBack = new(connection,
            """
            UPDATE "OutboxMessages" SET "State" = 'Pending', "StateAt" = NULL, "ExternalId" = NULL, "WindowClosed" = @closed, "HeldAt" = @held, "ErrorCode" = @code,
              "Error" = @error, "NextAttemptAt" = NULL, "ClaimedBy" = NULL, "ClaimedUntil" = NULL
            WHERE "Id" = @id AND "OfficeId" = @office
            """,
            ("@closed", DbType.Boolean), ("@held", DbType.DateTime), ("@code", DbType.String), ("@error", DbType.String), ("@id", DbType.Int64), ("@office", DbType.String));
        _markReach = new(connection,
            """UPDATE "Conversations" SET "Unreachable" = @unreachable, "Version" = "Version" + 1 WHERE "Id" = @id AND "OfficeId" = @office""",
            ("@unreachable", DbType.Boolean), ("@id", DbType.Int64), ("@office", DbType.String));
        _report = new(connection,
            """
            UPDATE "OutboxMessages" SET "State" = @state, "StateAt" = @at, "ErrorCode" = @code, "Error" = @error
            WHERE "ExternalId" = @external AND "OfficeId" = @office
              AND EXISTS (SELECT 1 FROM "Conversations" c WHERE c."Id" = "OutboxMessages"."ConversationId" AND c."Channel" = @channel)
              AND (CASE "State" WHEN 'Pending' THEN 0 WHEN 'Sent' THEN 1 WHEN 'Failed' THEN 2 WHEN 'Delivered' THEN 3 ELSE 4 END < @rank
                OR ("State" = @state AND (@at < "StateAt" OR (@at = "StateAt" AND COALESCE(@code, '') < COALESCE("ErrorCode", '')))))
            """,
            ("@state", DbType.String), ("@at", DbType.DateTime), ("@code", DbType.String), ("@error", DbType.String), ("@external", DbType.String), ("@office", DbType.String),
            ("@channel", DbType.String), ("@rank", DbType.Int32));
        _knowsExternal = new(connection,
            """
            SELECT o."Id" FROM "OutboxMessages" o JOIN "Conversations" c ON c."Id" = o."ConversationId"
            WHERE o."ExternalId" = @external AND o."OfficeId" = @office AND c."Channel" = @channel LIMIT 1
            """,
            ("@external", DbType.String), ("@office", DbType.String), ("@channel", DbType.String));
        _all = [_markSent, _markRetry, _markWaiting, _markFailed, _explain, _markHeld, _putBack, _markReach, _report, _knowsExternal];
    }

    public void Enlist(DbTransaction transaction)
    {
        foreach (var statement in _all) statement.Enlist(transaction);
    }

    /// <summary>Records the provider's id. Whatever stood in the way before is over.</summary>
    public void MarkSent(long id, string? externalId, DateTime at) => _markSent.Execute(externalId, at, id, _office);

    public void MarkRetry(long id, string code, DateTime next, DateTime claimedUntil) => _markRetry.Execute(next, claimedUntil, code, id, _office);

    /// <summary>Says why it waits; it costs no attempt.</summary>
    public void MarkWaiting(long id, string code) => _markWaiting.Execute(code, id, _office);

    /// <summary>False when it is not pending any more.</summary>
    public bool MarkFailed(long id, string code, string error, DateTime at) => _markFailed.Execute(at, code, error, id, _office) == 1;

    /// <summary>Gives a failed message another reason.</summary>
    public void Explain(long id, string error) => _explain.Execute(error, id, _office);

    /// <summary>It waits until the citizen has written after <paramref name="at"/>.</summary>
    public void MarkHeld(long id, string code, string error, DateTime at) => _markHeld.Execute(at, code, error, id, _office);

    /// <summary>A message that the provider had accepted is pending again because the reply window was closed: at once, or from <paramref name="heldAt"/> until the citizen writes.</summary>
    public void PutBack(long id, DateTime? heldAt, string? code, string? error) => _putBack.Execute(true, heldAt, code, error, id, _office);

    /// <summary>The provider says whether the address can be reached.</summary>
    public void MarkReach(long conversationId, bool reachable) => _markReach.Execute(!reachable, conversationId, _office);

    /// <summary>
    /// Moves a sent message's state up; of two reports of the same rank the earlier moment stays, at the same moment the lower code.
    /// Only a failure leaves a code and a reason.
    /// </summary>
    public Reported Report(DeliveryReport report) =>
        _report.Execute(Name(report.State), report.At, report.ErrorCode, report.Error, report.ExternalId, _office, report.Channel.Name, (int)report.State) > 0 ? Reported.Moved
        : Knows(report) ? Reported.Known
        : Reported.Unknown;

    public bool Knows(DeliveryReport report) => _knowsExternal.Scalar(report.ExternalId, _office, report.Channel.Name) is not null;

    public void Dispose()
    {
        foreach (var statement in _all) statement.Dispose();
    }

    private static string Name(DeliveryState state) => state switch
    {
        DeliveryState.Pending => nameof(DeliveryState.Pending),
        DeliveryState.Sent => nameof(DeliveryState.Sent),
        DeliveryState.Failed => nameof(DeliveryState.Failed),
        DeliveryState.Delivered => nameof(DeliveryState.Delivered),
        DeliveryState.Read => nameof(DeliveryState.Read),
    };
}

/// <summary>What a report did.</summary>
internal enum Reported
{
    /// <summary>No message bears this id, or not yet.</summary>
    Unknown,

    /// <summary>The message is known and already stands where the report would put it, or beyond.</summary>
    Known,

    Moved,
}
