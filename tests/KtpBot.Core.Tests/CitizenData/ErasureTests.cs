using KtpBot.Core.Cases;
using KtpBot.Core.CitizenData;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Core.Tests.Cases;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Tests.CitizenData;

/// <summary>What is destroyed of a citizen, and what stays, on both databases.</summary>
public sealed class ErasureTests
{
    [Theory]
    [DatabaseData]
    public async Task Chat_LosesItsWordsPhotosAndExchanges_ButNotWhatIsStillToLeaveOrToBeWorkedOff(StorageProvider provider)
    {
        await using var house = await DeskHouse.OpenAsync(provider);
        var (mine, other) = (await house.Data.ConversationAsync(), await house.Data.ConversationAsync());
        var (photo, neighbours, leaving) = (await FileAsync(house, mine.Id), await FileAsync(house, other.Id), await FileAsync(house, mine.Id));
        await HeardAsync(house, mine.Id, "1", "NIK 3515", InboxState.Processed);
        await HeardAsync(house, mine.Id, "2", "baru datang", InboxState.Received);
        await HeardAsync(house, other.Id, "3", "tetangga", InboxState.Processed);
        var sent = await ToldAsync(house, mine.Id, new TextOut("Halo Siti"), DeliveryState.Delivered);
        await ToldAsync(house, mine.Id, new FileOut(leaving, "a.txt", "text/plain", null), DeliveryState.Pending);
        foreach (var subject in (string[])[ExchangeSubject.Incoming("1"), ExchangeSubject.Outgoing(sent), ExchangeSubject.Report("x1"), ExchangeSubject.Incoming("3"), ExchangeSubject.Channel])
            await ExchangeAsync(house, subject);

        ChatErased erased;
        await using (var db = house.Rows()) erased = await ChatErasure.EraseAsync(db, mine.Id, house.Clock.Now, CancellationToken.None);

        Assert.Equal([photo], erased.Files);
        await using var read = house.Rows();
        Assert.Equal(
            [new TextIn("(dihapus)"), new TextIn("baru datang"), new TextIn("tetangga")],
            (await read.InboxMessages.OrderBy(m => m.Id).ToListAsync()).Select(m => MessagingJson.ReadIncoming(m.Content)));
        Assert.Equal(new TextOut("(dihapus)"), MessagingJson.ReadOutgoing((await read.OutboxMessages.SingleAsync(m => m.Id == sent)).Content));
        Assert.Equal(["channel", "in:3"], await read.ChannelExchanges.OrderBy(e => e.Subject).Select(e => e.Subject).ToListAsync());
        Assert.Null((await read.StoredFiles.SingleAsync(f => f.Id == neighbours)).ErasedAt);
        Assert.Null((await read.StoredFiles.SingleAsync(f => f.Id == leaving)).ErasedAt);
        Assert.Equal($"conversation:{mine.Id}", (await read.AuditEntries.SingleAsync(a => a.Action == "conversation.erase")).Subject);
    }

    [Theory]
    [DatabaseData]
    public async Task WebChat_LosesTheBrowsersCopy_ButKeepsItsPlaceAndWhatTheIntakeHasNotTaken(StorageProvider provider)
    {
        await using var house = await DeskHouse.OpenAsync(provider);
        var chat = await house.Data.ConversationAsync(ChannelKind.WebChat, "chat-1");
        await HeardAsync(house, chat.Id, "chat-1:c:1", "halo", InboxState.Processed, ChannelKind.WebChat);
        await using (var db = house.Rows())
        {
            foreach (var (sequence, key) in (IEnumerable<(int, string)>)[(1, "c:1"), (2, "o:1"), (3, "c:belum"), (4, "o:2")])
                db.Add(new WebChatActivity { OfficeId = db.OfficeId, ChatId = "chat-1", Sequence = sequence, ActivityKey = key, Activity = [1], CreatedAt = house.Clock.Now });
            await db.SaveChangesAsync();
            await ChatErasure.EraseAsync(db, chat.Id, house.Clock.Now, CancellationToken.None);
        }

        await using var read = house.Rows();
        Assert.Equal([3, 4], await read.WebChatActivities.OrderBy(a => a.Sequence).Select(a => a.Sequence).ToListAsync());
    }

