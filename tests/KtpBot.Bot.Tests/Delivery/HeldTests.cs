using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;

namespace KtpBot.Bot.Tests.Delivery;

public sealed class HeldTests
{
    private static readonly Held WindowClosed = new("131047", "Sudah lebih dari 24 jam.");
    private static readonly TemplateOut Template = new(new TextOut("KTP jadi"), "ktp_jadi", "id", ["Siti"]);

    [Theory]
    [DatabaseData]
    public async Task Held_WaitsForTheCitizen_WithoutHoldingUpOthers(StorageProvider provider)
    {
        await using var room = await DeliveryRoom.CreateAsync(provider);
        await room.ChangeAsync("a", c => c.LastInboundAt = room.Clock.Now.AddDays(-2));
        await room.QueueAsync("a", "satu", "dua", "tiga");
        room.Channel.Judge = message => message is { Content: TextOut { Text: "satu" or "dua" }, LastInboundAt: { } at } && at < room.Clock.Now.AddDays(-1) ? WindowClosed : null;

        await room.StartAsync();

        await room.RowsAre(rows => rows[2].State == DeliveryState.Sent, "what passes is not held up");
        await room.RowsAre(
            rows => rows.Take(2).All(row => row is { State: DeliveryState.Pending, Attempts: 0, HeldAt: not null, ErrorCode: "131047", Error: "Sudah lebih dari 24 jam." }),
            "two are held, without an attempt");
        var asked = room.Channel.Asked;
        await room.PassAsync(TimeSpan.FromDays(2), TimeSpan.FromHours(1));
        Assert.Equal(asked, room.Channel.Asked);

        await room.WritesAsync("a");

        await room.AllAre(DeliveryState.Sent, 3);
        Assert.Equal(["tiga", "satu", "dua"], room.Channel.Words);
        await room.RowsAre(rows => rows.All(row => row is { HeldAt: null, ErrorCode: null, Error: null }), "nothing is left of the wait");
    }

    [Theory]
    [DatabaseData]
    public async Task Held_SurvivesARestart(StorageProvider provider)
    {
        await using var room = await DeliveryRoom.CreateAsync(provider);
        await room.QueueAsync("a", "satu");
        room.Channel.Judge = message => message.LastInboundAt is null ? WindowClosed : null;
        await room.StartAsync();
        await room.RowIs(row => row.HeldAt is not null, "held");

        await room.RestartAsync();
        await room.QueueAsync("b", "lain");
        room.Channel.Judge = null;
        room.Pump.Wake();
        await room.RowsAre(rows => rows[1].State == DeliveryState.Sent, "a look has been");
        Assert.Equal(DeliveryState.Pending, (await room.RowsAsync())[0].State);

        await room.WritesAsync("a");
        await room.AllAre(DeliveryState.Sent, 2);
    }

    [Theory]
    [DatabaseData]
    public async Task Held_AfterSevenDays_FailsWithASentence(StorageProvider provider)
    {
        await using var room = await DeliveryRoom.CreateAsync(provider);
        await room.QueueAsync("a", "satu");
        room.Channel.Always = WindowClosed;
        await room.StartAsync();
        await room.RowIs(row => row.HeldAt is not null, "held");

        await room.PassAsync(TimeSpan.FromDays(6.9), TimeSpan.FromHours(6));
        Assert.Equal(DeliveryState.Pending, (await room.RowsAsync())[0].State);
        await room.PassAsync(TimeSpan.FromDays(0.2), TimeSpan.FromHours(1));

        await room.RowIs(row => row is { State: DeliveryState.Failed, ErrorCode: "held-too-long", HeldAt: null }, "given up");
        Assert.Contains("7 hari", (await room.RowsAsync())[0].Error, StringComparison.Ordinal);
    }

