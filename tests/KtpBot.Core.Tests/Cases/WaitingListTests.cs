using KtpBot.Core.Cases;
using KtpBot.Core.Messaging;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using static KtpBot.Core.Tests.Cases.DeskHouse;

namespace KtpBot.Core.Tests.Cases;

/// <summary>The waiting list's states in the rows of both databases.</summary>
public sealed class WaitingListTests
{
    [Theory]
    [DatabaseData]
    public async Task Offer_HoldsTheSeat_TakingItBooksThatSeat(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider, seats: 1);
        var (citizen, waits) = await WaitingAsync(house);
        var slot = house.NineInDays(2);
        var stranger = await house.VerifiedAsync("baru", citizen);

        await OfferAsync(house, waits, slot);

        Assert.Equal(DeskRefusal.SlotTaken, await house.RefusedAsync(new SlotChosen(stranger.CaseId, Actor.Citizen(citizen.Id), slot)));
        var offer = Assert.IsType<TemplateOut>((await house.NoticesAsync(waits))[^1].Content);
        Assert.Equal("ktp_tempat_kosong", offer.Name);
        Assert.Equal([$"go:tempat:{waits}:ambil", $"go:tempat:{waits}:lepas"], offer.Buttons);
        await house.DoAsync(new SlotChosen(waits, Actor.Citizen(citizen.Id), slot));
        await using var db = house.Rows();
        var appointment = await db.Appointments.SingleAsync();
        Assert.Equal((AppointmentState.Booked, 1, waits), (appointment.State, appointment.Seat!.Value, appointment.CaseId));
        var wait = await db.SlotWaits.SingleAsync();
        Assert.Equal((WaitState.Taken, house.Clock.Now), (wait.State, wait.ClosedAt));
        Assert.Equal("rekam", (await db.Cases.SingleAsync(c => c.Id == waits)).StepId);
        Assert.True(await db.CaseTimers.AnyAsync(t => t.CaseId == waits && t.Kind == "appointment-reminder" && t.State == TimerState.Waiting));
    }

    [Theory]
    [DatabaseData]
    public async Task Offer_DeclinedOrExpired_FreesTheSeatAndClosesTheWait(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider, seats: 1);
        var (citizen, first) = await WaitingAsync(house);
        var (_, second) = await WaitingAsync(house);
        var slot = house.NineInDays(2);
        await OfferAsync(house, first, slot);

        await house.DoAsync(new WaitingListLeft(first, Actor.Citizen(citizen.Id)));
        await OfferAsync(house, second, slot);
        var wait = await WaitOfAsync(house, second);
        Assert.Equal(DeskRefusal.NotPossible, await house.RefusedAsync(new WaitExpired(second, Actor.Timer, wait.Id, false)));
        house.Clock.AdvanceTo(wait.OfferUntil!.Value);
        await house.DoAsync(new WaitExpired(second, Actor.Timer, wait.Id, false));
        Assert.Equal(DeskRefusal.AlreadyDone, await house.RefusedAsync(new WaitExpired(second, Actor.Timer, wait.Id, false)));

        await using var db = house.Rows();
        Assert.Equal([WaitState.Declined, WaitState.Expired], await db.SlotWaits.OrderBy(w => w.Id).Select(w => w.State).ToListAsync());
        Assert.False(await db.Appointments.AnyAsync(a => a.Seat != null));
        Assert.Equal("seat-expired", (await house.NoticesAsync(second))[^1].Key);
        Assert.All(await db.Cases.ToListAsync(), c => Assert.Equal("jadwal-rekam", c.StepId));
    }

    [Theory]
    [DatabaseData]
    public async Task Offer_HundredAtOnceForTheLastSeat_OneHoldsIt(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider, seats: 1);
        var citizen = await house.Data.ConversationAsync();
        var slot = house.NineInDays(2);
        var cases = new List<long>();
        await house.InOneCommitAsync(async () =>
        {
            for (var n = 0; n < 100; n++)
            {
                var verified = await house.VerifiedAsync("baru", citizen);
                if (n % 2 == 0) await house.DoAsync(new WaitingListJoined(verified.CaseId, Actor.Citizen(citizen.Id), null));
                cases.Add(verified.CaseId);
            }
        });
        Dictionary<long, long> waits;
        await using (var db = house.Rows()) waits = await db.SlotWaits.ToDictionaryAsync(w => w.CaseId, w => w.Id);

        // Half of them are offered the place by several timers, half want to book it themselves.
        var outcomes = await Task.WhenAll(cases.Select(id => Task.Run(() => house.AskAsync(waits.TryGetValue(id, out var wait)
            ? new SeatOffered(id, Actor.Timer, wait, slot, slot.AddHours(-1))
            : new SlotChosen(id, Actor.Citizen(citizen.Id), slot)))));

        Assert.Single(outcomes, o => o is DeskDone);
        await using var rows = house.Rows();
        Assert.Equal(1, await rows.Appointments.CountAsync(a => a.Seat != null));
        Assert.True(await rows.SlotWaits.CountAsync(w => w.State == WaitState.Offered) <= 1);
    }

    [Theory]
    [DatabaseData]
    public async Task Take_TappedTwiceWhileTheOfferEnds_IsBookedOnceOrNotAtAll(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider, seats: 1);
        var (citizen, waits) = await WaitingAsync(house);
        var slot = house.NineInDays(2);
        await OfferAsync(house, waits, slot);
        var wait = await WaitOfAsync(house, waits);
        house.Clock.AdvanceTo(wait.OfferUntil!.Value);

        await Task.WhenAll(
            Task.Run(() => house.AskAsync(new SlotChosen(waits, Actor.Citizen(citizen.Id), slot))),
            Task.Run(() => house.AskAsync(new SlotChosen(waits, Actor.Citizen(citizen.Id), slot))),
            Task.Run(() => house.AskAsync(new WaitExpired(waits, Actor.Timer, wait.Id, false))));

        await using var db = house.Rows();
        var seats = await db.Appointments.Where(a => a.Seat != null).ToListAsync();
        Assert.Equal(AppointmentState.Booked, Assert.Single(seats).State);
        Assert.NotNull((await db.SlotWaits.SingleAsync()).ClosedAt);
    }

    [Theory]
    [DatabaseData]
    public async Task Join_Twice_KeepsOneRow_AnotherDayLosesThePlace(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var (citizen, waits) = await WaitingAsync(house);
        var since = (await WaitOfAsync(house, waits)).SinceAt;
        house.Clock.Advance(TimeSpan.FromMinutes(5));

        await house.DoAsync(new WaitingListJoined(waits, Actor.Citizen(citizen.Id), null));
        Assert.Equal(since, (await WaitOfAsync(house, waits)).SinceAt);
        var day = house.Office.DateAt(house.NineInDays(1));
        await house.DoAsync(new WaitingListJoined(waits, Actor.Citizen(citizen.Id), day));

        var wait = await WaitOfAsync(house, waits);
        Assert.Equal((day, house.Clock.Now), (wait.WantedDay!.Value, wait.SinceAt));
    }

    [Theory]
    [DatabaseData]
    public async Task Join_WithABooking_NeedsADay_AndTheOfferReplacesTheBooking(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        var mine = (await house.VerifiedAsync("baru", citizen)).CaseId;
        await house.DoAsync(new SlotChosen(mine, Actor.Citizen(citizen.Id), house.NineInDays(3)));

        Assert.Equal(DeskRefusal.NotPossible, await house.RefusedAsync(new WaitingListJoined(mine, Actor.Citizen(citizen.Id), null)));
        await house.DoAsync(new WaitingListJoined(mine, Actor.Citizen(citizen.Id), house.Office.DateAt(house.NineInDays(2))));
        await OfferAsync(house, mine, house.NineInDays(2));
        await house.DoAsync(new SlotChosen(mine, Actor.Citizen(citizen.Id), house.NineInDays(2)));

        await using var db = house.Rows();
        Assert.Equal(house.NineInDays(2), (await db.Appointments.SingleAsync(a => a.Seat != null)).StartsAt);
    }

    [Theory]
    [DatabaseData]
    public async Task Withdraw_WhileAPlaceIsKept_FreesItAndLeavesTheList(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var (citizen, waits) = await WaitingAsync(house);
        await OfferAsync(house, waits, house.NineInDays(2));

        await house.DoAsync(new WithdrawnByCitizen(waits, Actor.Citizen(citizen.Id)));

        await using var db = house.Rows();
        Assert.Equal(WaitState.Left, (await db.SlotWaits.SingleAsync()).State);
        Assert.False(await db.Appointments.AnyAsync(a => a.Seat != null));
    }

    private static async Task<(Conversation Citizen, long CaseId)> WaitingAsync(DeskHouse house)
    {
        var citizen = await house.Data.ConversationAsync();
        var verified = await house.VerifiedAsync("baru", citizen);
        await house.DoAsync(new WaitingListJoined(verified.CaseId, Actor.Citizen(citizen.Id), null));
        return (citizen, verified.CaseId);
    }

    private static async Task<SlotWait> WaitOfAsync(DeskHouse house, long caseId)
    {
        await using var db = house.Rows();
        return await db.SlotWaits.SingleAsync(w => w.CaseId == caseId);
    }

    private static async Task OfferAsync(DeskHouse house, long caseId, DateTime slot)
    {
        var wait = await WaitOfAsync(house, caseId);
        await house.DoAsync(new SeatOffered(caseId, Actor.Timer, wait.Id, slot, house.Clock.Now.AddHours(2)));
    }
}
