using System.Text;
using KtpBot.Core.Complaints;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Conversations.Calls;

/// <summary>My data knows the citizen's own complaints: seen, copied, and erased once they are settled; no officer reads along.</summary>
public sealed class OwnComplaintsTests
{
    [Fact]
    public async Task Named_AreListedWithDayAndState_NamelessOnesAreNot()
    {
        await using var house = await OwnHouse.OpenAsync();
        await house.SayAsync("keluhan", "3", "Ibu saya dibentak di loket", "lewati", "lewati", "tidak", "tidak", "kirim");
        await house.SayAsync("menu", "keluhan", "3", "Petugasnya kasar sekali", "lewati", "lewati", "ya", "kirim");
        await SettleAsync(house, "Sudah kami tegur.");
        await house.SayAsync("menu", "keluhan", "2", "Sudah sebulan belum jadi", "lewati", "lewati", "tidak", "tidak", "kirim");

        await house.SayAsync("data saya", "lihat");

        Assert.Contains("• ADU-2026-0001, Selasa, 17 November 2026: selesai", house.Last, StringComparison.Ordinal);
        Assert.Contains("• ADU-2026-0003, Selasa, 17 November 2026: menunggu jawaban", house.Last, StringComparison.Ordinal);
        Assert.DoesNotContain("ADU-2026-0002", house.Last, StringComparison.Ordinal);
        Assert.DoesNotContain("dibentak", house.Last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copy_HoldsThemInFull_WithTheAnswers()
    {
        await using var house = await OwnHouse.OpenAsync();
        await house.ApplyAsync();
        await house.SayAsync("keluhan", "3", "Ibu saya dibentak di loket", "lewati", "lewati", "tidak", "setuju", "Siti 0812", "kirim");
        await SettleAsync(house, "Sudah kami tegur.");

        await house.SayAsync("data saya", "salinan", "0001");

        var sent = Assert.Single(house.Messages.OfType<FileOut>());
        var text = Encoding.UTF8.GetString((await house.Office.Services.GetRequiredService<IDocumentStore>().GetAsync(sent.FileId, CancellationToken.None))!);
        foreach (var word in (string[])["ADU-2026-0001", "Cerita: Ibu saya dibentak di loket", "Nama atau kontak: Siti 0812", "Sudah kami tegur.", "selesai"])
            Assert.Contains(word, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erased_OnceSettled_KeepsTheNumberAlone_AnOpenOneStays()
    {
        await using var house = await OwnHouse.OpenAsync();
        await house.SayAsync("saya diminta uang", "1", "Pak Anu", "balai desa", "kemarin", "50 ribu");
        await house.SendPhotoAsync();
        await house.SayAsync("lewati", "tidak", "tidak", "kirim");
        await SettleAsync(house, "Uangnya dikembalikan.");
        await house.SayAsync("menu", "keluhan", "2", "Sudah sebulan belum jadi", "lewati", "lewati", "tidak", "tidak", "kirim");
        byte[] before;
        await using (var db = house.Open()) before = (await db.Complaints.OrderBy(c => c.Id).FirstAsync()).ReporterKey;

        await house.SayAsync("data saya", "hapus");
        Assert.Contains("Keluhan yang *masih ditangani* disimpan sampai selesai", house.Last, StringComparison.Ordinal);
        await house.SayAsync("ya");

        await using var read = house.Open();
        var both = await read.Complaints.OrderBy(c => c.Id).ToListAsync();
        Assert.Equal(("ADU-2026-0001", ComplaintKind.Levy, ComplaintState.Closed, (long?)null), (both[0].Number, both[0].Kind, both[0].State, both[0].ConversationId));
        Assert.Equal((null, null, null, null, null, null), (both[0].Words, both[0].Who, both[0].Place, both[0].Moment, both[0].Amount, both[0].ProofFileId));
        Assert.NotEqual(before, both[0].ReporterKey);
        Assert.Equal("(dihapus)", (await read.ComplaintReplies.SingleAsync()).Words);
        Assert.NotNull((await read.StoredFiles.SingleAsync()).ErasedAt);
        Assert.Equal("Sudah sebulan belum jadi", both[1].Words);
        Assert.NotNull(both[1].ConversationId);
        Assert.Equal($"complaint:{both[0].Id}", (await read.AuditEntries.SingleAsync(a => a.Action == "complaint.erase")).Subject);
        await house.SayAsync("keluhan saya ADU-2026-0001");
        Assert.DoesNotContain("Sudah selesai", house.Last, StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task SeenInTheChat_NoOfficerReadsAlong_AndTheFormGoesOn(StorageProvider provider)
    {
        await using var corridor = await Corridor.CreateWithOfficeAsync(provider);
        foreach (var words in (string[])["keluhan", "3", "Ibu saya dibentak", "lewati", "lewati", "tidak", "tidak", "kirim"]) await corridor.AskAsync("a", words);
        Assert.Contains("ADU-", await LastAsync(corridor, "data saya", "lihat"), StringComparison.Ordinal);
        Assert.Contains("Menu utama", await corridor.AskAsync("a", "menu"), StringComparison.Ordinal);

        await LastAsync(corridor, "ktp hilang", "setuju", "ya", "3515175708900001");
        Assert.Contains("ADU-", await LastAsync(corridor, "data saya", "lihat"), StringComparison.Ordinal);
        Assert.Contains("nomor KK", await corridor.AskAsync("a", "lanjut"), StringComparison.Ordinal);
        await corridor.RestsAsync();

        await using var db = corridor.Storage.Open();
        var said = await db.OutboxMessages.OrderBy(m => m.Id).ToListAsync();
        Assert.DoesNotContain(said.Where(m => !m.IsPrivate), m => Words(m).Contains("ADU-", StringComparison.Ordinal));
        Assert.Contains(said.Where(m => !m.IsPrivate), m => Words(m).Contains("Menu utama", StringComparison.Ordinal));
    }

    private static string Words(OutboxMessage message) => MessagingJson.ReadOutgoing(message.Content) switch
    {
        TextOut text => text.Text,
        ChoicesOut choices => choices.Text,
        _ => "",
    };

    private static async Task<string> LastAsync(Corridor corridor, params string[] lines)
    {
        var last = "";
        foreach (var line in lines) last = await corridor.AskAsync("a", line);
        return last;
    }

    private static async Task SettleAsync(OwnHouse house, string answer)
    {
        await using var db = house.Open();
        var first = await db.Complaints.OrderBy(c => c.Id).FirstAsync();
        Assert.Null(await house.Office.Services.GetRequiredService<ComplaintWork>().AnswerAsync(db, first.Id, 7, answer, final: true, house.Clock.Now, CancellationToken.None));
    }
}
