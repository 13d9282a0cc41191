using KtpBot.Core.Bridges;
using KtpBot.Core.Cases;
using KtpBot.Core.CitizenData;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Core.Tests.Cases;
using KtpBot.Core.Workflow;
using KtpBot.Testing;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using static KtpBot.Core.Tests.Cases.DeskHouse;

namespace KtpBot.Core.Tests.Bridges;

/// <summary>What officers note from applications outside, through the desk, on both databases. It is Tuesday, 17 November 2026, 09.00 WIB.</summary>
public sealed class BridgeDeskTests
{
    private static readonly DateTime Noon = new(2026, 11, 18, 5, 0, 0, DateTimeKind.Utc);

    /// <summary>Refused by Plavon, sent back until noon, reminded, corrected in time: the citizen knows until when, and the deadline stays for the officer.</summary>
    [Theory]
    [DatabaseData]
    public async Task ARefusal_IsTold_WithItsDeadline_RemindedOnce_AndSettledByTheNextStatus(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        var caseId = await AtPlavonAsync(house, citizen);

        await house.DoAsync(Says(caseId, "perbaikan", house.Clock.Now.AddMinutes(-20), words: "DOKUMEN TIDAK SESUAI", reference: "PLV-7781"));
        await house.DecideAsync(caseId, Verifikator, "verifikasi-plavon", "kembalikan", new DecisionReason("buram", "kk"));

        var told = Plain((await house.NoticesAsync(caseId)).Single(n => n.Key == CorrectionNotices.Returned).Content);
        Assert.Contains("Rabu, 18 November 2026 pukul 12.00 WIB", told.Text, StringComparison.Ordinal);
        Assert.Contains("kirim lebih awal", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await house.NoticesAsync(caseId), n => n.Key == "returned");
        var reminder = await house.TimerAsync(caseId, TimerKinds.CorrectionReminder);
        Assert.Equal((Noon.AddHours(-3), Noon), (reminder.DueAt, (await house.TimerAsync(caseId, TimerKinds.CorrectionOver)).DueAt));

        house.Clock.AdvanceTo(reminder.DueAt);
        await house.DoAsync(Due(reminder));
        Assert.Equal(DeskRefusal.AlreadyDone, await house.RefusedAsync(Due(reminder)));
        var reminded = Plain((await house.NoticesAsync(caseId)).Single(n => n.Key == $"{reminder.Id}").Content);
        Assert.Contains("pukul 12.00 WIB", reminded.Text, StringComparison.Ordinal);
        Assert.Equal($"go:kirim-ulang:{caseId}", Assert.IsType<ChoicesOut>(reminded.Choices).Choices[0].Id);

        await house.DoAsync(new DocumentSent(caseId, Actor.Citizen(citizen.Id), "kk", Guid.NewGuid()));
        Assert.Equal(TimerState.Waiting, (await house.TimerAsync(caseId, TimerKinds.CorrectionOver)).State); // It still has to be entered.
        await house.DoAsync(Says(caseId, "diajukan", house.Clock.Now));

        Assert.Equal(TimerState.Cancelled, (await house.TimerAsync(caseId, TimerKinds.CorrectionOver)).State);
        await using var db = house.Rows();
        var rows = await db.BridgeEntries.OrderBy(e => e.Id).ToListAsync();
        Assert.Equal(["perbaikan", "diajukan"], rows.Select(r => r.Act));
        Assert.Equal(("DOKUMEN TIDAK SESUAI", "PLV-7781", Noon), (rows[0].Words, rows[0].Reference, rows[0].CorrectBy));
        Assert.Equal(["plavon:perbaikan", "plavon:diajukan"], await db.CaseEvents.Where(e => e.Kind == EventKinds.BridgeNoted).OrderBy(e => e.Id).Select(e => e.ReasonCode!).ToListAsync());
        Assert.All(await db.CaseEvents.ToListAsync(), e => Assert.DoesNotContain("PLV-7781", $"{e.ReasonCode} {e.Note}", StringComparison.Ordinal));
    }

