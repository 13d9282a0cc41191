using KtpBot.Core.Cases;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using static KtpBot.Core.Tests.Cases.DeskHouse;

namespace KtpBot.Core.Tests.Cases;

public sealed class SlotBookingTests
{
    [Theory]
    [DatabaseData]
    public async Task Book_ManyAtOnce_NeverExceedsTheSeats(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider, seats: 3);
        var citizen = await house.Data.ConversationAsync();
        var cases = new List<long>();
        await house.InOneCommitAsync(async () =>
        {
            for (var n = 0; n < 12; n++) cases.Add((await house.VerifiedAsync("baru", citizen)).CaseId);
        });

        var outcomes = await Task.WhenAll(cases.Select(id => Task.Run(() => house.AskAsync(new SlotChosen(id, Actor.Citizen(citizen.Id), house.NineInDays(1))))));

        Assert.Equal(3, outcomes.Count(o => o is DeskDone));
        Assert.Equal(9, outcomes.Count(o => o is DeskRefused { Reason: DeskRefusal.SlotTaken }));
        await using var db = house.Rows();
        Assert.Equal([1, 2, 3], await db.Appointments.OrderBy(a => a.Seat).Select(a => a.Seat!.Value).ToListAsync());
        Assert.Equal(3, await db.Cases.CountAsync(c => c.StepId == "rekam"));
        Assert.Equal(9, await db.Cases.CountAsync(c => c.StepId == "jadwal-rekam"));
    }

    [Theory]
    [DatabaseData]
    public async Task Book_AnotherTime_GivesTheFirstPlaceBackAndMovesTheReminder(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        var mine = await house.VerifiedAsync("baru", citizen);
        var other = await house.VerifiedAsync("baru", citizen);
        await house.DoAsync(new SlotChosen(mine.CaseId, Actor.Citizen(citizen.Id), house.NineInDays(1)));

        await house.DoAsync(new SlotChosen(mine.CaseId, Actor.Citizen(citizen.Id), house.NineInDays(2)));
        await house.DoAsync(new SlotChosen(other.CaseId, Actor.Citizen(citizen.Id), house.NineInDays(1)));

        await using var db = house.Rows();
        Assert.Equal(
            [AppointmentState.Cancelled, AppointmentState.Booked],
            await db.Appointments.Where(a => a.CaseId == mine.CaseId).OrderBy(a => a.Id).Select(a => a.State).ToListAsync());
        Assert.Equal(
            [TimerState.Cancelled, TimerState.Waiting],
            await db.CaseTimers.Where(t => t.CaseId == mine.CaseId && t.Kind == "appointment-reminder").OrderBy(t => t.Id).Select(t => t.State).ToListAsync());
    }

    [Theory]
    [DatabaseData]
    public async Task Book_TheSameTimeAgain_ChangesNothing(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        var verified = await house.VerifiedAsync("baru", citizen);
        var choice = new SlotChosen(verified.CaseId, Actor.Citizen(citizen.Id), house.NineInDays(1));

        await house.DoAsync(choice);
        await house.DoAsync(choice);

        await using var db = house.Rows();
        Assert.Equal(1, await db.Appointments.CountAsync());
        Assert.Equal(1, await db.CaseEvents.CountAsync(e => e.Kind == "SlotChosen"));
    }

    [Theory]
    [DatabaseData]
    public async Task Book_OutsideCounterHours_IsRefusedAndNothingIsHeld(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        var verified = await house.VerifiedAsync("baru", citizen);

        var refusal = await house.RefusedAsync(new SlotChosen(verified.CaseId, Actor.Citizen(citizen.Id), house.NineInDays(1).AddHours(12)));

        Assert.Equal(DeskRefusal.SlotTaken, refusal);
        await using var db = house.Rows();
        Assert.Equal(0, await db.Appointments.CountAsync());
        Assert.Equal("jadwal-rekam", (await db.Cases.SingleAsync()).StepId);
    }

    [Theory]
    [DatabaseData]
    public async Task NoShow_KeepsTheCaseOpenAndAsksForAnotherTime(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        var verified = await house.VerifiedAsync("baru", citizen);
        await house.DoAsync(new SlotChosen(verified.CaseId, Actor.Citizen(citizen.Id), house.NineInDays(1)));

        var missed = await house.DecideAsync(verified.CaseId, Perekam, "rekam", "tidak-hadir");
        var again = await house.DoAsync(new SlotChosen(verified.CaseId, Actor.Citizen(citizen.Id), house.NineInDays(2)));

        Assert.Equal(("jadwal-rekam", true), (missed.StepId, missed.NeedsRecording));
        Assert.Equal("rekam", again.StepId);
        Assert.Equal("missed", (await house.NoticesAsync(verified.CaseId))[^1].Key);
    }

    [Theory]
    [DatabaseData]
    public async Task Withdraw_FreesThePlaceAndStopsTheReminder(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        var verified = await house.VerifiedAsync("baru", citizen);
        await house.DoAsync(new SlotChosen(verified.CaseId, Actor.Citizen(citizen.Id), house.NineInDays(1)));

        var withdrawn = await house.DoAsync(new WithdrawnByCitizen(verified.CaseId, Actor.Citizen(citizen.Id)));
        var again = await house.RefusedAsync(new WithdrawnByCitizen(verified.CaseId, Actor.Citizen(citizen.Id)));

        Assert.Equal((CaseStage.Cancelled, DeskRefusal.AlreadyDone), (withdrawn.Stage, again));
        await using var db = house.Rows();
        Assert.Null((await db.Appointments.SingleAsync()).Seat);
        Assert.False(await db.CaseTimers.AnyAsync(t => t.State == TimerState.Waiting));
    }
}
