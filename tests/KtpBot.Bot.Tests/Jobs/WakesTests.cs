using KtpBot.Bot.Tests.Conversations;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Tests.Jobs;

/// <summary>The bot speaks of its own accord: real rows, the real dialog, a clock that is moved.</summary>
public sealed class WakesTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task AForm_LeftOverNight_IsBroughtToMindOnce_ByDay(StorageProvider provider)
    {
        var clock = new ManualTimeProvider();
        await using var storage = await TestDatabase.CreateAsync(provider);
        await using var corridor = await Corridor.CreateAsync(storage, clock);
        await BeginAsync(corridor);

        clock.Advance(TimeSpan.FromHours(20)); // Five in the morning.
        Assert.Equal(0, await corridor.Wakes.RunAsync(None));
        clock.Advance(TimeSpan.FromHours(2.5));
        Assert.Equal(1, await corridor.Wakes.RunAsync(None));
        clock.Advance(TimeSpan.FromHours(9));
        Assert.Equal(0, await corridor.Wakes.RunAsync(None));

        await using var db = corridor.Storage.Open();
        Assert.Single(await SaidAsync(db), text => text.Contains("masih tersimpan", StringComparison.Ordinal));
        Assert.Null((await db.Conversations.SingleAsync(None)).WakeAt);
    }

    [Theory, DatabaseData]
    public async Task AFormPutAside_IsBroughtToMindOnce_AndGoesOn(StorageProvider provider)
    {
        var clock = new ManualTimeProvider();
        await using var storage = await TestDatabase.CreateAsync(provider);
        await using var corridor = await Corridor.CreateAsync(storage, clock);
        await BeginAsync(corridor);
        await corridor.AskAsync("a", "nanti");

        clock.Advance(TimeSpan.FromHours(22.5));
        Assert.Equal(1, await corridor.Wakes.RunAsync(None));
        clock.Advance(TimeSpan.FromHours(20));
        Assert.Equal(0, await corridor.Wakes.RunAsync(None));

        await using (var db = corridor.Storage.Open()) Assert.Single(await SaidAsync(db), text => text.Contains("sisihkan", StringComparison.Ordinal));
        await SkipAsync(corridor);
        Assert.Contains("nomor KK", await corridor.TapAsync("a", "go:lanjut"), StringComparison.Ordinal);
        await using (var db = corridor.Storage.Open()) Assert.Null((await db.Conversations.SingleAsync(None)).WakeAt);
    }

    [Theory, DatabaseData]
    public async Task TheReminder_SurvivesTheProgram_AndItsTapGoesOnInTheNext(StorageProvider provider)
    {
        var clock = new ManualTimeProvider();
        await using var storage = await TestDatabase.CreateAsync(provider);
        await using (var first = await Corridor.CreateAsync(storage, clock)) await BeginAsync(first);
        clock.Advance(TimeSpan.FromHours(22.5));

        await using (var second = await Corridor.CreateAsync(storage, clock)) Assert.Equal(1, await second.Wakes.RunAsync(None));

        await using var third = await Corridor.CreateAsync(storage, clock);
        Assert.Equal(0, await third.Wakes.RunAsync(None));
        await using (var db = storage.Open()) Assert.Single(await SaidAsync(db), text => text.Contains("masih tersimpan", StringComparison.Ordinal));
        await SkipAsync(third);
        Assert.Contains("nomor KK", await third.TapAsync("a", "lanjutkan.ingatkan.lanjut"), StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task TwoProcessesThatLookAtOnce_SpeakOnce(StorageProvider provider)
    {
        var clock = new ManualTimeProvider();
        await using var storage = await TestDatabase.CreateAsync(provider);
        await using var one = await Corridor.CreateAsync(storage, clock);
        await using var other = await Corridor.CreateAsync(storage, clock);
        await BeginAsync(one);
        clock.Advance(TimeSpan.FromHours(22.5));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => (i % 2 == 0 ? one : other).Wakes.RunAsync(None), None)));

        await using var db = storage.Open();
        Assert.Single(await SaidAsync(db), text => text.Contains("masih tersimpan", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("late")]
    [InlineData("unreachable")]
    [InlineData("officer")]
    public async Task NobodyIsReminded_WhoDoesNotWant_OrCannotBeReached(string why)
    {
        var clock = new ManualTimeProvider();
        await using var storage = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        await using var corridor = await Corridor.CreateAsync(storage, clock);
        await BeginAsync(corridor);
        await using (var db = storage.Open())
        {
            var row = await db.Conversations.SingleAsync(None);
            if (why == "stop") row.OptedOutAt = clock.Now;
            if (why == "unreachable") row.Unreachable = true;
            if (why == "officer") row.Owner = ConversationOwner.Officer;
            await db.SaveChangesAsync(None);
        }

        clock.Advance(TimeSpan.FromHours(why == "late" ? 25 : 22.5));

        Assert.Equal(0, await corridor.Wakes.RunAsync(None));
        await using var after = storage.Open();
        Assert.DoesNotContain(await SaidAsync(after), text => text.Contains("masih tersimpan", StringComparison.Ordinal));
        Assert.Null((await after.Conversations.SingleAsync(None)).WakeAt);
    }

    [Theory, DatabaseData]
    public async Task AnAnswerBeforeItIsDue_MovesTheReminder(StorageProvider provider)
    {
        var clock = new ManualTimeProvider();
        await using var storage = await TestDatabase.CreateAsync(provider);
        await using var corridor = await Corridor.CreateAsync(storage, clock);
        await BeginAsync(corridor);
        clock.Advance(TimeSpan.FromHours(10));
        await corridor.AskAsync("a", "3515171208900002");
        clock.Advance(TimeSpan.FromHours(12.5));

        Assert.Equal(0, await corridor.Wakes.RunAsync(None));
        clock.Advance(TimeSpan.FromHours(8));
        Assert.Equal(1, await corridor.Wakes.RunAsync(None));
    }

    [Theory, DatabaseData]
    public async Task GivenBackByTheOfficer_TheBotSaysSo_AndAsksTheFormsQuestionAgain(StorageProvider provider)
    {
        var clock = new ManualTimeProvider();
        await using var storage = await TestDatabase.CreateAsync(provider);
        await using var corridor = await Corridor.CreateAsync(storage, clock);
        await BeginAsync(corridor);
        await using (var db = storage.Open())
        {
            var row = await db.Conversations.SingleAsync(None);
            (row.Owner, row.WakeAt, row.WakeFor) = (ConversationOwner.Bot, clock.Now, WakeReason.HandBack);
            row.Version++;
            await db.SaveChangesAsync(None);
        }

        Assert.Equal(1, await corridor.Wakes.RunAsync(None));

        await using var after = storage.Open();
        var last = (await SaidAsync(after))[^1];
        Assert.StartsWith("Percakapan dengan petugas sudah selesai", last, StringComparison.Ordinal);
        Assert.Contains("nomor KK", last, StringComparison.Ordinal);
        Assert.Equal(WakeReason.Nudge, (await after.Conversations.SingleAsync(None)).WakeFor); // The form is still open.
    }

    [Theory, DatabaseData]
    public async Task HeldAfterClosing_TheCitizenIsTold_AndMayGoOnWithTheBot(StorageProvider provider)
    {
        var clock = new ManualTimeProvider();
        await using var storage = await TestDatabase.CreateAsync(provider);
        await using var corridor = await Corridor.CreateAsync(storage, clock);
        await BeginAsync(corridor);
        await using (var db = storage.Open())
        {
            var row = await db.Conversations.SingleAsync(None);
            (row.Owner, row.OfficerId, row.HandoffAt, row.WakeAt, row.WakeFor) = (ConversationOwner.Officer, 7, clock.Now, clock.Now.AddHours(7.5), WakeReason.Away);
            row.Version++;
            await db.SaveChangesAsync(None);
        }

        await corridor.SayAsync("a", "while-held", "halo bu"); // The bot is silent, and the release stays due.
        clock.Advance(TimeSpan.FromHours(7.5));
        await Eventually.IsTrueAsync(async () => await corridor.Wakes.RunAsync(None) == 1, "the conversation is released");

        await using (var after = storage.Open())
        {
            var row = await after.Conversations.SingleAsync(None);
            Assert.Equal((ConversationOwner.Queue, null), (row.Owner, row.OfficerId));
            Assert.Contains("kembali *Rabu, 18 November 2026", (await SaidAsync(after))[^1], StringComparison.Ordinal);
            Assert.Equal(["chat.release"], await after.AuditEntries.Select(entry => entry.Action).ToListAsync(None));
        }

        await SkipAsync(corridor);
        Assert.Contains("nomor KK", await corridor.AskAsync("a", "1"), StringComparison.Ordinal);
        await using var end = storage.Open();
        Assert.Equal(ConversationOwner.Bot, (await end.Conversations.SingleAsync(None)).Owner);
    }

    /// <summary>A form with a NIK in it, at nine in the morning.</summary>
    private static async Task BeginAsync(Corridor corridor)
    {
        foreach (var words in new[] { "ktp hilang", "setuju", "ya" }) await corridor.AskAsync("a", words);
        Assert.Contains("nomor KK", await corridor.AskAsync("a", "3515175708900001"), StringComparison.Ordinal);
    }

    /// <summary>What the bot said of its own accord is on its way; the next answer is the citizen's.</summary>
    private static Task SkipAsync(Corridor corridor) => corridor.RestsAsync();

    private static async Task<List<string>> SaidAsync(KtpBotDb db) => [.. (await db.OutboxMessages.OrderBy(m => m.Id).ToListAsync(None)).Select(m => MessagingJson.ReadOutgoing(m.Content) switch
    {
        TextOut text => text.Text,
        ChoicesOut choices => choices.Text,
        _ => "",
    })];
}
