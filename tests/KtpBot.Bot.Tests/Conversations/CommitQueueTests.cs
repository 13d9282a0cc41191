using KtpBot.Bot.Conversations;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace KtpBot.Bot.Tests.Conversations;

public sealed class CommitQueueTests
{
    [Theory]
    [DatabaseData]
    public async Task Write_FromManyTasks_IsDurableWhenItsTaskEnds(StorageProvider provider)
    {
        await using var storage = await TestDatabase.CreateAsync(provider);
        using var queue = new CommitQueue(storage.Database, NullLogger<CommitQueue>.Instance);

        var ids = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => queue.WriteAsync(scope => AddConversation(scope, $"chat-{i}"))));

        await using var db = storage.Open();
        Assert.Equal(500, ids.Distinct().Count());
        Assert.Equal(500, await db.Conversations.CountAsync(TestContext.Current.CancellationToken));
        Assert.True(queue.Commits < 500, $"500 writes took {queue.Commits} commits; they should share some.");
    }

    [Theory]
    [DatabaseData]
    public async Task Write_WhenOnePieceThrows_FailsOnlyThatPiece(StorageProvider provider)
    {
        await using var storage = await TestDatabase.CreateAsync(provider);
        using var queue = new CommitQueue(storage.Database, NullLogger<CommitQueue>.Instance);

        var pieces = Enumerable.Range(0, 60).Select(i => queue.WriteAsync(scope =>
        {
            var id = AddConversation(scope, $"chat-{i}");
            return i % 20 == 7 ? throw new InvalidDataException("faulty piece") : id;
        })).ToArray();
        await Task.WhenAll(pieces).ContinueWith(_ => { }, TestContext.Current.CancellationToken);

        await using var db = storage.Open();
        Assert.Equal(3, pieces.Count(piece => piece.Exception?.InnerException is InvalidDataException));
        Assert.Equal(57, await db.Conversations.CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [DatabaseData]
    public async Task Write_WithContextAndStatements_CommitsBothTogether(StorageProvider provider)
    {
        await using var storage = await TestDatabase.CreateAsync(provider);
        using var queue = new CommitQueue(storage.Database, NullLogger<CommitQueue>.Instance);
        var id = await queue.WriteAsync(scope => AddConversation(scope, "chat"));

        var both = queue.WriteAsync<bool>(async scope =>
        {
            scope.Statements.AddInbox(ChannelKind.Telegram, "1", id, [1], InboxState.Received, At);
            (await scope.Db.Conversations.SingleAsync(TestContext.Current.CancellationToken)).Language = "en";
            await scope.Db.SaveChangesAsync(TestContext.Current.CancellationToken);
            throw new InvalidDataException("after both");
        });

        await Assert.ThrowsAsync<InvalidDataException>(() => both);
        await using var db = storage.Open();
        Assert.Equal("id", (await db.Conversations.SingleAsync(TestContext.Current.CancellationToken)).Language);
        Assert.False(await db.InboxMessages.AnyAsync(TestContext.Current.CancellationToken));
    }

    internal static readonly DateTime At = new(2026, 11, 20, 3, 0, 0, DateTimeKind.Utc);

    internal static long AddConversation(WriteScope scope, string address) =>
        scope.Statements.AddConversation(
            ChannelKind.Telegram, TestKeys.Cipher.SealText(address), Core.Privacy.BlindIndex.OfAddress(TestKeys.Cipher, ChannelKind.Telegram, address), null, "id", At)!.Value;
}
