using KtpBot.Bot.Jobs;
using KtpBot.Core.Cases;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Jobs;

/// <summary>Timers and sweeps on a real database with the project's own procedures; only the clock stands still.</summary>
public sealed class JobsTests
{
    [Theory]
    [DatabaseData]
    public async Task ADueTimer_ReachesTheDeskOnce(StorageProvider provider)
    {
        await using var house = await JobHouse.BuildAsync(provider);
        await house.SubmitAsync(1);

        var first = await house.Timers.RunAsync(CancellationToken.None);
        var second = await house.Timers.RunAsync(CancellationToken.None);

        Assert.Equal((1, 0), (first, second));
        await using var db = house.Open();
        Assert.Equal(TimerState.Done, (await db.CaseTimers.SingleAsync()).State);
        Assert.Equal(2, (await db.OutboxMessages.ToListAsync()).Count(message => MessagingJson.ReadOutgoing(message.Content) is FileOut)); // A picture and a PDF.
    }

    [Theory]
    [DatabaseData]
    public async Task ATimerBeforeItsTime_Waits(StorageProvider provider)
    {
        await using var house = await JobHouse.BuildAsync(provider);
        var file = await house.SubmitAsync(1);
        await house.Timers.RunAsync(CancellationToken.None);
        await house.AddTimerAsync(file, TimerKinds.PickupReminder, house.Clock.Now.AddDays(3));

        var early = await house.Timers.RunAsync(CancellationToken.None);
        house.Clock.Advance(TimeSpan.FromDays(3));
        var due = await house.Timers.RunAsync(CancellationToken.None);

        Assert.Equal((0, 1), (early, due));
    }

    [Theory]
    [DatabaseData]
    public async Task PrivateMessages_AreDeletedWhenTheyAreDone_AndNothingElse(StorageProvider provider)
    {
        await using var house = await JobHouse.BuildAsync(provider);
        var file = await house.SubmitAsync(1);
        await using var db = house.Open();
        var talk = (await db.Cases.SingleAsync(c => c.Id == file)).ConversationId!.Value;
        foreach (var (isPrivate, heard, said) in ((bool, InboxState, DeliveryState)[])[(true, InboxState.Processed, DeliveryState.Read), (true, InboxState.Received, DeliveryState.Pending), (false, InboxState.Processed, DeliveryState.Sent)])
        {
            db.Add(new InboxMessage { OfficeId = db.OfficeId, Channel = ChannelKind.Telegram, ExternalId = $"{isPrivate}{heard}", ConversationId = talk, Content = [1], State = heard, ReceivedAt = house.Clock.Now, IsPrivate = isPrivate });
            db.Add(new OutboxMessage { OfficeId = db.OfficeId, ConversationId = talk, Origin = OutboxOrigin.Bot, Content = [1], State = said, CreatedAt = house.Clock.Now, IsPrivate = isPrivate });
        }

        await db.SaveChangesAsync();
        Assert.Equal(0, await house.Messages.RunAsync(CancellationToken.None));
        house.Clock.Advance(PrivateSweep.Kept + TimeSpan.FromMinutes(1));

        Assert.Equal(2, await house.Messages.RunAsync(CancellationToken.None));
        Assert.Equal([false, true], (await db.InboxMessages.AsNoTracking().Select(m => m.IsPrivate).ToListAsync()).Order());
        Assert.Equal(1, await db.OutboxMessages.CountAsync(m => m.IsPrivate && m.State == DeliveryState.Pending));
        Assert.False(await db.OutboxMessages.AnyAsync(m => m.IsPrivate && m.State == DeliveryState.Read));
    }

    [Theory]
    [DatabaseData]
    public async Task MoreTimersThanOneBatch_AreWorkedOffInOneRun(StorageProvider provider)
    {
        await using var house = await JobHouse.BuildAsync(provider);
        var file = await house.SubmitAsync(1);
        for (var i = 0; i < 120; i++) await house.AddTimerAsync(file, TimerKinds.PickupReminder, house.Clock.Now);

        Assert.Equal(121, await house.Timers.RunAsync(CancellationToken.None));
    }

