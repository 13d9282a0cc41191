using KtpBot.Core.Cases;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using static KtpBot.Core.Tests.Cases.DeskHouse;

namespace KtpBot.Core.Tests.Cases;

/// <summary>A slot given back, a visit confirmed, an arrival.</summary>
public sealed class GivenBackTests
{
    [Theory]
    [DatabaseData]
    public async Task GiveBack_FreesTheSeatStopsTheRemindersAndKeepsTheCaseWaiting(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider, seats: 1);
        var citizen = await house.Data.ConversationAsync();
        var mine = await house.VerifiedAsync("baru", citizen);
        var other = await house.VerifiedAsync("baru", citizen);
        var slot = house.NineInDays(2);
        await house.DoAsync(new SlotChosen(mine.CaseId, Actor.Citizen(citizen.Id), slot));
        Assert.Equal(DeskRefusal.SlotTaken, await house.RefusedAsync(new SlotChosen(other.CaseId, Actor.Citizen(citizen.Id), slot)));

        var back = await house.DoAsync(new SlotGivenBack(mine.CaseId, Actor.Citizen(citizen.Id)));

        Assert.Equal((CaseStage.AwaitingRecording, "jadwal-rekam", true), (back.Stage, back.StepId, back.NeedsRecording));
        await house.DoAsync(new SlotChosen(other.CaseId, Actor.Citizen(citizen.Id), slot));
        await using var db = house.Rows();
        var appointment = await db.Appointments.SingleAsync(a => a.CaseId == mine.CaseId);
        Assert.Equal((AppointmentState.Cancelled, null), (appointment.State, appointment.Seat));
        Assert.False(await db.CaseTimers.AnyAsync(t => t.CaseId == mine.CaseId && t.Kind.StartsWith("appointment") && t.State == TimerState.Waiting));
        Assert.Equal(DeskRefusal.AlreadyDone, await house.RefusedAsync(new SlotGivenBack(mine.CaseId, Actor.Citizen(citizen.Id))));
        Assert.Equal(1, await db.CaseEvents.CountAsync(e => e.CaseId == mine.CaseId && e.Kind == "SlotGivenBack"));
    }

    [Theory]
    [DatabaseData]
    public async Task GiveBack_ByAStrangerOrAfterTheTime_IsRefused(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        var stranger = await house.Data.ConversationAsync();
        var booked = await BookedAsync(house, citizen.Id, house.NineInDays(1));

        Assert.Equal(DeskRefusal.UnknownCase, await house.RefusedAsync(new SlotGivenBack(booked, Actor.Citizen(stranger.Id))));
        Assert.Equal(DeskRefusal.NotAllowed, await house.RefusedAsync(new SlotGivenBack(booked, Perekam)));
        house.Clock.AdvanceTo(house.NineInDays(1).AddMinutes(5));
        Assert.Equal(DeskRefusal.NotPossible, await house.RefusedAsync(new SlotGivenBack(booked, Actor.Citizen(citizen.Id))));
    }

    [Theory]
    [DatabaseData]
    public async Task GiveBackAndBookAtOnce_TheSeatHasOneHolder(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider, seats: 1);
        var citizen = await house.Data.ConversationAsync();
        var slot = house.NineInDays(1);
        var mine = await BookedAsync(house, citizen.Id, slot);
        var others = new List<long>();
        await house.InOneCommitAsync(async () =>
        {
            for (var n = 0; n < 12; n++) others.Add((await house.VerifiedAsync("baru", citizen)).CaseId);
        });

        var givesBack = Task.Run(() => house.AskAsync(new SlotGivenBack(mine, Actor.Citizen(citizen.Id))));
        var outcomes = await Task.WhenAll(others.Select(id => Task.Run(() => house.AskAsync(new SlotChosen(id, Actor.Citizen(citizen.Id), slot)))));
        Assert.IsType<DeskDone>(await givesBack);

        await using var db = house.Rows();
        Assert.Equal(outcomes.Count(o => o is DeskDone), await db.Appointments.CountAsync(a => a.Seat != null));
        Assert.True(await db.Appointments.CountAsync(a => a.Seat != null) <= 1);
    }

    [Theory]
    [DatabaseData]
    public async Task Coming_IsNotedForTheOfficers(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        var booked = await BookedAsync(house, citizen.Id, house.NineInDays(1));

        await house.DoAsync(new ComingConfirmed(booked, Actor.Citizen(citizen.Id)));

        await using var db = house.Rows();
        var happened = await db.CaseEvents.SingleAsync(e => e.CaseId == booked && e.Kind == "ComingConfirmed");
        Assert.Equal("Pemohon memastikan akan datang", CaseHistory.Sentence(happened, null));
    }

    [Theory]
    [DatabaseData]
    public async Task Arrive_ManyAtOnce_EachGetsANumberOfHisOwn(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider, seats: 8);
        var citizen = await house.Data.ConversationAsync();
        var slot = house.NineInDays(1);
        var cases = new List<long>();
        await house.InOneCommitAsync(async () =>
        {
            for (var n = 0; n < 8; n++)
            {
                var verified = await house.VerifiedAsync("baru", citizen);
                await house.DoAsync(new SlotChosen(verified.CaseId, Actor.Citizen(citizen.Id), slot));
                cases.Add(verified.CaseId);
            }
        });
        house.Clock.AdvanceTo(slot.AddMinutes(-30));

        await Task.WhenAll(cases.Concat(cases).Select(id => Task.Run(() => house.AskAsync(new CitizenArrived(id, Actor.Citizen(citizen.Id))))));

        await using var db = house.Rows();
        var there = await db.Appointments.Where(a => a.State == AppointmentState.Arrived).ToListAsync();
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], there.Select(a => a.QueueNumber!.Value).Order());
        Assert.All(there, a => Assert.Equal(house.Clock.Now, a.ArrivedAt));
        Assert.Equal(8, await db.CaseEvents.CountAsync(e => e.Kind == "Arrived"));
    }

    [Theory]
    [DatabaseData]
    public async Task Arrive_OnAnotherDayOrMuchTooEarly_IsRefused_LateIsNot(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        var slot = house.NineInDays(2);
        var booked = await BookedAsync(house, citizen.Id, slot);
        var arrive = new CitizenArrived(booked, Actor.Citizen(citizen.Id));

        Assert.Equal(DeskRefusal.NotPossible, await house.RefusedAsync(arrive));
        house.Clock.AdvanceTo(slot.AddMinutes(-61));
        Assert.Equal(DeskRefusal.NotPossible, await house.RefusedAsync(arrive));
        house.Clock.AdvanceTo(slot.AddMinutes(20));
        await house.DoAsync(arrive);

        var recorded = await house.DecideAsync(booked, Perekam, "rekam", "direkam");
        Assert.Equal(CaseStage.AwaitingCentral, recorded.Stage);
        await using var db = house.Rows();
        var done = await db.Appointments.SingleAsync();
        Assert.Equal((AppointmentState.Done, 1), (done.State, done.QueueNumber!.Value));
    }

    [Theory]
    [DatabaseData]
    public async Task DayReminder_ComesTwoHoursBefore_UnlessTheCitizenIsThere(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        var slot = house.NineInDays(2).AddHours(4);
        var booked = await BookedAsync(house, citizen.Id, slot);
        var timer = await house.TimerAsync(booked, "appointment-day");
        Assert.Equal(slot.AddHours(-2), timer.DueAt);

        house.Clock.AdvanceTo(timer.DueAt);
        await house.DoAsync(Due(timer));
        var told = (await house.NoticesAsync(booked))[^1];
        var template = Assert.IsType<Core.Messaging.TemplateOut>(told.Content);
        Assert.Equal("ktp_pengingat_hari_ini", template.Name);
        Assert.Equal([$"go:sampai:{booked}", $"go:jadwal:{booked}", $"go:jadwal-batal:{booked}"], template.Buttons);

        house.Clock.AdvanceTo(slot.AddMinutes(-30));
        await house.DoAsync(new CitizenArrived(booked, Actor.Citizen(citizen.Id)));
        await using var db = house.Rows();
        Assert.False(await db.CaseTimers.AnyAsync(t => t.CaseId == booked && t.Kind.StartsWith("appointment") && t.State == TimerState.Waiting));
    }

    private static async Task<long> BookedAsync(DeskHouse house, long citizen, DateTime slot)
    {
        await using var db = house.Rows();
        var verified = await house.VerifiedAsync("baru", await db.Conversations.SingleAsync(c => c.Id == citizen));
        await house.DoAsync(new SlotChosen(verified.CaseId, Actor.Citizen(citizen), slot));
        return verified.CaseId;
    }
}