    [Theory]
    [DatabaseData]
    public async Task Case_LosesDocuments_AndOnlyWithEverythingItsPersonAndWords(StorageProvider provider)
    {
        await using var house = await DeskHouse.OpenAsync(provider);
        var done = await house.SubmittedAsync();
        await house.DecideAsync(done.CaseId, DeskHouse.Petugas, "periksa-berkas", "tolak", new DecisionReason("lain", null));
        await using (var db = house.Rows())
        {
            foreach (var id in await db.CaseDocuments.Select(d => d.FileId!.Value).ToArrayAsync()) db.Add(Row(db, id, null, house.Clock.Now));
            await db.SaveChangesAsync();
        }

        Assert.True(await EraseAsync(house, done.CaseId, everything: false));
        Assert.False(await EraseAsync(house, done.CaseId, everything: false));
        await using (var db = house.Rows())
        {
            Assert.All(await db.StoredFiles.ToListAsync(), f => Assert.NotNull(f.ErasedAt));
            Assert.Equal("SITI RAHAYU", (await db.People.SingleAsync()).Name);
            Assert.Contains(await db.CaseEvents.ToListAsync(), e => e.Note is not null);
        }

        Assert.True(await EraseAsync(house, done.CaseId, everything: true));

        await using var read = house.Rows();
        Assert.Equal("(dihapus)", (await read.People.SingleAsync()).Name);
        Assert.All(await read.CaseEvents.ToListAsync(), e => Assert.Null(e.Note));
    }

    [Theory]
    [DatabaseData]
    public async Task Case_ThatRuns_IsNotErased(StorageProvider provider)
    {
        await using var house = await DeskHouse.OpenAsync(provider);
        var running = await house.SubmittedAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => EraseAsync(house, running.CaseId, everything: true));
    }

    private static async Task<bool> EraseAsync(DeskHouse house, long caseId, bool everything)
    {
        await using var db = house.Rows();
        var remains = await CaseErasure.FindAsync(db, await db.Cases.SingleAsync(c => c.Id == caseId), CancellationToken.None);
        return await CaseErasure.EraseAsync(db, remains, everything, "case.erase", house.Clock.Now, CancellationToken.None);
    }

    private static StoredFile Row(KtpBotDb db, Guid id, long? conversationId, DateTime now) =>
        new() { Id = id, OfficeId = db.OfficeId, MimeType = "image/jpeg", Size = 3, Sha256 = new byte[32], ConversationId = conversationId, CreatedAt = now };

    private static async Task<Guid> FileAsync(DeskHouse house, long conversationId)
    {
        await using var db = house.Rows();
        var file = Row(db, Guid.NewGuid(), conversationId, house.Clock.Now);
        db.Add(file);
        await db.SaveChangesAsync();
        return file.Id;
    }

    private static async Task HeardAsync(DeskHouse house, long conversationId, string externalId, string words, InboxState state, ChannelKind? channel = null)
    {
        await using var db = house.Rows();
        db.Add(new InboxMessage
        {
            OfficeId = db.OfficeId,
            Channel = channel ?? ChannelKind.Telegram,
            ExternalId = externalId,
            ConversationId = conversationId,
            Content = MessagingJson.Write(new TextIn(words)),
            State = state,
            ReceivedAt = house.Clock.Now,
        });
        await db.SaveChangesAsync();
    }

    private static async Task<long> ToldAsync(DeskHouse house, long conversationId, OutgoingContent content, DeliveryState state)
    {
        await using var db = house.Rows();
        var row = new OutboxMessage
        {
            OfficeId = db.OfficeId,
            ConversationId = conversationId,
            Origin = OutboxOrigin.Bot,
            Content = MessagingJson.Write(content),
            State = state,
            ExternalId = state == DeliveryState.Pending ? null : "x1",
            CreatedAt = house.Clock.Now,
        };
        db.Add(row);
        await db.SaveChangesAsync();
        return row.Id;
    }

    private static async Task ExchangeAsync(DeskHouse house, string subject)
    {
        await using var db = house.Rows();
        db.Add(new ChannelExchange { OfficeId = db.OfficeId, Channel = ChannelKind.Telegram, Incoming = true, Subject = subject, Call = "update", Status = 200, At = house.Clock.Now, Milliseconds = 1 });
        await db.SaveChangesAsync();
    }
}
