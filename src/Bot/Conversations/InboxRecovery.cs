using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Conversations;

/// <summary>At the start, brings back to their lanes the messages that were stored but whose turn had not come.</summary>
internal sealed class InboxRecovery(Database database, Intake intake, ILogger<InboxRecovery> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var waiting = await (
            from message in db.InboxMessages
            join conversation in db.Conversations on message.ConversationId equals conversation.Id
            where message.State == InboxState.Received
            orderby message.Id
            select new { message.Id, message.Channel, message.ExternalId, message.Content, message.ReceivedAt, conversation.Address, conversation.Language })
            .ToListAsync(cancellationToken);
        if (waiting.Count > 0) logger.Recovered(waiting.Count);
        foreach (var row in waiting)
        {
            intake.Resume(row.Id, new IncomingMessage(
                row.Channel, row.ExternalId, row.Address, null, row.ReceivedAt, MessagingJson.ReadIncoming(row.Content), row.Language));
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
