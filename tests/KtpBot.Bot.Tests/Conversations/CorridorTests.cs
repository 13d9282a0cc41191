using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Tests.Conversations;

/// <summary>A citizen's message from the door to the answer, on real storage with the real dialogs.</summary>
public sealed class CorridorTests
{
    [Theory]
    [DatabaseData]
    public async Task Message_OnceAccepted_IsStoredAnsweredAndRemembered(StorageProvider provider)
    {
        await using var corridor = await Corridor.CreateAsync(provider);

        await corridor.SayAsync("a", "1", "/start");
        await corridor.SayAsync("a", "2", "setuju");

        await corridor.AnswersAsync("a", 2);
        Assert.Contains("setuju?", corridor.Texts("a")[0], StringComparison.Ordinal);
        Assert.Contains("Menu utama", corridor.Texts("a")[1], StringComparison.Ordinal);
        await using var db = corridor.Storage.Open();
        var conversation = await db.Conversations.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("a", 2), (conversation.Address, conversation.Version));
        Assert.NotNull(conversation.ConsentAt);
        Assert.All(await db.InboxMessages.ToListAsync(TestContext.Current.CancellationToken), row => Assert.Equal(InboxState.Processed, row.State));
    }

    [Theory]
    [DatabaseData]
    public async Task Message_DeliveredAgain_ChangesNothing(StorageProvider provider)
    {
        await using var corridor = await Corridor.CreateAsync(provider);
        await corridor.SayAsync("a", "1", "/start");
        await corridor.SayAsync("a", "2", "setuju");

        await corridor.SayAsync("a", "1", "/start");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => corridor.SayAsync("a", "2", "setuju")));

        await corridor.RestsAsync();
        Assert.Equal(2, corridor.Texts("a").Count);
        await using var db = corridor.Storage.Open();
        Assert.Equal(2, (await db.Conversations.SingleAsync(TestContext.Current.CancellationToken)).Version);
    }

    [Theory]
    [DatabaseData]
    public async Task Messages_OfManyChatsAtOnce_StayInOrderWithinEach(StorageProvider provider)
    {
        await using var corridor = await Corridor.CreateAsync(provider);
        string[] script = ["/start", "setuju", "1", "sudah 17", "ya", "diri sendiri", "3515171708090001", "3515171208900002", "Budi Santoso"];

        // Each chat fires all its messages without waiting for answers; only the order of arrival is given.
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async chat =>
        {
            var waiting = new List<Task>();
            for (var i = 0; i < script.Length; i++) waiting.Add(corridor.SayAsync($"chat-{chat}", $"{chat}-{i}", script[i]));
            await Task.WhenAll(waiting);
        }));

        await corridor.RestsAsync();
        for (var chat = 0; chat < 40; chat++)
        {
            var texts = corridor.Texts($"chat-{chat}");
            Assert.Equal(script.Length, texts.Count);
            Assert.Contains("nomor HP", texts[^1], StringComparison.Ordinal);
        }
    }

    [Theory]
    [DatabaseData]
    public async Task File_ThatTakesLong_LeavesLaterMessagesStoredAndInOrder(StorageProvider provider)
    {
        await using var corridor = await Corridor.CreateAsync(provider);
        corridor.Channel.HoldFetches = new TaskCompletionSource();

        await corridor.SendFileAsync("a", "1", "foto");
        await corridor.SayAsync("a", "2", "/start");
        await using (var db = corridor.Storage.Open())
            Assert.Equal(2, await db.InboxMessages.CountAsync(row => row.State == InboxState.Received, TestContext.Current.CancellationToken));
        Assert.Empty(corridor.Texts("a"));
        corridor.Channel.HoldFetches.SetResult();

        await corridor.AnswersAsync("a", 2);
        await using var after = corridor.Storage.Open();
        var rows = await after.InboxMessages.OrderBy(row => row.Id).ToListAsync(TestContext.Current.CancellationToken);
        Assert.All(rows, row => Assert.Equal(InboxState.Processed, row.State));
        Assert.NotNull(rows[0].FileId);
        Assert.Equal("image/jpeg", (await after.StoredFiles.SingleAsync(TestContext.Current.CancellationToken)).MimeType);
    }

    [Theory]
    [DatabaseData]
    public async Task File_ThatIsNone_GetsAHelpfulSentence(StorageProvider provider)
    {
        await using var corridor = await Corridor.CreateAsync(provider);
        corridor.Channel.FileBytes = "Ini bukan foto."u8.ToArray();

        await corridor.SendFileAsync("a", "1", "palsu");

        await corridor.AnswersAsync("a", 1);
        await using var db = corridor.Storage.Open();
        Assert.False(await db.StoredFiles.AnyAsync(TestContext.Current.CancellationToken));
        Assert.Equal(InboxState.Processed, (await db.InboxMessages.SingleAsync(TestContext.Current.CancellationToken)).State);
    }

    [Theory]
    [DatabaseData]
    public async Task Conversation_HeldByAnOfficer_KeepsTheBotSilent(StorageProvider provider)
    {
        await using var corridor = await Corridor.CreateAsync(provider);
        await corridor.SayAsync("a", "1", "/start");
        await corridor.AnswersAsync("a", 1);
        await using (var db = corridor.Storage.Open())
        {
            // The back-office takes over in another process: the lane's memory is stale now.
            var conversation = await db.Conversations.SingleAsync(TestContext.Current.CancellationToken);
            conversation.Owner = ConversationOwner.Officer;
            conversation.Version++;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await corridor.SayAsync("a", "2", "halo bu petugas");

        await corridor.RestsAsync();
        Assert.Single(corridor.Texts("a"));
        await using var after = corridor.Storage.Open();
        Assert.Equal(2, await after.InboxMessages.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(ConversationOwner.Officer, (await after.Conversations.SingleAsync(TestContext.Current.CancellationToken)).Owner);
    }

    [Theory]
    [DatabaseData]
    public async Task Turn_ThatGoesWrong_KeepsTheMessageApologisesAndCallsAPerson(StorageProvider provider)
    {
        await using var corridor = await Corridor.CreateAsync(provider, (_, _, call, _) => throw new InvalidDataException($"{call.Name} is broken"));
        await corridor.SayAsync("a", "1", "/start");
        await corridor.SayAsync("a", "2", "setuju");

        await corridor.SayAsync("a", "3", "status");

        await corridor.AnswersAsync("a", 3);
        Assert.Contains("gangguan", corridor.Texts("a")[2], StringComparison.OrdinalIgnoreCase);
        await using var db = corridor.Storage.Open();
        Assert.Equal(ConversationOwner.Queue, (await db.Conversations.SingleAsync(TestContext.Current.CancellationToken)).Owner);
        Assert.Equal(InboxState.Failed, (await db.InboxMessages.SingleAsync(row => row.ExternalId == "3", TestContext.Current.CancellationToken)).State);
    }

    [Theory]
    [DatabaseData]
    public async Task Message_StoredBeforeACrash_GetsItsTurnAfterTheStart(StorageProvider provider)
    {
        await using var storage = await TestDatabase.CreateAsync(provider);
        await using (var before = await Corridor.CreateAsync(storage))
        {
            before.Channel.HoldFetches = new TaskCompletionSource();
            await before.SendFileAsync("a", "1", "foto");
            await before.SayAsync("a", "2", "/start");
        }

        await using var after = await Corridor.CreateAsync(storage);

        await after.AnswersAsync("a", 2);
        await Eventually.IsTrueAsync(
            async () =>
            {
                await using var db = storage.Open();
                return !await db.InboxMessages.AnyAsync(row => row.State != InboxState.Processed);
            },
            "no message waits any more");
    }
}