    [Theory]
    [DatabaseData]
    public async Task ARefusedTimer_RestsAndHoldsNobodyUp(StorageProvider provider)
    {
        await using var house = await JobHouse.BuildAsync(provider);
        await house.AddTimerAsync(999_999, TimerKinds.PickupReminder, house.Clock.Now.AddMinutes(-5));
        await house.SubmitAsync(1);

        Assert.Equal(1, await house.Timers.RunAsync(CancellationToken.None));
        await house.Timers.RunAsync(CancellationToken.None);
        Assert.Equal(1, house.Log.Text.Split(" 1301: ").Length - 1);

        house.Clock.Advance(TimeSpan.FromMinutes(11));
        await house.Timers.RunAsync(CancellationToken.None);
        Assert.Equal(2, house.Log.Text.Split(" 1301: ").Length - 1);
    }

    [Fact]
    public async Task Quartz_LooksByItself()
    {
        await using var house = await JobHouse.BuildAsync(StorageProvider.Sqlite, ("Jobs:TickSeconds", "1"));
        await house.SubmitAsync(1);

        await house.StartAsync();

        await Eventually.IsTrueAsync(
            async () =>
            {
                await using var db = house.Open();
                return await db.CaseTimers.AnyAsync(timer => timer.State == TimerState.Done);
            },
            "Quartz brings the timer to the desk");
    }

    [Theory]
    [DatabaseData]
    public async Task TheSweep_DestroysOldFilesWithoutARow_AndNothingElse(StorageProvider provider)
    {
        await using var house = await JobHouse.BuildAsync(provider);
        var kept = await house.FileAsync(withRow: true);
        var orphan = await house.FileAsync(withRow: false);
        var halfErased = await house.FileAsync(withRow: true, erasedAt: house.Clock.Now);
        var elsewhere = await house.FileAsync(withRow: true, officeId: "lain");

        // Files carry the real clock's time, so the sweep's clock is set by it.
        house.Clock.AdvanceTo(DateTime.SpecifyKind(File.GetLastWriteTimeUtc(house.PathOf(orphan)), DateTimeKind.Utc) + OrphanSweep.Patience - TimeSpan.FromMinutes(1));
        Assert.Equal(0, await house.Sweep.RunAsync(CancellationToken.None));
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(2, await house.Sweep.RunAsync(CancellationToken.None));

        Assert.NotNull(await house.Store.GetAsync(kept, CancellationToken.None));
        Assert.NotNull(await house.Store.GetAsync(elsewhere, CancellationToken.None));
        Assert.Null(await house.Store.GetAsync(orphan, CancellationToken.None));
        Assert.Null(await house.Store.GetAsync(halfErased, CancellationToken.None));
    }

    [Fact]
    public async Task TheEndOfTheHolidayList_IsAnnouncedOnceADay()
    {
        await using var house = await JobHouse.BuildAsync(StorageProvider.Sqlite);
        house.Holidays.Look();
        Assert.DoesNotContain(" 1306: ", house.Log.Text);

        house.Clock.AdvanceTo(new DateTime(2026, 12, 1, 2, 0, 0, DateTimeKind.Utc));
        house.Holidays.Look();
        house.Holidays.Look();

        Assert.Equal(1, house.Log.Text.Split(" 1306: ").Length - 1);
        Assert.Contains("libur-nasional-2027.csv", house.Log.Text);
    }

    [Theory]
    [InlineData("Jobs:TickSeconds", "0", "Jobs__TickSeconds")]
    [InlineData("Jobs:SweepMinutes", "0", "Jobs__SweepMinutes")]
    public async Task AWrongSetting_StopsTheStart(string key, string value, string expected) =>
        Assert.Contains(expected, (await Assert.ThrowsAsync<InvalidOperationException>(() => JobHouse.BuildAsync(StorageProvider.Sqlite, (key, value)))).Message);
}
