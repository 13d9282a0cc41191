using KtpBot.Core.Messaging;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using KtpBot.Testing.Data;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Tests.Storage;

public sealed class RowRulesTests
{
    private static readonly DateTime Now = new(2026, 11, 17, 2, 0, 0, DateTimeKind.Utc);

    [Theory, DatabaseData]
    public async Task Save_OfARowThatAnotherHasChangedMeanwhile_IsRefused(StorageProvider provider)
    {
        await using var test = await TestDatabase.CreateAsync(provider);
        await new TestData(test, Now).ConversationAsync();
        await using var first = test.Open();
        await using var second = test.Open();
        var seenByFirst = await first.Conversations.SingleAsync();
        var seenBySecond = await second.Conversations.SingleAsync();

        seenByFirst.Owner = ConversationOwner.Queue;
        await first.SaveChangesAsync();
        seenBySecond.Owner = ConversationOwner.Officer;

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());
        await using var now = test.Open();
        var row = await now.Conversations.SingleAsync();
        Assert.Equal(ConversationOwner.Queue, row.Owner);
        Assert.Equal(1, row.Version);
    }

    [Theory, DatabaseData]
    public async Task Times_ComeBackAsUtc_AndCompareInTheDatabase(StorageProvider provider)
    {
        await using var test = await TestDatabase.CreateAsync(provider);
        await using (var db = test.Open())
        {
            foreach (var (hour, seat) in new[] { (9, 1), (10, 2), (23, 3) })
            {
                db.Add(new Appointment
                {
                    OfficeId = TestOffices.Kwangsan,
                    CaseId = seat,
                    Counter = "rekam",
                    StartsAt = Now.Date.AddHours(hour),
                    EndsAt = Now.Date.AddHours(hour).AddMilliseconds(1500),
                    Seat = seat,
                    CreatedAt = Now,
                });
            }

            await db.SaveChangesAsync();
        }

        await using var read = test.Open();
        var from = Now.Date.AddHours(9.5);
        var rows = await read.Appointments.Where(a => a.StartsAt > from).OrderByDescending(a => a.StartsAt).ToListAsync();

        Assert.Equal([3, 2], rows.Select(r => r.Seat!.Value));
        Assert.All(rows, r => Assert.Equal(DateTimeKind.Utc, r.StartsAt.Kind));
        Assert.Equal(Now.Date.AddHours(23).AddMilliseconds(1500), rows[0].EndsAt);
    }

    [Theory, DatabaseData]
    public async Task LocalTime_IsStoredAsTheSameMoment(StorageProvider provider)
    {
        await using var test = await TestDatabase.CreateAsync(provider);
        await new TestData(test, Now.ToLocalTime()).ConversationAsync();

        await using var db = test.Open();
        var read = (await db.Conversations.SingleAsync()).CreatedAt;

        Assert.Equal(Now, read);
        Assert.Equal(DateTimeKind.Utc, read.Kind);
    }

    [Theory, DatabaseData]
    public async Task Seat_IsTakenOnce_AndFreeAgainAfterCancelling(StorageProvider provider)
    {
        await using var test = await TestDatabase.CreateAsync(provider);
        await using (var db = test.Open())
        {
            db.Add(Booking(caseId: 1));
            await db.SaveChangesAsync();
        }

        await using (var db = test.Open())
        {
            db.Add(Booking(caseId: 2));
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        }

        await using (var db = test.Open())
        {
            var first = await db.Appointments.SingleAsync();
            first.Seat = null;
            first.State = AppointmentState.Cancelled;
            db.Add(Booking(caseId: 2));
            await db.SaveChangesAsync();
        }

        await using var after = test.Open();
        Assert.Equal(2, (await after.Appointments.SingleAsync(a => a.Seat == 1)).CaseId);
    }

    [Theory, DatabaseData]
    public async Task SameMessageOfTheProviderTwice_IsRefusedByTheDatabase(StorageProvider provider)
    {
        await using var test = await TestDatabase.CreateAsync(provider);
        var conversation = await new TestData(test, Now).ConversationAsync();
        await using (var db = test.Open())
        {
            db.Add(Incoming(conversation, "wamid.1"));
            await db.SaveChangesAsync();
        }

        await using var again = test.Open();
        again.Add(Incoming(conversation, "wamid.1"));

        await Assert.ThrowsAsync<DbUpdateException>(() => again.SaveChangesAsync());
    }

    [Theory, DatabaseData]
    public async Task ManyMessagesWithoutADedupKey_AreAllKept_OneWithAKeyOnlyOnce(StorageProvider provider)
    {
        await using var test = await TestDatabase.CreateAsync(provider);
        await using (var db = test.Open())
        {
            db.AddRange(Outgoing(null), Outgoing(null), Outgoing("case:1:ready"));
            await db.SaveChangesAsync();
        }

        await using var again = test.Open();
        again.Add(Outgoing("case:1:ready"));

        await Assert.ThrowsAsync<DbUpdateException>(() => again.SaveChangesAsync());
        await using var after = test.Open();
        Assert.Equal(3, await after.OutboxMessages.CountAsync());
    }

    private static Appointment Booking(long caseId) => new()
    {
        OfficeId = TestOffices.Kwangsan,
        CaseId = caseId,
        Counter = "rekam",
        StartsAt = Now,
        EndsAt = Now.AddMinutes(15),
        Seat = 1,
        CreatedAt = Now,
    };

    private static InboxMessage Incoming(Conversation conversation, string externalId) => new()
    {
        OfficeId = TestOffices.Kwangsan,
        Channel = conversation.Channel,
        ExternalId = externalId,
        ConversationId = conversation.Id,
        Content = MessagingJson.Write(new TextIn("Halo")),
        ReceivedAt = Now,
    };

    private static OutboxMessage Outgoing(string? dedupKey) => new()
    {
        OfficeId = TestOffices.Kwangsan,
        ConversationId = 1,
        Origin = OutboxOrigin.Notice,
        Content = MessagingJson.Write(new TextOut("KTP-el siap diambil")),
        DedupKey = dedupKey,
        CreatedAt = Now,
    };
}
