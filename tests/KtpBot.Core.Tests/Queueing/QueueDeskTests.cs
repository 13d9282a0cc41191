using KtpBot.Core.Cases;
using KtpBot.Core.Messaging;
using KtpBot.Core.Queueing;
using KtpBot.Core.Storage;
using KtpBot.Core.Tests.Cases;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Tests.Queueing;

/// <summary>The day's queue on real rows: numbers, calls from several counters, what comes back, what is told, and the end of the day.</summary>
public sealed class QueueDeskTests
{
    private const long Officer = 7;

    [Theory, DatabaseData]
    public async Task AHundredAtOnce_TakeNumbersWithoutAGap_AndNoTwoCountersCallTheSameOne(StorageProvider provider)
    {
        await using var house = await DeskHouse.OpenAsync(provider);
        var counters = Enumerable.Range(1, 100).Select(n => new QueueCounter($"loket-{n}", $"Loket {n}", [])).ToList();
        var desk = Desk(house, house.Office.Queue with { Counters = counters });

        await Task.WhenAll(Enumerable.Range(0, 100).Select(n => Task.Run(() => DoneAsync(desk.TakeAsync(new TicketRequest(n % 3 == 0 ? "rekam" : "berkas", null, null, false), Officer, default)))));
        await Task.WhenAll(counters.Select(c => Task.Run(() => DoneAsync(desk.CallNextAsync(c.Id, Officer, default)))));

        await using var db = house.Rows();
        var tickets = await db.QueueTickets.OrderBy(t => t.Number).ToListAsync();
        Assert.Equal(Enumerable.Range(1, 100), tickets.Select(t => t.Number));
        Assert.All(tickets, t => Assert.Equal((TicketState.Called, 1), (t.State, t.Calls)));
        Assert.Equal(100, tickets.Select(t => t.Counter).Distinct().Count());
        Assert.IsType<QueueRefused>(await desk.CallNextAsync("loket-1", Officer, default)); // His own is still called, and nobody waits.
    }

    [Theory, DatabaseData]
    public async Task AMorning_CalledServedMissedPutBackAndTakenBack(StorageProvider provider)
    {
        await using var house = await DeskHouse.OpenAsync(provider);
        var desk = Desk(house);
        for (var n = 0; n < 6; n++) await DoneAsync(desk.TakeAsync(new TicketRequest("berkas", null, null, false), Officer, default));
        house.Clock.Advance(TimeSpan.FromMinutes(5));

        // The first one does not come, and is called again behind the next three.
        Assert.Equal("B001", (await DoneAsync(desk.CallNextAsync("loket-1", Officer, default))).Label);
        Assert.Contains("B001", Assert.IsType<QueueRefused>(await desk.CallNextAsync("loket-1", Officer, default)).OfficerText, StringComparison.Ordinal);
        await DoneAsync(desk.CallAgainAsync(1, Officer, default));
        await DoneAsync(desk.MissAsync(1, Officer, default));
        foreach (var expected in new[] { "B002", "B003", "B004" }) Assert.Equal(expected, await ServedAsync());
        Assert.Equal("B001", (await DoneAsync(desk.CallNextAsync("loket-1", Officer, default))).Label);
        await DoneAsync(desk.MissAsync(1, Officer, default));

        // The second time it ends, and can be taken back as long as nothing has happened since.
        Assert.Equal(TicketState.Missed, (await TicketAsync(1)).State);
        await DoneAsync(desk.UndoAsync(Officer, default));
        Assert.Equal(TicketState.Called, (await TicketAsync(1)).State);
        await DoneAsync(desk.MissAsync(1, Officer, default));

        // Put back: at its old place again. Undone by another officer it is not.
        Assert.Equal("B005", (await DoneAsync(desk.CallNextAsync("loket-1", Officer, default))).Label);
        await DoneAsync(desk.PutBackAsync(5, Officer, default));
        Assert.IsType<QueueRefused>(await desk.UndoAsync(8, default));
        Assert.Equal("B005", await ServedAsync());

        // Priority goes before; leaving ends it; who is served ends with the next call.
        await DoneAsync(desk.PrioritiseAsync(6, true, Officer, default));
        await DoneAsync(desk.TakeAsync(new TicketRequest("rekam", null, null, false), Officer, default));
        await DoneAsync(desk.LeaveAsync(7, Officer, default));
        Assert.IsType<QueueRefused>(await desk.LeaveAsync(7, Officer, default));
        Assert.Equal("B006", (await DoneAsync(desk.CallNextAsync("loket-1", Officer, default))).Label);
        Assert.Equal(TicketState.Done, (await TicketAsync(5)).State);
        Assert.IsType<QueueRefused>(await desk.UndoAsync(8, default));

        // Taking back a call takes back first the call, then the end of the one before.
        await DoneAsync(desk.UndoAsync(Officer, default));
        Assert.Equal((TicketState.Waiting, 0), ((await TicketAsync(6)).State, (await TicketAsync(6)).Calls));
        await DoneAsync(desk.UndoAsync(Officer, default));
        Assert.Equal(TicketState.Serving, (await TicketAsync(5)).State);

        async Task<string> ServedAsync()
        {
            var called = await DoneAsync(desk.CallNextAsync("loket-1", Officer, default));
            await DoneAsync(desk.ServeAsync(called.TicketId, Officer, default));
            house.Clock.Advance(TimeSpan.FromMinutes(4));
            return called.Label;
        }

        async Task<QueueTicket> TicketAsync(int number)
        {
            await using var db = house.Rows();
            return await db.QueueTickets.SingleAsync(t => t.Number == number);
        }
    }

