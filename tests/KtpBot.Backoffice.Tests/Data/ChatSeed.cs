using System.Text;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Messaging;
using KtpBot.Testing.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Backoffice.Tests.Data;

/// <summary>Rows as the bot leaves them: conversations, messages of both directions, exchanges with providers, alarms.</summary>
public sealed class ChatSeed(RunningBackoffice office)
{
    private static int _serial;

    public DateTime Now { get; } = office.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;

    public async Task<long> ConversationAsync(ChannelKind channel, Action<Conversation>? change = null)
    {
        var row = await new TestData(office.Database, Now).ConversationAsync(channel, $"62813{Interlocked.Increment(ref _serial):0000000}");
        if (change is not null) await ChangeAsync(row.Id, change);
        return row.Id;
    }

    /// <summary>Two conversations of one citizen.</summary>
    public async Task<(long First, long Second)> LinkedAsync(ChannelKind first, ChannelKind second, Action<Conversation>? changeSecond = null)
    {
        var citizen = Guid.NewGuid();
        return (
            await ConversationAsync(first, c => c.CitizenId = citizen),
            await ConversationAsync(second, c =>
            {
                c.CitizenId = citizen;
                changeSecond?.Invoke(c);
            }));
    }

    public async Task ChangeAsync(long conversationId, Action<Conversation> change)
    {
        await using var db = office.OpenDatabase();
        change(await db.Conversations.SingleAsync(c => c.Id == conversationId));
        await db.SaveChangesAsync();
    }

    public async Task<Conversation> ReadAsync(long conversationId)
    {
        await using var db = office.OpenDatabase();
        return await db.Conversations.AsNoTracking().SingleAsync(c => c.Id == conversationId);
    }

    public Task<long> SaidAsync(long conversationId, string text, DeliveryState state, Action<OutboxMessage>? change = null, TimeSpan? ago = null, string? key = null) =>
        SaidAsync(conversationId, new TextOut(text), state, change, ago, key: key);

    public async Task<long> SaidAsync(long conversationId, OutgoingContent content, DeliveryState state, Action<OutboxMessage>? change = null, TimeSpan? ago = null, OutboxOrigin origin = OutboxOrigin.Notice, string? key = null)
    {
        var at = Now - (ago ?? TimeSpan.FromMinutes(5));
        await using var db = office.OpenDatabase();
        var row = new OutboxMessage
        {
            OfficeId = db.OfficeId,
            ConversationId = conversationId,
            Origin = origin,
            Content = MessagingJson.Write(content),
            DedupKey = key,
            State = state,
            CreatedAt = at,
            StateAt = state == DeliveryState.Pending ? null : at.AddSeconds(2),
            ExternalId = state is DeliveryState.Sent or DeliveryState.Delivered or DeliveryState.Read ? $"wamid.{Interlocked.Increment(ref _serial)}" : null,
        };
        change?.Invoke(row);
        db.OutboxMessages.Add(row);
        await db.SaveChangesAsync();
        return row.Id;
    }

    public async Task<long> HeardAsync(long conversationId, IncomingContent content, TimeSpan ago, string? externalId = null)
    {
        await using var db = office.OpenDatabase();
        var row = new InboxMessage
        {
            OfficeId = db.OfficeId,
            Channel = await db.Conversations.Where(c => c.Id == conversationId).Select(c => c.Channel).SingleAsync(),
            ExternalId = externalId ?? $"wamid.{Interlocked.Increment(ref _serial)}",
            ConversationId = conversationId,
            Content = MessagingJson.Write(content),
            State = InboxState.Processed,
            ReceivedAt = Now - ago,
        };
        db.InboxMessages.Add(row);
        await db.SaveChangesAsync();
        await ChangeAsync(conversationId, c => c.LastInboundAt = row.ReceivedAt > c.LastInboundAt || c.LastInboundAt is null ? row.ReceivedAt : c.LastInboundAt);
        return row.Id;
    }

    public async Task ExchangeAsync(ChannelKind channel, string subject, int status, string? request, string? response, bool incoming = false, string call = "POST messages")
    {
        await using var db = office.OpenDatabase();
        db.ChannelExchanges.Add(new ChannelExchange
        {
            OfficeId = db.OfficeId,
            Channel = channel,
            Incoming = incoming,
            Subject = subject,
            Call = call,
            Status = status,
            Request = request is null ? null : Encoding.UTF8.GetBytes(request),
            Response = response is null ? null : Encoding.UTF8.GetBytes(response),
            Broken = status == 0 ? "timeout" : null,
            At = Now.AddMinutes(-4),
            Milliseconds = 321,
        });
        await db.SaveChangesAsync();
    }

    public async Task<long> AlarmAsync(ChannelKind channel, string code, string text, Action<ChannelAlarm>? change = null)
    {
        await using var db = office.OpenDatabase();
        var row = new ChannelAlarm { OfficeId = db.OfficeId, Channel = channel, Code = code, Text = text, FirstAt = Now.AddHours(-2), LastAt = Now.AddMinutes(-1), Count = 3 };
        change?.Invoke(row);
        db.ChannelAlarms.Add(row);
        await db.SaveChangesAsync();
        return row.Id;
    }

    public async Task<OutboxMessage> MessageAsync(long id)
    {
        await using var db = office.OpenDatabase();
        return await db.OutboxMessages.AsNoTracking().SingleAsync(m => m.Id == id);
    }

    public async Task<List<OutboxMessage>> MessagesOfAsync(long conversationId)
    {
        await using var db = office.OpenDatabase();
        return await db.OutboxMessages.AsNoTracking().Where(m => m.ConversationId == conversationId).OrderBy(m => m.Id).ToListAsync();
    }

    public async Task<int> AuditedAsync(string action, string? subject = null)
    {
        await using var db = office.OpenDatabase();
        return await db.AuditEntries.CountAsync(a => a.Action == action && (subject == null || a.Subject == subject));
    }
}
