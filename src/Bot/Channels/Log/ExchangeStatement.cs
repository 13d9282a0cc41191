using System.Data;
using System.Data.Common;
using KtpBot.Bot.Conversations;

namespace KtpBot.Bot.Channels.Log;

/// <summary>The insert of an exchange, prepared: the log writes hundreds a second under load, on the thread that also writes every message.</summary>
internal sealed class ExchangeStatement(DbConnection connection, string office) : IDisposable
{
    private readonly Statement _add = new(connection,
        """
        INSERT INTO "ChannelExchanges" ("OfficeId", "Channel", "Incoming", "Subject", "Call", "Status", "Request", "Response", "Broken", "At", "Milliseconds")
        VALUES (@office, @channel, @incoming, @subject, @call, @status, @request, @response, @broken, @at, @took)
        """,
        ("@office", DbType.String), ("@channel", DbType.String), ("@incoming", DbType.Boolean), ("@subject", DbType.String), ("@call", DbType.String),
        ("@status", DbType.Int32), ("@request", DbType.Binary), ("@response", DbType.Binary), ("@broken", DbType.String), ("@at", DbType.DateTime), ("@took", DbType.Int32));

    public void Enlist(DbTransaction transaction) => _add.Enlist(transaction);

    public void Add(SealedExchange row) => _add.Execute(
        office, row.Channel.Name, row.Incoming, row.Subject, row.Call, row.Status, row.Request, row.Response, row.Broken, row.At, row.Milliseconds);

    public void Dispose() => _add.Dispose();
}
