using KtpBot.Bot.Delivery;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;

namespace KtpBot.Bot.Tests.Delivery;

public sealed class PaceTests
{
    private static readonly TokenRate OneInTenSeconds = new(0.1, 1);

    [Theory]
    [DatabaseData]
    public async Task CitizenPace_HoldsOnlyThatCitizenAndKeepsOrder(StorageProvider provider)
    {
        await using var room = await DeliveryRoom.CreateAsync(provider, new ChannelPace(null, OneInTenSeconds));
        await room.QueueAsync("a", "a1", "a2", "a3");
        await room.QueueAsync("b", "b1");

        await room.StartAsync();

        await Eventually.IsTrueAsync(() => room.Channel.Sent.Count == 2 && room.Pump.Waiting == 1, "one message to each citizen leaves, the next waits");
        Assert.Equal(["a1", "b1"], room.Channel.Words.Order());
        await room.RowsAre(rows => rows.Count(row => row.State == DeliveryState.Pending && row.Attempts == 0) == 2, "what waits is pending and has cost no attempt");

        await TickAsync(room, 10, 3);
        await TickAsync(room, 10, 4);

        await room.AllAre(DeliveryState.Sent, 4);
        Assert.Equal(["a1", "a2", "a3"], room.Channel.Words.Where(word => word[0] == 'a'));
        Assert.Equal([0, 10, 20], room.Channel.Moments.Where(m => m.Address == "a").Select(m => (m.At - room.Channel.Moments.First().At).TotalSeconds));
    }

    [Theory]
    [DatabaseData]
    public async Task ChannelPace_LetsTheOldestGoFirst(StorageProvider provider)
    {
        await using var room = await DeliveryRoom.CreateAsync(provider, new ChannelPace(new TokenRate(0.1, 2), null));
        foreach (var name in "abcdef") await room.QueueAsync($"{name}", $"{name}");
        await room.QueueAsync("wa", "lain");

        await room.StartAsync();

        await Eventually.IsTrueAsync(() => room.Channel.Sent.Count == 2 && room.Pump.Waiting == 4 && room.Other.Sent.Count == 1, "a burst of two leaves; the other channel is not held up");
        for (var sent = 3; sent <= 6; sent++) await TickAsync(room, 10, sent);

        await room.AllAre(DeliveryState.Sent, 7);
        Assert.Equal(["a", "b", "c", "d", "e", "f"], room.Channel.Words.Take(2).Order().Concat(room.Channel.Words.Skip(2)));
    }

    [Theory]
    [DatabaseData]
    public async Task BothPaces_TogetherAreKept(StorageProvider provider)
    {
        await using var room = await DeliveryRoom.CreateAsync(provider, new ChannelPace(new TokenRate(1, 2), new TokenRate(0.25, 1)));
        foreach (var name in "abcde") await room.QueueAsync($"{name}", $"{name}1", $"{name}2");

        await room.StartAsync();
        for (var second = 0; room.Channel.Sent.Count < 10; second++)
        {
            Assert.True(second < 60, "ten messages take no minute");
            var sent = room.Channel.Sent.Count;
            await Eventually.IsTrueAsync(() => room.Pump.Waiting == Math.Min(5, 10 - sent) || room.Channel.Sent.Count > sent, "lanes wait or move");
            if (room.Channel.Sent.Count == sent && room.Clock.NextDueAt is { } due) room.Clock.AdvanceTo(due);
        }

        await room.AllAre(DeliveryState.Sent, 10);
        var moments = room.Channel.Moments.ToList();
        foreach (var ofOne in moments.GroupBy(m => m.Address))
            Assert.True((ofOne.Last().At - ofOne.First().At).TotalSeconds >= 4, "two messages to one citizen are four seconds apart");
        for (var i = 2; i < moments.Count; i++) Assert.True((moments[i].At - moments[i - 2].At).TotalSeconds >= 1, "no three messages in one second");
    }

    [Theory]
    [DatabaseData]
    public async Task IdleLanes_WithFullBuckets_ArePutAwayAndOthersNot(StorageProvider provider)
    {
        await using var room = await DeliveryRoom.CreateAsync(provider, new ChannelPace(null, OneInTenSeconds));
        var outlet = new ChannelOutlet(ChannelKind.Telegram, room.Channel, room.Clock);
        var lane = new SendLane(outlet);
        lane.Reserve(OneInTenSeconds, room.Clock.GetTimestamp(), room.Clock.TimestampFrequency);

        Assert.False(lane.Retire(room.Clock.GetTimestamp()));
        room.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True(lane.Retire(room.Clock.GetTimestamp()));
    }

    /// <summary>Moves the clock to the next token and waits until it is used.</summary>
    private static async Task TickAsync(DeliveryRoom room, int seconds, int sent)
    {
        await Eventually.IsTrueAsync(() => room.Clock.NextDueAt is not null, "somebody waits for a token");
        room.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await Eventually.IsTrueAsync(() => room.Channel.Sent.Count >= sent, $"{sent} messages have left");
    }
}
