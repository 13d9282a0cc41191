using System.Data.Common;
using KtpBot.Bot.Channels.Log;
using KtpBot.Bot.Delivery;
using KtpBot.Core.Storage;

namespace KtpBot.Bot.Conversations;

/// <summary>What one piece of work may use inside the shared transaction.</summary>
internal sealed class WriteScope(Database database, DbConnection connection, DbTransaction transaction, MessageStatements statements, DeliveryStatements delivery, ExchangeStatement exchanges) : IDisposable
{
    private KtpBotDb? _db;

    /// <summary>The prepared statements of the message path.</summary>
    public MessageStatements Statements => statements;

    /// <summary>The prepared statements of delivery.</summary>
    public DeliveryStatements Delivery => delivery;

    /// <summary>The prepared statement of the channel log.</summary>
    public ExchangeStatement Exchanges => exchanges;

    /// <summary>A context on the same transaction, made when first asked for: what it saves commits with the rest.</summary>
    public KtpBotDb Db => _db ??= database.CreateDbContext(connection, transaction);

    public void Dispose() => _db?.Dispose();
}
