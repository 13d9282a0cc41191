using System.Text;
using KtpBot.Bot.Channels.Log;
using KtpBot.Bot.Conversations;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace KtpBot.Bot.Tests.Channels.Log;

public sealed class StoredChannelLogTests
{
    private static readonly HashSet<string> Open = ["type"];

    [Theory, DatabaseData]
    public async Task AnExchange_IsReadBackAsItWas_WithoutItsWords(StorageProvider provider)
    {
        await using var storage = await TestDatabase.CreateAsync(provider);
        var time = new ManualTimeProvider();
        using var queue = new CommitQueue(storage.Database, NullLogger<CommitQueue>.Instance);
        using var log = new ChannelLog(queue, storage.Database, time, NullLogger<ChannelLog>.Instance);
        await log.StartAsync(CancellationToken.None);

        log.Keep(Exchange("out:7", 400) with { Broken = "timeout", At = time.Now, Took = TimeSpan.FromMilliseconds(31) });
        await log.StopAsync(CancellationToken.None);

        await using var db = storage.Open();
        var row = await db.ChannelExchanges.AsNoTracking().SingleAsync();
        Assert.Equal(
            (ChannelKind.WhatsApp, false, "out:7", "POST messages", 400, "timeout", time.Now, 31),
            (row.Channel, row.Incoming, row.Subject, row.Call, row.Status, row.Broken, row.At, row.Milliseconds));
        Assert.Equal("""{"type":"text","body":"…7"}""", Encoding.UTF8.GetString(row.Request!));
        Assert.Null(row.Response);
    }

    [Fact]
    public async Task UnderLoad_MostIsLeftOut_AndFailuresAreKept()
    {
        await using var storage = await TestDatabase.CreateAsync();
        var time = new ManualTimeProvider();
        using var queue = new CommitQueue(storage.Database, NullLogger<CommitQueue>.Instance);
        using var log = new ChannelLog(queue, storage.Database, time, NullLogger<ChannelLog>.Instance);
        await log.StartAsync(CancellationToken.None);

        for (var n = 0; n < 1000; n++) log.Keep(Exchange($"out:{n}", 200));
        for (var n = 0; n < 20; n++) log.Keep(Exchange($"failed:{n}", 500));
        await log.StopAsync(CancellationToken.None);

        await using var db = storage.Open();
        Assert.Equal(250, await db.ChannelExchanges.CountAsync(x => x.Status == 200));
        Assert.Equal(20, await db.ChannelExchanges.CountAsync(x => x.Status == 500));
        Assert.Equal(750, log.Left);
    }

    private static ProviderExchange Exchange(string subject, int status) => new(
        ChannelKind.WhatsApp, false, subject, "POST messages", status, """{"type":"text","body":"rahasia"}"""u8.ToArray(), default, Open, DateTime.UnixEpoch, TimeSpan.Zero);
}
