using KtpBot.Bot.Jobs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Tests.Jobs;

public sealed class ExchangeSweepTests
{
    private static readonly DateTime Now = new(2026, 11, 20, 3, 0, 0, DateTimeKind.Utc);

    [Theory]
    [DatabaseData]
    public async Task Sweep_DeletesWhatIsOlderThanThirtyDays_AndNothingElse(StorageProvider provider)
    {
        await using var storage = await TestDatabase.CreateAsync(provider);
        await using (var db = storage.Open())
        {
            for (var i = 0; i < 1_203; i++) db.ChannelExchanges.Add(At(Now.AddDays(-31).AddSeconds(i), "old"));
            db.ChannelExchanges.Add(At(Now.AddDays(-30), "edge"));
            db.ChannelExchanges.Add(At(Now, "new"));
            await db.SaveChangesAsync();
        }

        var sweep = new ExchangeSweep(storage.Database, new ManualTimeProvider(Now));

        Assert.Equal(1_203, await sweep.RunAsync(CancellationToken.None));
        Assert.Equal(0, await sweep.RunAsync(CancellationToken.None));
        await using var after = storage.Open();
        Assert.Equal(["edge", "new"], await after.ChannelExchanges.OrderBy(x => x.Id).Select(x => x.Subject).ToListAsync());
    }

    private static ChannelExchange At(DateTime at, string subject) => new()
    {
        OfficeId = TestOffices.Kwangsan,
        Channel = ChannelKind.WhatsApp,
        Incoming = false,
        Subject = subject,
        Call = "POST messages",
        Status = 200,
        At = at,
        Milliseconds = 1,
    };
}
