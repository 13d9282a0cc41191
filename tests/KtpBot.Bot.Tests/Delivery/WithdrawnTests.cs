using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Tests.Delivery;

/// <summary>Messages that an officer calls back, as the back-office leaves their rows.</summary>
public sealed class WithdrawnTests
{
    [Theory]
    [DatabaseData]
    public async Task Withdrawn_WhileItIsUnderWay_ItCountsAsSent(StorageProvider provider)
    {
        await using var room = await DeliveryRoom.CreateAsync(provider);
        var id = await room.QueueAsync("a", new TextOut("satu"));
        room.Channel.Judge = _ =>
        {
            using var db = room.Storage.Open();
            Assert.Equal(1, Withdraw(db, id));
            return null;
        };

        await room.StartAsync();

        await room.RowIs(row => row is { State: DeliveryState.Sent, ExternalId: "ext-1", ErrorCode: null, Error: null }, "what has left is sent");
        Assert.Equal(["satu"], room.Channel.Words);
    }

    [Theory]
    [DatabaseData]
    public async Task Withdrawn_BetweenTwoAttempts_ItIsNotTriedAgain_UntilItIsRestored(StorageProvider provider)
    {
        await using var room = await DeliveryRoom.CreateAsync(provider);
        var id = await room.QueueAsync("a", new TextOut("satu"));
        room.Channel.Script.Enqueue(new TryLater("timeout"));
        await room.StartAsync();
        await room.RowIs(row => row is { Attempts: 1, NextAttemptAt: not null }, "tried once");
        await using (var db = room.Storage.Open()) Assert.Equal(1, Withdraw(db, id));

        await room.PassAsync(TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(30));
        await room.QueueAsync("b", "lain");
        room.Pump.Wake();
        await room.RowsAre(rows => rows[1].State == DeliveryState.Sent, "a look has been");
        Assert.Equal(["lain"], room.Channel.Words);

        await using (var db = room.Storage.Open())
        {
            await db.OutboxMessages.Where(m => m.Id == id).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, DeliveryState.Pending)
                .SetProperty(m => m.ErrorCode, (string?)null).SetProperty(m => m.Error, (string?)null).SetProperty(m => m.NextAttemptAt, (DateTime?)null).SetProperty(m => m.ClaimedBy, (string?)null));
        }

        room.Pump.Wake();
        await room.AllAre(DeliveryState.Sent, 2);
    }

    [Theory]
    [DatabaseData]
    public async Task Withdrawn_WhileItWaitsForTheCitizen_ItStaysBack(StorageProvider provider)
    {
        await using var room = await DeliveryRoom.CreateAsync(provider);
        var id = await room.QueueAsync("a", new TextOut("satu"));
        room.Channel.Judge = message => message.LastInboundAt is null ? new Held("window", "Menunggu.") : null;
        await room.StartAsync();
        await room.RowIs(row => row.HeldAt is not null, "held");
        await using (var db = room.Storage.Open()) Assert.Equal(1, Withdraw(db, id));

        await room.WritesAsync("a");
        await room.QueueAsync("a", "dua");
        room.Pump.Wake();

        await room.RowsAre(rows => rows[1].State == DeliveryState.Sent, "the next one goes");
        Assert.Equal(["dua"], room.Channel.Words);
    }

    private static int Withdraw(KtpBotDb db, long id) => db.OutboxMessages.Where(m => m.Id == id && m.State == DeliveryState.Pending).ExecuteUpdate(set => set
        .SetProperty(m => m.State, DeliveryState.Failed).SetProperty(m => m.HeldAt, (DateTime?)null).SetProperty(m => m.ErrorCode, OutboxMessage.Withdrawn));
}