    [Theory]
    [DatabaseData]
    public async Task ADeadlineThatPasses_IsTheOfficesNews_AndANewReturnNamesNoneAnyMore(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        var caseId = await AtPlavonAsync(house, citizen);
        await house.DoAsync(Says(caseId, "perbaikan", house.Clock.Now));
        await house.DecideAsync(caseId, Verifikator, "verifikasi-plavon", "kembalikan", new DecisionReason("buram", "kk"));
        var (reminder, over) = (await house.TimerAsync(caseId, TimerKinds.CorrectionReminder), await house.TimerAsync(caseId, TimerKinds.CorrectionOver));

        house.Clock.AdvanceTo(Noon); // The machine was off all morning: what is too late is told to nobody.
        await house.DoAsync(Due(reminder));
        await house.DoAsync(Due(over));
        await house.DoAsync(new DocumentSent(caseId, Actor.Citizen(citizen.Id), "kk", Guid.NewGuid()));
        await house.DecideAsync(caseId, Verifikator, "verifikasi-plavon", "kembalikan", new DecisionReason("gelap", "kk"));

        Assert.Equal((TimerState.Cancelled, TimerState.Done), ((await house.TimerAsync(caseId, reminder.Kind)).State, (await house.TimerAsync(caseId, over.Kind)).State));
        Assert.Equal([CorrectionNotices.Returned, "returned"], (await house.NoticesAsync(caseId)).Select(n => n.Key).Where(k => k.StartsWith("returned", StringComparison.Ordinal)));
        await using var db = house.Rows();
        Assert.Single(await db.CaseEvents.Where(e => e.Kind == EventKinds.CorrectionOver).ToListAsync());
    }

    /// <summary>Sent back first, noted later, then put right: the citizen hears of the deadline once it is known, and of the other one when it was wrong.</summary>
    [Theory]
    [DatabaseData]
    public async Task ANoteAfterTheReturn_AndItsCorrection_AreTold_AndBothNotesStay(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var caseId = await AtPlavonAsync(house, await house.Data.ConversationAsync());
        await house.DecideAsync(caseId, Verifikator, "verifikasi-plavon", "kembalikan", new DecisionReason("buram", "kk"));
        Assert.Contains(await house.NoticesAsync(caseId), n => n.Key == "returned");

        await house.DoAsync(Says(caseId, "perbaikan", house.Clock.Now.AddDays(-1).AddHours(5)));
        await using var db = house.Rows();
        var first = await db.BridgeEntries.SingleAsync();
        await house.DoAsync(Says(caseId, "perbaikan", house.Clock.Now, supersedes: first.Id));
        Assert.Equal(DeskRefusal.MovedOn, await house.RefusedAsync(Says(caseId, "perbaikan", house.Clock.Now, supersedes: first.Id)));

        var due = (await house.NoticesAsync(caseId)).Where(n => n.Key == CorrectionNotices.Due).Select(n => Plain(n.Content).Text).ToList();
        Assert.Contains("Selasa, 17 November 2026 pukul 12.00", due[0], StringComparison.Ordinal);
        Assert.Contains("Rabu, 18 November 2026 pukul 12.00", due[1], StringComparison.Ordinal);
        Assert.Equal([Noon], await db.CaseTimers.Where(t => t.Kind == TimerKinds.CorrectionOver && t.State == TimerState.Waiting).Select(t => t.DueAt).ToListAsync());
        var rows = await db.BridgeEntries.AsNoTracking().OrderBy(e => e.Id).ToListAsync();
        Assert.Equal((true, (long?)first.Id, false), (rows[0].SupersededAt is not null, rows[1].SupersedesId, rows[1].SupersededAt is not null));
        Assert.Single(await db.CaseEvents.Where(e => e.Kind == EventKinds.BridgeCorrected).ToListAsync());
    }

