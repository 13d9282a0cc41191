using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;

namespace KtpBot.Bot.Tests.Delivery;

public sealed class FailoverTests
{
    private static readonly Guid Siti = new("5171b000-0000-0000-0000-000000000001");
    private static readonly Refused Blocked = new("403", "Warga memblokir bot.", AddressUnreachable: true);

    [Theory]
    [DatabaseData]
    public async Task RefusedNews_GoesToTheCitizensNextConversation_Once(StorageProvider provider)
    {
        await using var room = await LinkedAsync(provider);
        await room.QueueAsync("tg", new TextOut("KTP jadi"));
        room.Channel.Always = Blocked;

        await room.StartAsync();

        await room.RowsAre(rows => rows.Count == 2 && rows[1].State == DeliveryState.Sent, "the copy has left");
        var rows = await room.RowsAsync();
        Assert.Equal((DeliveryState.Failed, "403", "Warga memblokir bot. Dikirim lewat WhatsApp."), (rows[0].State, rows[0].ErrorCode, rows[0].Error));
        Assert.Equal(($"lewat:{rows[0].Id}", OutboxOrigin.Notice, await room.ConversationAsync("wa-new")), (rows[1].DedupKey, rows[1].Origin, rows[1].ConversationId));
        Assert.Equal(["KTP jadi"], room.Other.Words);
        Assert.Equal(1, room.Pump.Failovers);

        // The conversation is unreachable now: further news goes the other way at once.
        await room.QueueAsync("tg", new TextOut("Ambil besok"));
        room.Pump.Wake();
        await room.RowsAre(all => all.Count == 4 && all[3].State == DeliveryState.Sent && all[2].ErrorCode == "unreachable", "the second went straight on");
        Assert.Equal(1, room.Channel.Asked);
    }

    [Theory]
    [DatabaseData]
    public async Task NewsThatFailsEverywhere_IsOfferedToEachConversationOnce(StorageProvider provider)
    {
        await using var room = await LinkedAsync(provider);
        await room.QueueAsync("tg", new TextOut("KTP jadi"));
        room.Channel.Always = new Refused("400", "Ditolak.");
        room.Other.Always = new Refused("131049", "Tidak disampaikan.");

        await room.StartAsync();

        await room.RowsAre(rows => rows.Count == 3 && rows.All(row => row.State == DeliveryState.Failed), "three conversations had their turn");
        var rows = await room.RowsAsync();
        Assert.Equal(["Ditolak. Dikirim lewat WhatsApp.", "Tidak disampaikan. Dikirim lewat WhatsApp.", "Tidak disampaikan."], rows.Select(row => row.Error));
        Assert.Equal([await room.ConversationAsync("tg"), await room.ConversationAsync("wa-new"), await room.ConversationAsync("wa-old")], rows.Select(row => row.ConversationId));
    }

    [Theory]
    [DatabaseData(OutboxOrigin.Bot)]
    [DatabaseData(OutboxOrigin.Officer)]
    public async Task AnswersAndOfficersWords_AreNeverMoved(StorageProvider provider, OutboxOrigin origin)
    {
        await using var room = await LinkedAsync(provider);
        await room.QueueAsync("tg", new TextOut("Halo"), origin);
        room.Channel.Always = Blocked;

        await room.StartAsync();

        await room.AllAre(DeliveryState.Failed, 1);
        Assert.Equal("Warga memblokir bot.", (await room.RowsAsync())[0].Error);
    }

    [Theory]
    [DatabaseData]
    public async Task OptedOut_GetsNoNews_NorElsewhere_ButHisAnswers(StorageProvider provider)
    {
        await using var room = await LinkedAsync(provider);
        await room.ChangeAsync("tg", c => c.OptedOutAt = room.Clock.Now);
        await room.QueueAsync("tg", new TextOut("Kabar"));
        await room.QueueAsync("tg", new TextOut("Jawaban"), OutboxOrigin.Bot);

        await room.StartAsync();

        await room.RowsAre(rows => rows.Count == 2 && rows[0] is { State: DeliveryState.Failed, ErrorCode: "opted-out", Error.Length: > 20 } && rows[1].State == DeliveryState.Sent, "news fails, the answer goes");
        Assert.Equal(["Jawaban"], room.Channel.Words);
        Assert.Empty(room.Other.Sent);
    }

