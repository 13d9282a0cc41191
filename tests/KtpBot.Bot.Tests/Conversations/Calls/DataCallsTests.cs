using KtpBot.Core.Bridges;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Conversations.Calls;

/// <summary>My data against the real desk: seen masked, copied with proof, corrected, erased, and the consent taken back.</summary>
public sealed class DataCallsTests
{
    [Fact]
    public async Task Seen_IsMasked_TellsDocumentsAndViews_AndIsWrittenDown()
    {
        await using var house = await OwnHouse.OpenAsync();
        var file = await house.ApplyAsync();
        await using (var db = house.Open())
        {
            for (var i = 0; i < 2; i++) db.AuditEntries.Add(new() { OfficeId = db.OfficeId, At = house.Clock.Now, OfficerId = 1, Action = "case.view", Subject = $"case:{file.Id}" });
            await db.SaveChangesAsync();
        }

        await house.SayAsync("data saya", "lihat");

        Assert.Contains(file.Number, house.Last, StringComparison.Ordinal);
        Assert.Contains("S••• A••••• · NIK 3515••••••••0001 · KK 3515••••••••0002 · HP ••••7890", house.Last, StringComparison.Ordinal);
        Assert.Contains("(dihapus 30 hari setelah selesai)", house.Last, StringComparison.Ordinal);
        Assert.Contains("Dibuka petugas: 2 kali", house.Last, StringComparison.Ordinal);
        Assert.Contains("Persetujuan: Selasa, 17 November 2026", house.Last, StringComparison.Ordinal);
        Assert.DoesNotContain(OwnHouse.Nik, house.Last, StringComparison.Ordinal);
        await using var read = house.Open();
        Assert.Single(await read.AuditEntries.Where(a => a.Action == "data.view").ToListAsync());
    }

