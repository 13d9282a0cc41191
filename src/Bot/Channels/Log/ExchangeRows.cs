using System.Data;
using KtpBot.Bot.Conversations;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace KtpBot.Bot.Channels.Log;

/// <summary>Writes exchanges with one prepared statement: there can be hundreds a second beside the citizens' own turns.</summary>
internal static class ExchangeRows
{
    private const string Insert =
        """
        INSERT INTO "ChannelExchanges" ("OfficeId", "Channel", "Incoming", "Subject", "Call", "Status", "Request", "Response", "Broken", "At", "Milliseconds")
        VALUES (@office, @channel, @incoming, @subject, @call, @status, @request, @response, @broken, @at, @took)
        """;

    /// <summary>Adds the rows in the running transaction.</summary>
    /// <param name="db">On that transaction.</param>
    /// <param name="rows">Their bodies are sealed already.</param>
    /// <returns>How many were written.</returns>
    public static int Add(KtpBotDb db, IReadOnlyList<ChannelExchange> rows)
    {
        using var insert = new Statement(
            db.Database.GetDbConnection(),
            Insert,
            ("@office", DbType.String), ("@channel", DbType.String), ("@incoming", DbType.Boolean), ("@subject", DbType.String), ("@call", DbType.String),
            ("@status", DbType.Int32), ("@request", DbType.Binary), ("@response", DbType.Binary), ("@broken", DbType.String), ("@at", DbType.DateTime), ("@took", DbType.Int32));
        insert.Enlist(db.Database.CurrentTransaction!.GetDbTransaction());
        foreach (var row in rows)
        {
            insert.Execute(
                row.OfficeId, row.Channel.Name, row.Incoming, row.Subject, row.Call, row.Status, row.Request, row.Response, row.Broken, row.At, row.Milliseconds);
        }

        return rows.Count;
    }
}