    [Theory]
    [DatabaseData]
    public async Task OptedOutWhileItWaited_IsHonoured(StorageProvider provider)
    {
        await using var room = await DeliveryRoom.CreateAsync(provider, new ChannelPace(new TokenRate(1 / 60.0, 1), null));
        await room.QueueAsync("a", "satu");
        await room.QueueAsync("b", "dua");
        await room.StartAsync();
        await Testing.Time.Eventually.IsTrueAsync(() => room.Channel.Sent.Count == 1 && room.Pump.Waiting == 1, "one waits for its token");
        var waits = room.Channel.Sent.Single().Address == "a" ? "b" : "a";

        await room.ChangeAsync(waits, c => c.OptedOutAt = room.Clock.Now);
        room.Clock.Advance(TimeSpan.FromMinutes(2));

        await room.RowsAre(rows => rows.Count(row => row.ErrorCode == "opted-out") == 1, "it is not sent");
        Assert.Single(room.Channel.Sent);
    }

    [Theory]
    [DatabaseData]
    public async Task NextConversations_ThatAreOptedOutUnreachableOrOthers_AreLeftOut(StorageProvider provider)
    {
        await using var room = await LinkedAsync(provider);
        await room.ChangeAsync("wa-third", c => (c.CitizenId, c.IdentityChangedAt) = (Siti, room.Clock.Now));
        await room.ChangeAsync("wa-new", c => c.OptedOutAt = room.Clock.Now);
        await room.ChangeAsync("wa-old", c => c.Unreachable = true);
        await room.ChangeAsync("wa-stranger", c => c.LastInboundAt = room.Clock.Now);
        await room.QueueAsync("tg", new TextOut("KTP jadi"));
        await room.QueueAsync("lone", new TextOut("KTP jadi"));
        room.Channel.Always = Blocked;

        await room.StartAsync();

        await room.AllAre(DeliveryState.Failed, 2);
        Assert.All(await room.RowsAsync(), row => Assert.Equal("Warga memblokir bot.", row.Error));
    }

    [Theory]
    [DatabaseData(ReportedFailure.Unreachable, true)]
    [DatabaseData(ReportedFailure.NotThisWay, true)]
    [DatabaseData(ReportedFailure.Final, false)]
    public async Task FailureReportedAfterwards_MovesNewsWhereItCannotArrive(StorageProvider provider, ReportedFailure failure, bool moves)
    {
        await using var room = await LinkedAsync(provider);
        await room.QueueAsync("tg", new TextOut("KTP jadi"));
        await room.StartAsync();
        await room.AllAre(DeliveryState.Sent, 1);

        // Twice, the second with an earlier moment: one copy, and the reason still says where it went.
        await room.ReportAsync(DeliveryState.Failed, room.Clock.Now, code: "131026", failure: failure);
        await room.ReportAsync(DeliveryState.Failed, room.Clock.Now.AddSeconds(-1), code: "131026", failure: failure);

        await room.RowsAre(rows => rows.Count == (moves ? 2 : 1) && rows.Skip(1).All(row => row.State == DeliveryState.Sent), "moved as it should be");
        var row = (await room.RowsAsync())[0];
        Assert.Equal((DeliveryState.Failed, room.Clock.Now.AddSeconds(-1)), (row.State, row.StateAt!.Value));
        Assert.Equal("Alasan 131026." + (moves ? " Dikirim lewat WhatsApp." : ""), row.Error);
        await using var db = room.Storage.Open();
        Assert.Equal(failure == ReportedFailure.Unreachable, db.Conversations.Single(c => c.Id == row.ConversationId).Unreachable);
    }

    /// <summary>Siti on Telegram and on two WhatsApp numbers, of which she used "wa-new" last; "lone" is somebody without another way.</summary>
    private static async Task<DeliveryRoom> LinkedAsync(StorageProvider provider)
    {
        var room = await DeliveryRoom.CreateAsync(provider);
        await room.ChangeAsync("tg", c => (c.CitizenId, c.LastInboundAt) = (Siti, room.Clock.Now));
        await room.ChangeAsync("wa-new", c => (c.CitizenId, c.LastInboundAt) = (Siti, room.Clock.Now.AddHours(-2)));
        await room.ChangeAsync("wa-old", c => c.CitizenId = Siti);
        await room.ConversationAsync("lone");
        return room;
    }
}
