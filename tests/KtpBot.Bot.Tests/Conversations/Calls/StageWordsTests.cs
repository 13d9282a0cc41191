using KtpBot.Core.Cases;
using KtpBot.Core.Messaging;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Tests.Conversations.Calls;

/// <summary>"Sampai mana": since when, what comes next, and an honest word about time; fetching the card; the office and its queue.</summary>
public sealed class StageWordsTests
{
    [Fact]
    public async Task Status_SaysSinceWhenAndWhatComesNext_WithoutADateForTheCard()
    {
        await using var house = await OwnHouse.OpenAsync();
        var file = await house.ApplyAsync();

        await house.SayAsync("sampai mana");
        Assert.Contains("sejak Selasa, 17 November 2026. Berikutnya: kalau lengkap", house.Last, StringComparison.Ordinal);
        Assert.DoesNotContain("Batas waktu", house.Last, StringComparison.Ordinal);

        await house.DecideAsync(file.Id, "periksa-berkas", "kembalikan", new DecisionReason("buram", "kk"));
        await house.SayAsync("sampai mana");
        Assert.Contains("Yang ditunggu: Kartu Keluarga (KK)", house.Last, StringComparison.Ordinal);
        Assert.Contains("tidak hangus", house.Last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_OfAPausedCase_SaysWhy_AndPromisesNothing()
    {
        await using var house = await OwnHouse.OpenAsync();
        var file = await house.ApplyAsync();
        await house.StandAsync(file.Id, CaseStage.AwaitingApproval, "verifikasi-plavon");
        var verifier = Actor.Officer(2, "Rina", ["verifikator"]);
        await house.Desk.HandleAsync(new CasePaused(file.Id, verifier, "siak", null), CancellationToken.None);

        await house.SayAsync("sampai mana");
        Assert.Contains("Sekarang tertunda: Sistem data kependudukan (SIAK) pusat sedang tidak dapat dibuka.", house.Last, StringComparison.Ordinal);
        Assert.DoesNotContain("Batas waktu", house.Last, StringComparison.Ordinal);

        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.Desk.HandleAsync(new CaseResumed(file.Id, verifier), CancellationToken.None);
        await house.SayAsync("sampai mana");
        Assert.Contains("Batas waktu langkah ini: Rabu, 25 November 2026.", house.Last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_TellsTheDeadlineOfTheRunningClock_AndSaysSorryWhenItPassed()
    {
        await using var house = await OwnHouse.OpenAsync();
        var file = await house.ApplyAsync();
        await house.StandAsync(file.Id, CaseStage.AwaitingApproval, "verifikasi-plavon");

        await house.SayAsync("sampai mana");
        Assert.Contains("Batas waktu langkah ini: Selasa, 24 November 2026.", house.Last, StringComparison.Ordinal);
        Assert.Contains("kartu masuk antrean cetak", house.Last, StringComparison.Ordinal);

        house.Clock.Advance(TimeSpan.FromDays(8));
        await house.SayAsync("sampai mana");
        Assert.Contains("Batas waktunya (Selasa, 24 November 2026) sudah lewat, kami mohon maaf", house.Last, StringComparison.Ordinal);

        await house.StandAsync(file.Id, CaseStage.AwaitingCentral, "siap-cetak");
        await house.SayAsync("sampai mana");
        Assert.Contains("tidak bisa kami pastikan", house.Last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pickup_OfAReadyCard_NamesItThePlaceAndTheOriginals()
    {
        await using var house = await OwnHouse.OpenAsync();
        var file = await house.ApplyAsync();

        await house.SayAsync("ambil ktp");
        Assert.Contains("belum siap diambil", house.Last, StringComparison.Ordinal);
        Assert.Contains($"*{file.Number}*: Berkas sedang diperiksa", house.Last, StringComparison.Ordinal);

        await house.StandAsync(file.Id, CaseStage.ReadyForPickup, "ambil");
        await house.SayAsync("ktp sudah bisa diambil?");
        Assert.Contains("*Siap diambil* di Loket Pelayanan Kantor Desa Kwangsan", house.Last, StringComparison.Ordinal);
        Assert.Contains($"• *{file.Number}*", house.Last, StringComparison.Ordinal);
        Assert.Contains("• Surat kehilangan (yang asli)", house.Last, StringComparison.Ordinal);
        Assert.Contains("satu KK", house.Last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pickup_OfANeighboursCard_IsNotToldHere()
    {
        await using var house = await OwnHouse.OpenAsync();
        var file = await house.ApplyAsync();
        var other = await house.NeighbourAsync("99");
        await using (var db = house.Open()) await db.Cases.ExecuteUpdateAsync(set => set.SetProperty(c => c.ConversationId, other.Id));
        await house.StandAsync(file.Id, CaseStage.ReadyForPickup, "ambil");

        await house.SayAsync("ambil ktp");

        Assert.DoesNotContain(file.Number, house.Last, StringComparison.Ordinal);
        Assert.Contains("Belum ada pengajuan yang kami kenal", house.Last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Office_SaysWhetherItIsOpen_UntilWhenOrWhenAgain()
    {
        await using var house = await OwnHouse.OpenAsync();
        house.Clock.Advance(new DateTime(2026, 11, 18, 1, 30, 0, DateTimeKind.Utc) - house.Clock.Now);

        await house.SayAsync("kantornya dimana");
        var pin = Assert.IsType<LocationOut>(house.Messages[0]);
        Assert.Equal("Kantor Desa Kwangsan", pin.Name);
        Assert.Contains("*buka* sampai pukul 12.00 WIB", house.Last, StringComparison.Ordinal);

        house.Clock.Advance(TimeSpan.FromHours(4));
        await house.SayAsync("kantornya dimana");
        Assert.Contains("Buka lagi *hari ini pukul 13.00 WIB*", house.Last, StringComparison.Ordinal);

        house.Clock.Advance(TimeSpan.FromHours(8));
        await house.SayAsync("kantornya dimana");
        Assert.Contains("Buka lagi *Kamis, 19 November 2026 pukul 07.30 WIB*", house.Last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Person_TellsHowManyWaitBefore()
    {
        await using var house = await OwnHouse.OpenAsync();
        house.Clock.Advance(new DateTime(2026, 11, 18, 1, 30, 0, DateTimeKind.Utc) - house.Clock.Now);
        await house.NeighbourAsync("1", ConversationOwner.Queue);
        await house.NeighbourAsync("2", ConversationOwner.Queue);
        await house.NeighbourAsync("3", ConversationOwner.Officer);

        await house.SayAsync("petugas");

        Assert.True(house.Office.WithPerson);
        Assert.Contains("Ada 2 orang yang menunggu sebelum", house.Last, StringComparison.Ordinal);
    }
}