    [Theory]
    [DatabaseData]
    public async Task WhatMakesNoSense_IsRefusedInWords(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var submitted = await house.SubmittedAsync();
        var now = house.Clock.Now;
        BridgeNoted Rekam(DateTime at, string? result = "berhasil", Actor? by = null, string system = "benroller", string act = "rekam", string? remark = null) =>
            new(submitted.CaseId, by ?? Perekam, new BridgeNote(system, act, result, at, Remark: remark));

        Assert.Equal(DeskRefusal.NotPossible, await house.RefusedAsync(Rekam(now.AddMinutes(1))));
        Assert.Equal(DeskRefusal.NotPossible, await house.RefusedAsync(Rekam(now.AddYears(-2))));
        Assert.Equal(DeskRefusal.Incomplete, await house.RefusedAsync(Rekam(now, result: null)));
        Assert.Equal(DeskRefusal.Incomplete, await house.RefusedAsync(Rekam(now, act: "cetak")));
        Assert.Equal(DeskRefusal.Incomplete, await house.RefusedAsync(Rekam(now, system: "plavon", act: "disetujui", result: "berhasil")));
        Assert.Equal(DeskRefusal.NotPossible, await house.RefusedAsync(Rekam(now, system: "siak")));
        Assert.Equal(DeskRefusal.NotPossible, await house.RefusedAsync(Rekam(now, remark: new string('x', 501))));
        Assert.Equal(DeskRefusal.NotAllowed, await house.RefusedAsync(Rekam(now, by: Actor.Officer(9, "Kades", ["kades"]))));
        Assert.Equal(DeskRefusal.UnknownCase, await house.RefusedAsync(new BridgeNoted(999, Perekam, new BridgeNote("benroller", "rekam", "berhasil", now))));
        await house.DoAsync(Rekam(now.AddDays(-3)));
        await house.DoAsync(new WithdrawnByCitizen(submitted.CaseId, Petugas));
        Assert.Equal(DeskRefusal.NotPossible, await house.RefusedAsync(Rekam(now)));

        await using var db = house.Rows();
        var row = await db.BridgeEntries.SingleAsync();
        Assert.Equal((3L, now.AddDays(-3), now, (DateTime?)null), (row.OfficerId, row.HappenedAt, row.EnteredAt, row.CorrectBy));
        Assert.Empty(await db.CaseTimers.Where(t => t.Kind == TimerKinds.CorrectionOver).ToListAsync());
    }

    /// <summary>Nobody knows Plavon's words beforehand: what they meant last is suggested, however they are spelt, and is forgotten with the case.</summary>
    [Theory]
    [DatabaseData]
    public async Task TheSameWords_AreRemembered_AndForgottenWithTheirCase(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var plavon = BridgeBook.Load(RepositoryRoot.File("dialogs")).Book.Find("plavon")!;
        var caseId = await AtPlavonAsync(house, await house.Data.ConversationAsync());
        async Task<string?> MeaningAsync(string words)
        {
            await using var db = house.Rows();
            return (await BridgeWords.MeaningAsync(db, TestKeys.Cipher, plavon, words, CancellationToken.None))?.Id;
        }

        Assert.Null(await MeaningAsync("SEDANG DI PROSES"));
        await house.DoAsync(Says(caseId, "diterima", house.Clock.Now, words: "Sedang di-proses"));
        Assert.Equal("diterima", await MeaningAsync(" sedang  di proses."));
        await house.DoAsync(Says(caseId, "verifikasi", house.Clock.Now, words: "SEDANG DI PROSES", reference: "PLV-9", remark: "Siti sudah ditelepon"));
        Assert.Equal("verifikasi", await MeaningAsync("sedang di proses"));
        Assert.Null(await MeaningAsync("…"));

        await house.DoAsync(new WithdrawnByCitizen(caseId, Petugas));
        await using (var db = house.Rows())
        {
            var remains = await CaseErasure.FindAsync(db, await db.Cases.SingleAsync(c => c.Id == caseId), CancellationToken.None);
            await CaseErasure.EraseAsync(db, remains, everything: true, "case.erase", house.Clock.Now, CancellationToken.None);
        }

        Assert.Null(await MeaningAsync("sedang di proses"));
        await using var read = house.Rows();
        Assert.All(await read.BridgeEntries.ToListAsync(), e => Assert.Equal((null, null, null, null), (e.Words, e.WordsIndex, e.Reference, e.Note)));
        Assert.Equal(2, await read.BridgeEntries.CountAsync());
    }

    private static async Task<long> AtPlavonAsync(DeskHouse house, Conversation citizen)
    {
        var submitted = await house.SubmittedAsync("hilang", citizen);
        await house.DecideAsync(submitted.CaseId, Petugas, "periksa-berkas", "setuju");
        return submitted.CaseId;
    }

    private static BridgeNoted Says(long caseId, string status, DateTime at, string? words = null, string? reference = null, string? remark = null, long? supersedes = null) =>
        new(caseId, Verifikator, new BridgeNote("plavon", status, null, at, reference, words, remark, supersedes));

    private static (string Text, OutgoingContent Choices) Plain(OutgoingContent content) => content is TemplateOut template ? Plain(template.Plain)
        : content is ChoicesOut choices ? (choices.Text, choices) : (((TextOut)content).Text, content);
}
