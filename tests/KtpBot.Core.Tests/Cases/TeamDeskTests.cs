using KtpBot.Core.Cases;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using static KtpBot.Core.Tests.Cases.DeskHouse;

namespace KtpBot.Core.Tests.Cases;

/// <summary>Pauses, versions and the replay of a history, in real rows.</summary>
public sealed class TeamDeskTests
{
    [Theory]
    [DatabaseData]
    public async Task APause_StopsTheClock_AndIsToldOnce(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        var submitted = await house.SubmittedAsync("hilang", citizen);
        await house.DecideAsync(submitted.CaseId, Petugas, "periksa-berkas", "setuju");
        var began = house.Clock.Now;

        await house.DoAsync(new CasePaused(submitted.CaseId, Verifikator, "siak", null));
        house.Clock.Advance(TimeSpan.FromDays(2));
        await house.DoAsync(new CaseResumed(submitted.CaseId, Verifikator));
        await house.DoAsync(new CasePaused(submitted.CaseId, Verifikator, "siak", null));
        house.Clock.Advance(TimeSpan.FromHours(1));
        await house.DoAsync(new CaseResumed(submitted.CaseId, Verifikator));

        await using var db = house.Rows();
        var file = await db.Cases.SingleAsync();
        Assert.Equal((began, began + TimeSpan.FromDays(2) + TimeSpan.FromHours(1), null), (file.StepSinceAt, file.CountsFrom, file.PausedAt));
        Assert.Equal(["forwarded", "paused"], (await house.NoticesAsync(submitted.CaseId)).Select(n => n.Key));
    }

    [Theory]
    [DatabaseData]
    public async Task APausedCaseThatMovesOn_RestsNoMore(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var submitted = await house.SubmittedAsync();
        await house.DoAsync(new CasePaused(submitted.CaseId, Petugas, "jaringan", "Modem mati."));

        await house.DecideAsync(submitted.CaseId, Petugas, "periksa-berkas", "setuju");

        await using var db = house.Rows();
        var file = await db.Cases.SingleAsync();
        Assert.Equal((null, null, null), (file.PausedAt, file.PauseCode, file.ClockSinceAt));
        Assert.Equal(DeskRefusal.AlreadyDone, await house.RefusedAsync(new CaseResumed(submitted.CaseId, Petugas)));
    }

    [Theory]
    [DatabaseData]
    public async Task AReplayedHistory_TellsWhatTheRowTells(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var returned = await house.SubmittedAsync();
        await house.DecideAsync(returned.CaseId, Petugas, "periksa-berkas", "setuju");
        await house.DecideAsync(returned.CaseId, Verifikator, "verifikasi-plavon", "kembalikan", new DecisionReason("lain", null));
        await house.VerifiedAsync("baru");
        var ready = await house.ReadyToHandOverAsync();
        await house.DoAsync(new CardHandedOver(ready.CaseId, Petugas, "Siti Rahayu", "sendiri", null));

        await using var db = house.Rows();
        foreach (var file in await db.Cases.ToListAsync())
        {
            var events = await db.CaseEvents.Where(e => e.CaseId == file.Id).OrderBy(e => e.Id).ToListAsync();
            var told = CaseStanding.Of(house.Desk.ProcedureOf(file)!, events.Select(e => new EventFact(e.Kind, e.StepId, e.ToStepId, e.ActorId, e.ReasonCode)));
            Assert.Equal((file.StepId, file.ReturnStepId), (told.StepId, told.ReturnStepId));
            Assert.Equal(file.Stage, house.Desk.ProcedureOf(file)!.Step(told.StepId)!.Stage);
            Assert.Equal(events.Exists(e => e.Kind == "Recorded"), told.Recorded);
        }
    }

    [Theory]
    [DatabaseData]
    public async Task ARunningCase_KeepsItsVersion_UntilAnAdminMovesIt(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var submitted = await house.SubmittedAsync();
        await using (var before = house.Rows()) await before.Cases.ExecuteUpdateAsync(set => set.SetProperty(c => c.ProcedureVersion, 2));
        var admin = Actor.Officer(5, "Rina", [OfficerRoles.Admin]);

        var kept = await house.RefusedAsync(new CasePaused(submitted.CaseId, Petugas, "siak", null));
        var stranger = await house.RefusedAsync(new VersionMoved(submitted.CaseId, Petugas, 3, null));
        var gone = await house.RefusedAsync(new VersionMoved(submitted.CaseId, admin, 99, null));
        await house.DoAsync(new VersionMoved(submitted.CaseId, admin, 3, null));
        await house.DoAsync(new CasePaused(submitted.CaseId, Petugas, "siak", null));

        Assert.Equal((DeskRefusal.NotPossible, DeskRefusal.NotAllowed, DeskRefusal.NotPossible), (kept, stranger, gone));
        await using var db = house.Rows();
        var file = await db.Cases.SingleAsync();
        Assert.Equal((3, "periksa-berkas"), (file.ProcedureVersion, file.StepId));
        Assert.Equal("Dipindahkan ke versi lain SOP (2 ke 3)", CaseHistory.Sentence(await db.CaseEvents.SingleAsync(e => e.Kind == "VersionMoved"), null));
    }
}
