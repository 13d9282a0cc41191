using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;

namespace KtpBot.Bot.Tests.Delivery;

public sealed class PauseTests
{
    private static readonly TryLater TokenOver = new("190", TimeSpan.FromMinutes(15), WholeChannel: true);

    [Theory]
    [DatabaseData]
    public async Task WholeChannel_PausesIt_AndOnlyIt(StorageProvider provider)
    {
        await using var room = await DeliveryRoom.CreateAsync(provider);
        foreach (var name in "abcd") await room.QueueAsync($"{name}", $"{name}1", $"{name}2");
        await room.QueueAsync("wa", "lain");
        room.Channel.Always = TokenOver;

        await room.StartAsync();

        await Eventually.IsTrueAsync(() => room.Pump.Waiting == 4 && room.Other.Sent.Count == 1, "every lane waits, the other channel sends");
        Assert.Equal([ChannelKind.Telegram], room.Pump.Paused);
        await room.RowsAre(rows => rows.Count(row => row is { State: DeliveryState.Pending, Attempts: 0, NextAttemptAt: null }) == 8, "no attempt is burned");
        await room.RowIs(row => row.ErrorCode == "190", "staff see why it waits");

        // Nothing is asked before the end, then one message at a time.
        var asked = room.Channel.Asked;
        room.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(asked, room.Channel.Asked);
        for (var probe = 1; probe <= 20; probe++)
        {
            await Eventually.IsTrueAsync(() => room.Pump.Waiting == 4 && room.Clock.NextDueAt > room.Clock.Now, "the probe is back and the pause is on again");
            room.Clock.AdvanceTo(room.Clock.NextDueAt!.Value);
            await Eventually.IsTrueAsync(() => room.Channel.Asked == asked + probe, $"probe {probe} was the only one");
        }

        await Eventually.IsTrueAsync(() => room.Pump.Waiting == 4 && room.Clock.NextDueAt > room.Clock.Now, "the last probe is back");
        room.Channel.Always = null;
        room.Clock.AdvanceTo(room.Clock.NextDueAt!.Value);

        await room.AllAre(DeliveryState.Sent, 9);
        Assert.Empty(room.Pump.Paused);
        foreach (var name in "abcd") Assert.Equal([$"{name}1", $"{name}2"], room.Channel.Words.Where(word => word[0] == name));
        await room.RowsAre(rows => rows.All(row => row is { Attempts: 1, ErrorCode: null }), "the pause left no trace");
    }

    [Theory]
    [DatabaseData]
    public async Task Probe_ThatTellsNothing_LetsTheNextOneTry(StorageProvider provider)
    {
        await using var room = await DeliveryRoom.CreateAsync(provider);
        await room.QueueAsync("a", "a1");
        await room.QueueAsync("b", "b1");
        await room.QueueAsync("c", "c1");
        room.Channel.Always = TokenOver;
        await room.StartAsync();
        await Eventually.IsTrueAsync(() => room.Pump.Waiting == 3, "all wait");

        // The first probe meets a broken network: that says nothing about the token, so the second is asked, and is accepted.
        var asked = 0;
        room.Channel.Judge = _ => Interlocked.Increment(ref asked) == 1 ? new TryLater("network", TimeSpan.FromHours(1)) : new Accepted(null);
        room.Clock.AdvanceTo(room.Clock.NextDueAt!.Value);

        await room.RowsAre(rows => rows.Count(row => row.State == DeliveryState.Sent) == 2, "the others have left");
        Assert.Empty(room.Pump.Paused);
    }

    [Theory]
    [DatabaseData]
    public async Task Pause_EndsWithTheProcess_AndNothingIsLost(StorageProvider provider)
    {
        await using var room = await DeliveryRoom.CreateAsync(provider);
        await room.QueueAsync("a", "a1", "a2");
        room.Channel.Always = TokenOver;
        await room.StartAsync();
        await Eventually.IsTrueAsync(() => room.Pump.Waiting == 1, "it waits");

        room.Channel.Always = null;
        await room.RestartAsync();

        await room.AllAre(DeliveryState.Sent, 2);
        Assert.Equal(["a1", "a2"], room.Channel.Words);
    }

    [Theory]
    [DatabaseData]
    public async Task Pause_WithMoreThanALookHolds_BringsAllInOrder(StorageProvider provider)
    {
        await using var room = await DeliveryRoom.CreateAsync(provider);
        var conversations = new List<long>();
        for (var i = 0; i < 40; i++) conversations.Add(await room.ConversationAsync($"c{i}"));
        await using (var db = room.Storage.Open())
        {
            for (var i = 0; i < 1_600; i++)
            {
                db.OutboxMessages.Add(new OutboxMessage
                {
                    OfficeId = TestOffices.Kwangsan,
                    ConversationId = conversations[i % 40],
                    Origin = OutboxOrigin.Notice,
                    Content = MessagingJson.Write(new TextOut($"{i:0000}")),
                    CreatedAt = room.Clock.Now,
                });
            }

            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        room.Channel.Always = TokenOver;
        await room.StartAsync();
        await Eventually.IsTrueAsync(() => room.Pump.Waiting == 40, "all lanes wait");
        Assert.True(room.Pump.InFlight <= 1_600, "no message twice");
        room.Channel.Always = null;
        room.Clock.AdvanceTo(room.Clock.NextDueAt!.Value);

        await room.AllAre(DeliveryState.Sent, 1_600);
        Assert.Equal(1_600, room.Channel.Sent.Count);
        foreach (var ofOne in room.Channel.Sent.GroupBy(message => message.Address))
            Assert.Equal(ofOne.Select(m => m.Id).Order(), ofOne.Select(m => m.Id));
    }
}
