using KtpBot.Core.Cases;
using KtpBot.Core.Complaints;
using KtpBot.Core.Dialogs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Conversations.Calls;

/// <summary>Complaints and the survey against the real desk: what the citizen reads is what the rows say.</summary>
public sealed class VoiceCallsTests
{
    [Fact]
    public async Task AnonymousLevy_IsFiled_AnsweredAndReadByItsNumber()
    {
        await using var house = await OwnHouse.OpenAsync();
        await house.SayAsync("saya diminta uang", "1", "Pak Anu", "balai desa", "kemarin", "50 ribu");
        await house.SendPhotoAsync();
        await house.SayAsync("lewati", "ya");
        Assert.Contains("Dikirim tanpa nama", house.Last, StringComparison.Ordinal);
        await house.SayAsync("kirim");

        Assert.Contains("lapor.go.id atau SMS *1708*", house.Last, StringComparison.Ordinal);
        await using var db = house.Open();
        var complaint = await db.Complaints.SingleAsync();
        Assert.Equal((ComplaintKind.Levy, true, (long?)null), (complaint.Kind, complaint.Anonymous, complaint.ConversationId));
        Assert.Equal(("Pak Anu", "balai desa", "kemarin", "50 ribu"), (complaint.Who, complaint.Place, complaint.Moment, complaint.Amount));
        Assert.NotNull(complaint.ProofFileId);
        Assert.Contains($"*{complaint.Number}*", house.Last, StringComparison.Ordinal);

        await house.SayAsync($"keluhan saya {complaint.Number.ToLowerInvariant()}");
        Assert.Contains("menunggu ditangani", house.Last, StringComparison.Ordinal);
        Assert.Null(await house.Office.Services.GetRequiredService<ComplaintWork>()
            .AnswerAsync(db, complaint.Id, 7, "Uangnya sudah dikembalikan.", final: true, house.Clock.Now, CancellationToken.None));
        await house.SayAsync($"keluhan saya {complaint.Number}");
        Assert.Contains("Sudah selesai.", house.Last, StringComparison.Ordinal);
        Assert.Contains("Uangnya sudah dikembalikan.", house.Last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamedComplaint_IsAnsweredIntoTheChat_AndListedWithoutItsNumber()
    {
        await using var house = await OwnHouse.OpenAsync();
        await house.SayAsync("keluhan", "3", "Ibu saya dibentak di loket", "lewati", "lewati", "tidak", "setuju", "Siti 0812", "kirim");
        await using var db = house.Open();
        var complaint = await db.Complaints.SingleAsync();
        Assert.Equal("Siti 0812", complaint.Contact);
        Assert.NotNull(complaint.ContactConsentAt);

        Assert.Null(await house.Office.Services.GetRequiredService<ComplaintWork>()
            .AnswerAsync(db, complaint.Id, 7, "Kami mohon maaf, petugasnya sudah ditegur.", final: false, house.Clock.Now, CancellationToken.None));
        await house.TakeAsync(new Tapped("go:keluhan-status", null));

        Assert.Contains("Jawaban keluhan", house.Last, StringComparison.Ordinal);
        Assert.Contains("Sudah dijawab dan masih ditangani", house.Last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SomebodyElsesComplaint_IsNotShown_NorWhetherItExists()
    {
        await using var house = await OwnHouse.OpenAsync();
        await house.SayAsync("keluhan", "5", "Antreannya panjang", "lewati", "lewati", "ya", "kirim");
        await using var db = house.Open();
        var neighbour = await house.NeighbourAsync("99");
        var desk = house.Office.Services.GetRequiredService<ComplaintDesk>();
        var number = (await db.Complaints.SingleAsync()).Number;

        Assert.Null(await desk.FindOwnAsync(db, neighbour.Id, number, CancellationToken.None));
        for (var n = 0; n < 6; n++) await house.SayAsync($"keluhan saya ADU-2026-{9000 + n}");
        Assert.Contains("tidak ditemukan dari percakapan ini", house.Last, StringComparison.Ordinal);
        await house.SayAsync($"keluhan saya {number}");
        Assert.Contains("tidak ditemukan dari percakapan ini", house.Last, StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromHours(2));
        await house.SayAsync($"keluhan saya {number}");
        Assert.Contains("menunggu ditangani", house.Last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASixthInADay_IsToldWhereElseToGo()
    {
        await using var house = await OwnHouse.OpenAsync();
        for (var n = 0; n < 6; n++)
        {
            await house.SayAsync("menu");
            await house.TakeAsync(new Tapped("go:keluhan", null));
            await house.SayAsync("5", "Antreannya panjang", "lewati", "lewati", "ya", "kirim");
        }

        Assert.Contains("SMS 1708", house.Last, StringComparison.Ordinal);
        await using var db = house.Open();
        Assert.Equal(5, await db.Complaints.CountAsync());
    }

    [Fact]
    public async Task Survey_OfACardThatWasHandedOver_IsTakenOnce()
    {
        await using var house = await OwnHouse.OpenAsync();
        var file = await house.ApplyAsync();
        await house.TakeAsync(new Tapped($"go:survei:{file.Id}", null));
        Assert.Contains("setelah KTP-el diserahkan", house.Last, StringComparison.Ordinal);
        await HandOverAsync(house, file);

        await house.TakeAsync(new Tapped($"go:survei:{file.Id}", null));
        await house.SayAsync("ya", "4", "3", "4", "1");
        Assert.Contains("seharusnya *gratis*", house.Last, StringComparison.Ordinal);
        await house.SayAsync("3", "3", "4", "4", "4", "ya", "2", "3", "3", "lewati", "Kursinya kurang.");
        Assert.Contains("Terima kasih banyak", house.Last, StringComparison.Ordinal);
        await house.SayAsync("survei");
        Assert.Contains("belum ada yang bisa dinilai", house.Last, StringComparison.Ordinal);
        await house.TakeAsync(new Tapped($"go:survei:{file.Id}", null));
        Assert.Contains("sudah Bapak/Ibu isi", house.Last, StringComparison.Ordinal);

        await using var db = house.Open();
        var response = await db.SurveyResponses.SingleAsync();
        Assert.Equal([4, 3, 4, 1, 3, 3, 4, 4, 4], response.Answers().Select(a => a!.Value));
        Assert.Equal(("p", "30-39", "sma", (string?)null, "Kursinya kurang."), (response.Sex, response.AgeGroup, response.Education, response.Occupation, response.Remark));
        Assert.NotNull(response.FinishedAt);
    }

    [Fact]
    public async Task Survey_OfSomebodyElsesCard_IsNotOpened()
    {
        await using var house = await OwnHouse.OpenAsync();
        var file = await house.ApplyAsync();
        await HandOverAsync(house, file);
        await using var db = house.Open();
        await db.Cases.ExecuteUpdateAsync(set => set.SetProperty(c => c.ConversationId, (long?)null));

        await house.TakeAsync(new Tapped($"go:survei:{file.Id}", null));

        Assert.Contains("belum ada yang bisa dinilai", house.Last, StringComparison.Ordinal);
    }

    private static async Task HandOverAsync(OwnHouse house, CaseFile file)
    {
        await house.StandAsync(file.Id, CaseStage.ReadyForPickup, "ambil");
        var officer = Actor.Officer(1, "Budi", ["petugas", "operator_cetak"]);
        var outcome = await house.Desk.HandleAsync(new CardHandedOver(file.Id, officer, "Siti Aminah", "sendiri", null), CancellationToken.None);
        Assert.True(outcome is DeskDone, (outcome as DeskRefused)?.OfficerText);
    }
}