    [Theory, DatabaseData]
    public async Task Arrivals_WalkInsAndConversations_ShareOneSequence_AndHearOfTheirTurnOnce(StorageProvider provider)
    {
        await using var house = await DeskHouse.OpenAsync(provider, seats: 8);
        var desk = Desk(house, house.Office.Queue with { Chat = true, Near = 2 });
        var (walking, booked) = (await house.Data.ConversationAsync(ChannelKind.Telegram, "1"), await house.Data.ConversationAsync(ChannelKind.Telegram, "2"));
        var silent = await house.Data.ConversationAsync(ChannelKind.WhatsApp, "628111");
        var file = await house.VerifiedAsync("baru", booked);
        var slot = house.NineInDays(1);
        await house.DoAsync(new SlotChosen(file.CaseId, Actor.Citizen(booked.Id), slot));
        house.Clock.AdvanceTo(slot.AddMinutes(-30));
        await using (var db = house.Rows()) await db.Conversations.Where(c => c.Id == silent.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastInboundAt, house.Clock.Now.AddHours(-30)));

        for (var n = 0; n < 3; n++) await DoneAsync(desk.TakeAsync(new TicketRequest("berkas", null, n == 2 ? silent.Id : null, false), Officer, default));
        await house.DoAsync(new CitizenArrived(file.CaseId, Actor.Citizen(booked.Id)));
        QueuePlace taken;
        await using (var db = house.Rows())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            taken = (await desk.TakeForCitizenAsync(db, "ambil", walking.Id, default))!;
            await transaction.CommitAsync();
        }

        Assert.Equal(("C005", 4, null), (taken.Label, taken.Ahead, taken.Minutes));
        await using (var db = house.Rows()) Assert.Equal(4, (await db.Appointments.SingleAsync(a => a.CaseId == file.CaseId)).QueueNumber);
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(["B001", "B002", "B003"], [await NextAsync(), await NextAsync(), await NextAsync()]);
        Assert.Equal("A004", await NextAsync());
        await NextAsync();

        // Telegram's two each heard that they are near (before A004 and C005 there were never more than two when told) and that they are called.
        Assert.Equal(["Nomor antrean *C005*: tinggal *2* lagi", "Nomor antrean *C005* dipanggil."], await HeardAsync(walking.Id));
        Assert.Equal(["Nomor antrean *A004*: tinggal *2* lagi", "Nomor antrean *A004* dipanggil."], (await HeardAsync(booked.Id))[^2..]);
        Assert.Empty(await HeardAsync(silent.Id)); // Its reply window is closed: it would read of it tomorrow.
        await using (var db = house.Rows())
        {
            Assert.Equal("A004 · Loket 1", (await db.CaseEvents.SingleAsync(e => e.CaseId == file.CaseId && e.Kind == "QueueCalled")).Note);
            Assert.Equal("C005", (await desk.OfCitizenAsync(db, walking.Id, default))!.Label);
            Assert.Null(await desk.LeaveForCitizenAsync(db, walking.Id, default)); // He is called already.
        }

        async Task<string> NextAsync()
        {
            var called = await DoneAsync(desk.CallNextAsync("loket-1", Officer, default));
            await DoneAsync(desk.ServeAsync(called.TicketId, Officer, default));
            house.Clock.Advance(TimeSpan.FromMinutes(4));
            return called.Label;
        }

        async Task<List<string>> HeardAsync(long conversation)
        {
            await using var db = house.Rows();
            var contents = await db.OutboxMessages.Where(m => m.ConversationId == conversation).OrderBy(m => m.Id).Select(m => m.Content).ToListAsync();
            return contents.ConvertAll(c => MessagingJson.ReadOutgoing(c)).OfType<TextOut>().Select(t => t.Text.Split(" sebelum", 2)[0].Split(" Silakan", 2)[0]).Where(t => t.StartsWith("Nomor antrean", StringComparison.Ordinal)).ToList();
        }
    }

    [Theory, DatabaseData]
    public async Task Conversation_TakesAFewNumbersADay_ForTheOneCaseItCanBeAbout_AndGivesThemUp(StorageProvider provider)
    {
        await using var house = await DeskHouse.OpenAsync(provider);
        var desk = Desk(house, house.Office.Queue with { Chat = true, ChatNumbers = 2 });
        var citizen = await house.Data.ConversationAsync();
        var file = await house.SubmittedAsync("hilang", citizen);
        await using var db = house.Rows();

        Assert.Null(await Desk(house).TakeForCitizenAsync(db, "berkas", citizen.Id, default)); // This office gives none in conversations.
        Assert.Null(await desk.TakeForCitizenAsync(db, "lain", citizen.Id, default));
        var first = await desk.TakeForCitizenAsync(db, "berkas", citizen.Id, default);
        Assert.Equal(file.CaseId, (await db.QueueTickets.SingleAsync()).CaseId);
        Assert.Equal(first!.Label, await desk.LeaveForCitizenAsync(db, citizen.Id, default));
        Assert.Null(await desk.OfCitizenAsync(db, citizen.Id, default));
        Assert.NotNull(await desk.TakeForCitizenAsync(db, "ambil", citizen.Id, default));
        await desk.LeaveForCitizenAsync(db, citizen.Id, default);
        Assert.Null(await desk.TakeForCitizenAsync(db, "ambil", citizen.Id, default));
    }

    [Theory, DatabaseData]
    public async Task TheDay_EndsAtTheOfficesMidnight_AndAfterNinetyDaysOnlyCountsStay(StorageProvider provider)
    {
        await using var house = await DeskHouse.OpenAsync(provider);
        var desk = Desk(house);
        house.Clock.AdvanceTo(house.Office.DayStart(new DateOnly(2026, 11, 18)).AddMinutes(-10)); // 16.50 UTC: still the 17th in Sidoarjo.
        foreach (var _ in Enumerable.Range(0, 3)) await DoneAsync(desk.TakeAsync(new TicketRequest("rekam", null, null, false), Officer, default));
        house.Clock.Advance(TimeSpan.FromMinutes(6));
        var served = await DoneAsync(desk.CallNextAsync("loket-1", Officer, default));
        await DoneAsync(desk.ServeAsync(served.TicketId, Officer, default));
        house.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("A001", (await DoneAsync(desk.TakeAsync(new TicketRequest("rekam", null, null, false), Officer, default))).Label);

        await using (var db = house.Rows())
        {
            Assert.Equal([TicketState.Done, TicketState.Left, TicketState.Left, TicketState.Waiting], await db.QueueTickets.OrderBy(t => t.Id).Select(t => t.State).ToListAsync());
            Assert.False(await QueueKeeping.ReduceOneDayAsync(db, house.Office, house.Clock.Now.AddDays(89), default));
            Assert.True(await QueueKeeping.ReduceOneDayAsync(db, house.Office, house.Clock.Now.AddDays(90), default));
            var count = await db.QueueDayCounts.SingleAsync();
            Assert.Equal((3, 1, 0, 2, (int?)6), (count.Taken, count.Done, count.Missed, count.Left, count.WaitMinutes));
            Assert.Equal(1, await db.QueueTickets.CountAsync());
            Assert.Equal(1, await db.QueueMoves.CountAsync());
        }
    }

    private static QueueDesk Desk(DeskHouse house, QueueProfile? queue = null) =>
        new(house.Database, queue is null ? house.Office : house.Office with { Queue = queue }, house.Texts, house.Clock);

    private static async Task<QueueDone> DoneAsync(Task<QueueOutcome> act)
    {
        var outcome = await act;
        Assert.True(outcome is QueueDone, (outcome as QueueRefused)?.OfficerText);
        return (QueueDone)outcome;
    }
}
