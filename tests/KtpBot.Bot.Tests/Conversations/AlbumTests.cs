using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Tests.Conversations;

/// <summary>Several photos sent at once: stored at once, one turn, one answer.</summary>
public sealed class AlbumTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task Album_GetsOneTurnAndOneAnswer_ASecondAfterItsLastPhoto(StorageProvider provider)
    {
        var clock = new ManualTimeProvider();
        await using var corridor = await Corridor.CreateWithOfficeAsync(provider, clock);
        await ReachPhotosAsync(corridor);
        var told = corridor.Texts("a").Count;

        await corridor.AcceptAsync("a", "p1", Photo("1", "album", "kartu keluarga"));
        await WaitsAsync(clock);
        clock.Advance(TimeSpan.FromSeconds(0.9));
        await corridor.AcceptAsync("a", "p2", Photo("2", "album"));
        await corridor.SayAsync("a", "after", "kirim");
        await corridor.AcceptAsync("a", "p2", Photo("2", "album"));
        Assert.Equal(told, corridor.Texts("a").Count);
        await PassAsync(clock, corridor, told + 2);

        Assert.Contains("✓ 2 foto diterima: *Kartu Keluarga (KK), Surat kehilangan*.", corridor.Texts("a")[told], StringComparison.Ordinal);
        Assert.Contains("Sudah benar?", corridor.Texts("a")[told], StringComparison.Ordinal);
        Assert.Contains("KWS-2026-", corridor.Texts("a")[told + 1], StringComparison.Ordinal);
        await using var db = corridor.Storage.Open();
        Assert.Equal(2, await db.StoredFiles.CountAsync(None));
        Assert.Equal(2, await db.InboxMessages.CountAsync(row => row.FileId != null && row.State == InboxState.Processed, None));
        Assert.Equal(2, await db.CaseDocuments.CountAsync(document => document.FileId != null, None));
        Assert.Equal(1, corridor.Channel.Working);
    }

    [Theory, DatabaseData]
    public async Task SinglePhoto_WithoutAnAlbum_IsAnsweredWithoutWaiting(StorageProvider provider)
    {
        var clock = new ManualTimeProvider();
        await using var corridor = await Corridor.CreateWithOfficeAsync(provider, clock);
        await ReachPhotosAsync(corridor, ChannelKind.WhatsApp);
        var told = corridor.Texts("a").Count;

        // The clock stands still: an answer that waited for anything would never come.
        await corridor.AcceptAsync("a", "p1", Photo("1"), ChannelKind.WhatsApp);
        await corridor.AnswersAsync("a", told + 1);
        await corridor.AcceptAsync("a", "p2", Photo("2"), ChannelKind.WhatsApp);
        await corridor.AnswersAsync("a", told + 2);

        Assert.Contains("Foto 2 dari 2", corridor.Texts("a")[told], StringComparison.Ordinal);
        Assert.Contains("Sudah benar?", corridor.Texts("a")[told + 1], StringComparison.Ordinal);
        Assert.Equal(2, corridor.WhatsApp.Working);
    }

    [Theory, DatabaseData]
    public async Task PhotosThatComeWhileOneIsFetched_AreGathered_AndAnotherMessageEndsTheWait(StorageProvider provider)
    {
        var clock = new ManualTimeProvider();
        await using var corridor = await Corridor.CreateWithOfficeAsync(provider, clock);
        await ReachPhotosAsync(corridor, ChannelKind.WhatsApp);
        var told = corridor.Texts("a").Count;
        corridor.WhatsApp.HoldFetches = new TaskCompletionSource();

        await corridor.AcceptAsync("a", "p1", Photo("1"), ChannelKind.WhatsApp);
        await corridor.AcceptAsync("a", "p2", Photo("2"), ChannelKind.WhatsApp);
        await corridor.AcceptAsync("a", "p3", Photo("3"), ChannelKind.WhatsApp);
        await using (var db = corridor.Storage.Open())
            Assert.Equal(3, await db.InboxMessages.CountAsync(row => row.State == InboxState.Received, None));
        corridor.WhatsApp.HoldFetches.SetResult();
        await WaitsAsync(clock);
        Assert.Equal(told, corridor.Texts("a").Count);
        await corridor.AcceptAsync("a", "after", new TextIn("sudah ya"), ChannelKind.WhatsApp);

        await corridor.AnswersAsync("a", told + 2);
        Assert.Contains("✓ 2 foto diterima", corridor.Texts("a")[told], StringComparison.Ordinal);
        Assert.Contains("1 foto lainnya", corridor.Texts("a")[told], StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task FilesWithoutAnAlbum_OnBothSidesOfAText_StayInOrder(StorageProvider provider)
    {
        var clock = new ManualTimeProvider();
        await using var corridor = await Corridor.CreateWithOfficeAsync(provider, clock);
        await ReachPhotosAsync(corridor, ChannelKind.WhatsApp);
        var told = corridor.Texts("a").Count;
        corridor.WhatsApp.HoldFetches = new TaskCompletionSource();

        await corridor.AcceptAsync("a", "p1", Photo("1"), ChannelKind.WhatsApp);
        await corridor.AcceptAsync("a", "t", new TextIn("berapa biayanya?"), ChannelKind.WhatsApp);
        await corridor.AcceptAsync("a", "p2", Photo("2"), ChannelKind.WhatsApp);
        corridor.WhatsApp.HoldFetches.SetResult();

        await corridor.AnswersAsync("a", told + 3);
        Assert.Contains("Foto *Surat kehilangan* sudah", corridor.Texts("a")[told], StringComparison.Ordinal);
        Assert.Contains("gratis", corridor.Texts("a")[told + 1], StringComparison.Ordinal);
        Assert.Contains("Foto *Kartu Keluarga (KK)* sudah", corridor.Texts("a")[told + 2], StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task MorePhotosThanAnAlbumHolds_AreTwoTurns(StorageProvider provider)
    {
        var clock = new ManualTimeProvider();
        await using var corridor = await Corridor.CreateAsync(provider, clock: clock);

        for (var i = 0; i < 12; i++) await corridor.AcceptAsync("a", $"p{i}", Photo($"{i}", "album"));
        await PassAsync(clock, corridor, 2);

        await using var db = corridor.Storage.Open();
        Assert.Equal(12, await db.StoredFiles.CountAsync(None));
        Assert.Equal(2, (await db.Conversations.SingleAsync(None)).Version);
    }

    [Theory, DatabaseData]
    public async Task AlbumStoredBeforeACrash_IsGatheredAgain_AndAnsweredOnce(StorageProvider provider)
    {
        await using var storage = await TestDatabase.CreateAsync(provider);
        await using (var before = await Corridor.CreateAsync(storage))
        {
            before.Channel.HoldFetches = new TaskCompletionSource();
            for (var i = 1; i <= 3; i++) await before.AcceptAsync("a", $"p{i}", Photo($"{i}", "album"));
        }

        await using var after = await Corridor.CreateAsync(storage);
        await after.AcceptAsync("a", "p2", Photo("2", "album"));

        await after.AnswersAsync("a", 1);
        await after.RestsAsync();
        await using var db = storage.Open();
        Assert.Equal(3, await db.InboxMessages.CountAsync(row => row.State == InboxState.Processed && row.FileId != null, None));
        Assert.Equal(1, (await db.Conversations.SingleAsync(None)).Version);
        Assert.Equal(0, after.Channel.Working); // Nobody looks at the screen for what was sent before the start.
    }

    [Theory, DatabaseData]
    public async Task AlbumPartlyTakenElsewhere_IsPlannedForTheRest(StorageProvider provider)
    {
        var clock = new ManualTimeProvider();
        await using var corridor = await Corridor.CreateWithOfficeAsync(provider, clock);
        await ReachPhotosAsync(corridor);
        var told = corridor.Texts("a").Count;

        await corridor.AcceptAsync("a", "p1", Photo("1", "album"));
        await corridor.AcceptAsync("a", "p2", Photo("2", "album"));
        await WaitsAsync(clock);
        await using (var db = corridor.Storage.Open())
            await db.InboxMessages.Where(row => row.ExternalId == "p1").ExecuteUpdateAsync(set => set.SetProperty(row => row.State, InboxState.Processed), None);
        await PassAsync(clock, corridor, told + 1);

        Assert.Contains("Foto 2 dari 2", corridor.Texts("a")[told], StringComparison.Ordinal);
        await using var after = corridor.Storage.Open();
        Assert.Single(await after.StoredFiles.ToListAsync(None));
    }

    private static MediaIn Photo(string id, string? album = null, string? caption = null) => new(id, "image/jpeg", null, caption, GroupId: album);

    private static async Task ReachPhotosAsync(Corridor corridor, ChannelKind? channel = null)
    {
        string[] words = ["ktp hilang", "setuju", "ya", "3515175708900001", "3515171208900002", "Siti Aminah", "081234567890"];
        for (var i = 0; i < words.Length; i++) await corridor.AcceptAsync("a", $"w{i}", new TextIn(words[i]), channel);
        await corridor.AnswersAsync("a", words.Length);
        Assert.Contains("Foto 1 dari 2", corridor.Texts("a")[^1], StringComparison.Ordinal);
    }

    private static Task WaitsAsync(ManualTimeProvider clock) => Eventually.IsTrueAsync(() => clock.NextDueAt is not null, "the lane waits for more photos");

    /// <summary>Lets the quiet window pass whenever the lane waits in it, until the answers are there.</summary>
    private static Task PassAsync(ManualTimeProvider clock, Corridor corridor, int answers) => Eventually.IsTrueAsync(
        () =>
        {
            if (clock.NextDueAt is { } due && due > clock.Now) clock.AdvanceTo(due);
            return corridor.Texts("a").Count == answers;
        },
        $"{answers} answers");
}
