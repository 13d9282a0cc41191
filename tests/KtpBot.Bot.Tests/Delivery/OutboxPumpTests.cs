using KtpBot.Bot.Delivery;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Tests.Delivery;

public sealed class OutboxPumpTests
{
    [Theory]
    [DatabaseData]
    public async Task Pending_AtTheStart_IsSentInOrderAndRecorded(StorageProvider provider)
    {
        await using var room = await DeliveryRoom.CreateAsync(provider);
        await room.QueueAsync("a", "satu", "dua", "tiga");
        await room.QueueAsync("b", "lain");

        await room.StartAsync();

        await room.AllAre(DeliveryState.Sent, 4);
        Assert.Equal(["satu", "dua", "tiga"], room.Channel.Sent.Where(m => m.Address == "a").Select(m => ((TextOut)m.Content).Text));
    }

    [Theory]
    [DatabaseData]
    public async Task Refusal_ForNow_IsTriedAgainAfterTheProvidersWaitAndKeepsOrder(StorageProvider provider)
    {
        await using var room = await DeliveryRoom.CreateAsync(provider);
        await room.QueueAsync("a", "satu", "dua");
        room.Channel.Script.Enqueue(new TryLater("429", TimeSpan.FromSeconds(30)));
        await room.StartAsync();
        await Eventually.IsTrueAsync(() => room.Channel.Asked == 1, "the first attempt");
        await room.RowsAre(rows => rows[0].NextAttemptAt == room.Clock.Now.AddSeconds(30) && rows[0].ErrorCode == "429", "the wait is recorded");
        await Eventually.IsTrueAsync(() => room.Clock.NextDueAt == room.Clock.Now.AddSeconds(30), "the lane waits");

        room.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(1, room.Channel.Asked);
        room.Clock.Advance(TimeSpan.FromSeconds(2));

        await room.AllAre(DeliveryState.Sent, 2);
        Assert.Equal(["satu", "dua"], room.Channel.Sent.Select(m => ((TextOut)m.Content).Text));
    }

    [Theory]
    [DatabaseData]
    public async Task Refusal_ForGood_IsVisibleAndMarksTheAddress(StorageProvider provider)
    {
        await using var room = await DeliveryRoom.CreateAsync(provider);
        await room.QueueAsync("a", "satu");
        room.Channel.Script.Enqueue(new Refused("403", "Warga memblokir bot.", AddressUnreachable: true));

        await room.StartAsync();

        await room.AllAre(DeliveryState.Failed, 1);
        await using var db = room.Storage.Open();
        var row = await db.OutboxMessages.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("403", "Warga memblokir bot."), (row.ErrorCode, row.Error));
        Assert.True((await db.Conversations.SingleAsync(TestContext.Current.CancellationToken)).Unreachable);
    }

    [Theory]
    [DatabaseData]
    public async Task Refusal_ForNowTooOften_EndsAsFailed(StorageProvider provider)
    {
        await using var room = await DeliveryRoom.CreateAsync(provider);
        await room.QueueAsync("a", "satu");
        room.Channel.Always = new TryLater("500");
        await room.StartAsync();

        // An hour is longer than any wait; nobody knows here whether the lane or the row holds the next attempt.
        await Eventually.IsTrueAsync(
            async () =>
            {
                room.Clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
                room.Pump.Wake();
                return (await room.RowsAsync())[0].State == DeliveryState.Failed;
            },
            "the last attempt");

        await room.AllAre(DeliveryState.Failed, 1);
        Assert.Equal(RetryPolicy.MaxAttempts, room.Channel.Asked);
    }

    [Theory]
    [DatabaseData]
    public async Task Report_BeforeOurOwnRecord_IsAppliedWithIt(StorageProvider provider)
    {
        await using var room = await DeliveryRoom.CreateAsync(provider);
        await room.QueueAsync("a", "satu");
        await room.Reports.ReportAsync([new DeliveryReport(ChannelKind.Telegram, "ext-1", DeliveryState.Read, room.Clock.Now)]);

        await room.StartAsync();

        await room.AllAre(DeliveryState.Read, 1);
    }

    [Theory]
    [DatabaseData]
    public async Task Reports_InAnyOrderAndTwice_OnlyMoveForward(StorageProvider provider)
    {
        await using var room = await DeliveryRoom.CreateAsync(provider);
        await room.QueueAsync("a", "satu");
        await room.StartAsync();
        await room.AllAre(DeliveryState.Sent, 1);

        DeliveryState[] arrive = [DeliveryState.Failed, DeliveryState.Delivered, DeliveryState.Sent, DeliveryState.Read, DeliveryState.Failed, DeliveryState.Delivered, DeliveryState.Read];
        DeliveryState[] stands = [DeliveryState.Failed, DeliveryState.Delivered, DeliveryState.Delivered, DeliveryState.Read, DeliveryState.Read, DeliveryState.Read, DeliveryState.Read];
        for (var i = 0; i < arrive.Length; i++)
        {
            await room.Reports.ReportAsync([new DeliveryReport(ChannelKind.Telegram, "ext-1", arrive[i], room.Clock.Now)]);
            await room.AllAre(stands[i], 1);
        }
    }
}