    [Fact]
    public async Task Copy_NeedsTheLastFourDigits_AndHoldsEverything()
    {
        await using var house = await OwnHouse.OpenAsync();
        var file = await house.ApplyAsync();
        var note = new BridgeNote("plavon", "diterima", null, house.Clock.Now, "PLV-7781", "SEDANG DIPROSES", "Sudah ditelepon");
        Assert.IsType<DeskDone>(await house.Office.Services.GetRequiredService<CaseDesk>().HandleAsync(new BridgeNoted(file.Id, Actor.Officer(1, "Budi", ["petugas"]), note), CancellationToken.None));

        await house.SayAsync("data saya", "lihat");
        Assert.Contains("Catatan petugas dari aplikasi lain: 1", house.Last, StringComparison.Ordinal);
        await house.SayAsync("data saya", "salinan", "9999");
        Assert.DoesNotContain(house.Messages, m => m is FileOut);
        await house.SayAsync("data saya", "salinan", "0001");

        var sent = Assert.Single(house.Messages.OfType<FileOut>());
        Assert.Equal($"Data {file.Number}.txt", sent.FileName);
        var text = System.Text.Encoding.UTF8.GetString((await house.Office.Services.GetRequiredService<IDocumentStore>().GetAsync(sent.FileId, CancellationToken.None))!);
        foreach (var word in (string[])[OwnHouse.Nik, "3515171208900002", "SITI AMINAH", "+6281234567890", "Surat kehilangan", "Permohonan masuk", file.Number, "Plavon · Diterima; nomor PLV-7781; SEDANG DIPROSES; Sudah ditelepon"])
            Assert.Contains(word, text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", text, StringComparison.Ordinal);
        await using var db = house.Open();
        Assert.Equal($"case:{file.Id}", (await db.AuditEntries.SingleAsync(a => a.Action == "data.copy")).Subject);
    }

    [Fact]
    public async Task Copy_AfterFiveWrongTries_IsHeldBack_EvenWithTheRightDigits()
    {
        await using var house = await OwnHouse.OpenAsync();
        await house.ApplyAsync();
        for (var i = 0; i < 5; i++) await house.SayAsync("data saya", "salinan", "9999");

        await house.SayAsync("data saya", "salinan", "0001");

        Assert.DoesNotContain(house.Messages, m => m is FileOut);
        Assert.Contains("satu jam lagi", house.Last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SomebodyElsesNikTypedIn_OpensNothingOfWhatTheOfficeKnows()
    {
        await using var house = await OwnHouse.OpenAsync();
        var victims = await house.ApplyAsync();
        var victim = await house.NeighbourAsync("99");
        await using (var db = house.Open()) await db.Cases.ExecuteUpdateAsync(set => set.SetProperty(c => c.ConversationId, victim.Id));
        await house.ApplyAsync();

        await house.SayAsync("data saya", "lihat");
        Assert.Contains("juga tercatat lewat jalur lain", house.Last, StringComparison.Ordinal);
        Assert.DoesNotContain("S•••", house.Last, StringComparison.Ordinal);
        Assert.DoesNotContain(victims.Number, house.Last, StringComparison.Ordinal);
        await house.SayAsync("data saya", "salinan", "0001");
        Assert.DoesNotContain(house.Messages, m => m is FileOut);
        Assert.Contains("hanya kami berikan di kantor", house.Last, StringComparison.Ordinal);

        await house.SayAsync("data saya", "perbaiki", "Nomor HP", "0819 9999 8888", "ya");
        Assert.Contains("Petugas mencocokkannya", house.Last, StringComparison.Ordinal);
        await house.SayAsync("batal pengajuan", "ya", "data saya", "hapus", "ya");
        await using var read = house.Open();
        var person = await read.People.SingleAsync();
        Assert.Equal(("SITI AMINAH", "+6281234567890"), (person.Name, person.Phone));
    }

    [Fact]
    public async Task Corrected_NameByAnOfficer_PhoneAtOnce()
    {
        await using var house = await OwnHouse.OpenAsync();
        var file = await house.ApplyAsync();

        await house.SayAsync("data saya", "perbaiki", "Nomor HP", "0819 9999 8888", "ya");
        Assert.Contains($"*{file.Number}* sudah diganti", house.Last, StringComparison.Ordinal);
        await house.SayAsync("data saya", "perbaiki", "Nama", "Siti Aminah Rahayu", "ya");
        Assert.Contains("3×24 jam", house.Last, StringComparison.Ordinal);

        await using var db = house.Open();
        var person = await db.People.SingleAsync();
        Assert.Equal(("SITI AMINAH", "+6281999998888"), (person.Name, person.Phone));
        Assert.Equal("Siti Aminah Rahayu", Assert.Single(await Corrections.OpenAsync(db, file.Id, CancellationToken.None)).Note);
    }

    [Fact]
    public async Task Erased_KeepsTheRunningCase_AndForgetsTheCancelledOne()
    {
        await using var house = await OwnHouse.OpenAsync();
        var file = await house.ApplyAsync();
        await house.SayAsync("data saya", "hapus");
        Assert.Contains($"*{file.Number}* masih berjalan", house.Last, StringComparison.Ordinal);
        await house.SayAsync("hapus yang lain", "ya");
        await using (var db = house.Open())
        {
            Assert.Equal("SITI AMINAH", (await db.People.SingleAsync()).Name);
            Assert.Null((await db.StoredFiles.SingleAsync()).ErasedAt);
        }

        await house.SayAsync("batal pengajuan", "ya", "data saya", "hapus", "ya");

        Assert.Contains("✓ Sudah dihapus", house.Last, StringComparison.Ordinal);
        await using var read = house.Open();
        Assert.Equal("(dihapus)", (await read.People.SingleAsync()).Name);
        Assert.NotNull((await read.StoredFiles.SingleAsync()).ErasedAt);
        Assert.Equal(["conversation.erase", "conversation.erase", "data.erase"], await read.AuditEntries.Where(a => a.Action.EndsWith(".erase")).OrderBy(a => a.Action).Select(a => a.Action).ToListAsync());
        Assert.Equal((file.Number, CaseStage.Cancelled), await read.Cases.Select(c => new ValueTuple<string, CaseStage>(c.Number, c.Stage)).SingleAsync());
    }

    [Fact]
    public async Task Erased_WhatBecameACard_KeepsItsPersonInTheOfficesBooks()
    {
        await using var house = await OwnHouse.OpenAsync();
        var file = await house.ApplyAsync();
        await house.StandAsync(file.Id, CaseStage.HandedOver, "selesai");

        await house.SayAsync("data saya", "hapus", "ya");

        await using var db = house.Open();
        Assert.Equal("SITI AMINAH", (await db.People.SingleAsync()).Name);
        Assert.NotNull((await db.StoredFiles.SingleAsync()).ErasedAt);
    }

    [Fact]
    public async Task ConsentTakenBack_DropsTheDraftItsPhotosAndTheNews_AndTheRunningCaseGoesOn()
    {
        await using var house = await OwnHouse.OpenAsync();
        var file = await house.ApplyAsync();
        await house.SayAsync("ktp rusak", "ya", "3515171208900003", "3515171208900002", "Budi", "lewati");
        await house.SendPhotoAsync();
        await house.SayAsync("data saya", "cabut", "ya");

        Assert.Contains($"*{file.Number}* tetap diproses", house.Last, StringComparison.Ordinal);
        Assert.False(house.Office.Session.DropDraft() && System.Text.Encoding.UTF8.GetString(house.Office.Session.Write()).Contains("3515171208900003", StringComparison.Ordinal));
        await using (var db = house.Open())
        {
            var talk = await db.Conversations.SingleAsync();
            Assert.Equal((null, house.Clock.Now, house.Clock.Now), (talk.ConsentAt, talk.ConsentWithdrawnAt, talk.OptedOutAt));
            Assert.Equal(CaseStage.Verifying, (await db.Cases.SingleAsync()).Stage);
            Assert.Equal([false, true], (await db.StoredFiles.OrderBy(f => f.CreatedAt).ToListAsync()).Select(f => f.ErasedAt is not null).Order());
            Assert.Single(await db.AuditEntries.Where(a => a.Action == "consent.withdraw").ToListAsync());
        }

        await house.TakeAsync(new Tapped("go:setuju-lagi", null));
        await house.SayAsync("setuju");
        await using var read = house.Open();
        Assert.Equal((house.Clock.Now, null), ((await read.Conversations.SingleAsync()).ConsentAt, (await read.Conversations.SingleAsync()).OptedOutAt));
    }
}