    [Theory]
    [DatabaseData]
    public async Task Held_ThoughTheCitizenWroteWhileItWasTried_IsReleasedAtOnce(StorageProvider provider)
    {
        await using var room = await DeliveryRoom.CreateAsync(provider);
        await room.ChangeAsync("a", c => c.LastInboundAt = room.Clock.Now.AddDays(-2));
        await room.QueueAsync("a", "satu");
        room.Channel.Judge = message =>
        {
            if (message.LastInboundAt > room.Clock.Now.AddDays(-1)) return null;
            room.ChangeAsync("a", c => c.LastInboundAt = room.Clock.Now).GetAwaiter().GetResult();
            return WindowClosed;
        };

        await room.StartAsync();
        room.Pump.Wake();

        await room.AllAre(DeliveryState.Sent, 1);
    }

    [Theory]
    [DatabaseData]
    public async Task WindowReport_OnATemplate_SendsItOnceMoreAsTemplate(StorageProvider provider)
    {
        await using var room = await DeliveryRoom.CreateAsync(provider);
        await room.ChangeAsync("a", c => c.LastInboundAt = room.Clock.Now.AddHours(-1));
        await room.QueueAsync("a", Template, OutboxOrigin.Bot);
        await room.StartAsync();
        await room.AllAre(DeliveryState.Sent, 1);

        await room.ReportAsync(DeliveryState.Failed, code: "131047", failure: ReportedFailure.WindowClosed);

        await room.RowIs(row => row is { State: DeliveryState.Sent, ExternalId: "ext-2", WindowClosed: true, HeldAt: null }, "sent again");
        Assert.Equal([room.Clock.Now.AddHours(-1), null], room.Channel.Sent.Select(message => message.LastInboundAt));

        // The old id again changes nothing; the new one fails for good.
        await room.ReportAsync(DeliveryState.Failed, code: "131047", failure: ReportedFailure.WindowClosed);
        await room.ReportAsync(DeliveryState.Failed, externalId: "ext-2", code: "131047", failure: ReportedFailure.WindowClosed);
        await room.RowIs(row => row is { State: DeliveryState.Failed, ErrorCode: "131047" }, "a second time is final");
        Assert.Equal(2, room.Channel.Asked);
    }

    [Theory]
    [DatabaseData]
    public async Task WindowReport_OnOtherWords_HoldsThem(StorageProvider provider)
    {
        await using var room = await DeliveryRoom.CreateAsync(provider);
        await room.ChangeAsync("a", c => c.LastInboundAt = room.Clock.Now.AddDays(-1));
        await room.QueueAsync("a", new TextOut("kata petugas"), OutboxOrigin.Officer);
        await room.ReportAsync(DeliveryState.Failed, code: "131047", failure: ReportedFailure.WindowClosed); // Even before our own record.
        await room.StartAsync();

        await room.RowIs(row => row is { State: DeliveryState.Pending, HeldAt: not null, WindowClosed: true, ExternalId: null }, "held");
        room.Clock.Advance(TimeSpan.FromMinutes(5));
        await room.WritesAsync("a");

        await room.RowIs(row => row is { State: DeliveryState.Sent, WindowClosed: false, HeldAt: null }, "sent when the citizen wrote");
        Assert.Equal(room.Clock.Now, room.Channel.Sent.Last().LastInboundAt);
    }

    [Theory]
    [DatabaseData]
    public async Task OfficersKnock_LeavesAndTheWordsFollowTheCitizensAnswer(StorageProvider provider)
    {
        await using var room = await DeliveryRoom.CreateAsync(provider);
        await room.ChangeAsync("a", c => c.LastInboundAt = room.Clock.Now.AddDays(-3));
        await room.QueueAsync("a", new TemplateOut(new TextOut("Ada pesan dari petugas"), "petugas", "id", []), OutboxOrigin.Officer);
        await room.QueueAsync("a", new TextOut("Bawa KK asli"), OutboxOrigin.Officer);
        room.Channel.Judge = message => message.Content is TextOut && message.LastInboundAt < room.Clock.Now.AddDays(-1) ? WindowClosed : null;
        await room.StartAsync();
        await room.RowsAre(rows => rows[0].State == DeliveryState.Sent && rows[1].HeldAt is not null, "the knock leaves, the words wait");

        room.Clock.Advance(TimeSpan.FromHours(3));
        await room.WritesAsync("a");

        await room.AllAre(DeliveryState.Sent, 2);
        Assert.Equal(["Ada pesan dari petugas", "Bawa KK asli"], room.Channel.Words);
    }
}
