using System.Globalization;
using System.Text;
using KtpBot.Bot.Channels.Email;
using KtpBot.Bot.Channels.Log;
using KtpBot.Bot.Conversations;
using KtpBot.Bot.Delivery;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Operations;

/// <summary>Health and metrics, for whoever runs the server.</summary>
internal static class OperationsEndpoints
{
    public static void MapOperations(this WebApplication app)
    {
        app.MapGet("/health/live", () => "ok");
        app.MapGet("/health/ready", ReadyAsync);
        app.MapGet("/metrics", MetricsAsync);
    }

    private static async Task<IResult> ReadyAsync(Database database, IEnumerable<IChannel> channels, CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        try
        {
            await using var db = database.CreateDbContext();
            await db.Conversations.AnyAsync(cancellationToken);
        }
        catch (Exception error) when (error is System.Data.Common.DbException or InvalidOperationException or IOException)
        {
            missing.Add("basis data tidak dapat dibuka");
        }

        if (!channels.Any()) missing.Add("belum ada kanal yang dikonfigurasi");
        return missing.Count == 0
            ? Results.Json(new { ready = true, channels = channels.Select(channel => channel.Kind.ToString()) })
            : Results.Json(new { ready = false, missing }, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> MetricsAsync(
        Database database, CommitQueue queue, Intake intake, OutboxPump outbox, ChannelLog exchanges, IEnumerable<EmailChannel> mail, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var pending = await db.OutboxMessages.CountAsync(message => message.State == DeliveryState.Pending && message.HeldAt == null, cancellationToken);
        var held = await db.OutboxMessages.CountAsync(message => message.State == DeliveryState.Pending && message.HeldAt != null, cancellationToken);
        var waiting = await db.InboxMessages.CountAsync(message => message.State == InboxState.Received, cancellationToken);
        var people = await db.Conversations.CountAsync(conversation => conversation.Owner == ConversationOwner.Queue, cancellationToken);
        var text = new StringBuilder();
        Write(text, "ktpbot_commits_total", "counter", "Durable commits on the message path", queue.Commits);
        Write(text, "ktpbot_writes_total", "counter", "Pieces of work in those commits", queue.Pieces);
        Write(text, "ktpbot_active_chats", "gauge", "Chats held in memory", intake.ActiveLanes);
        Write(text, "ktpbot_outbox_in_hand", "gauge", "Outgoing messages being sent", outbox.InFlight);
        Write(text, "ktpbot_outbox_pending", "gauge", "Outgoing messages not yet accepted by a provider", pending);
        Write(text, "ktpbot_outbox_waiting_pace", "gauge", "Outgoing messages in memory that wait for their channel's pace or the end of a pause", outbox.Waiting);
        Write(text, "ktpbot_outbox_held", "gauge", "Outgoing messages that wait until the citizen writes again", held);
        Write(text, "ktpbot_outbox_failovers_total", "counter", "News that went to another channel of the citizen", outbox.Failovers);
        Write(text, "ktpbot_channels_paused", "gauge", "Channels on which nothing leaves now", outbox.Paused.Count);
        Write(text, "ktpbot_exchanges_dropped_total", "counter", "Exchanges with providers that the log left out because there were too many", exchanges.Left);
        Write(text, "ktpbot_mails_sent_total", "counter", "E-mails the mail server has taken", mail.Sum(channel => channel.Sent));
        Write(text, "ktpbot_mails_refused_total", "counter", "E-mails the mail server has refused for good", mail.Sum(channel => channel.Refusals));
        Write(text, "ktpbot_inbox_waiting", "gauge", "Stored messages whose turn has not come", waiting);
        Write(text, "ktpbot_conversations_waiting", "gauge", "Conversations that wait for a person", people);
        return Results.Text(text.ToString(), "text/plain; version=0.0.4", Encoding.UTF8);
    }

    private static void Write(StringBuilder text, string name, string type, string help, long value) =>
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n{name} {value}\n");
}
