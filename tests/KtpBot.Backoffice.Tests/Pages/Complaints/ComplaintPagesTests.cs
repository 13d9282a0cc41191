using System.Globalization;
using System.Net;
using KtpBot.Backoffice.Pages.Complaints;
using KtpBot.Backoffice.Security;
using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Complaints;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;
using KtpBot.Testing.Pictures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Backoffice.Tests.Pages.Complaints;

/// <summary>What the head of the office does with complaints, and what nobody else sees of them.</summary>
public sealed class ComplaintPagesTests : IAsyncLifetime
{
    private RunningBackoffice _office = null!;
    private ChatSeed _chats = null!;
    private VoiceSeed _voice = null!;

    public async ValueTask InitializeAsync()
    {
        _office = await RunningBackoffice.StartAsync();
        (_chats, _voice) = (new ChatSeed(_office), new VoiceSeed(_office));
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task EmptyList_SaysWhatWillStandHere()
    {
        using var browser = await _office.SignedInAsync(StaffRoles.Kades);

        Assert.Contains("Tidak ada keluhan terbuka", await browser.ReadAsync("/keluhan"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_ShowsTheDeadlineAndNotTheWords_AndOverdueOnesSoundTheAlarm()
    {
        var citizen = await _chats.ConversationAsync(ChannelKind.WhatsApp);
        var late = await _voice.ComplaintAsync(citizen, ago: TimeSpan.FromDays(30));
        using var browser = await _office.SignedInAsync(StaffRoles.Kades);

        var list = await browser.ReadAsync("/keluhan");

        Assert.Contains(late.Number, list, StringComparison.Ordinal);
        Assert.Contains("⚠ Lewat batas jawaban", list, StringComparison.Ordinal);
        Assert.Contains("1 keluhan lewat batas", await browser.ReadAsync("/survei"), StringComparison.Ordinal);
        Assert.Contains(late.Number, await browser.ReadAsync("/keluhan?saring=lewat"), StringComparison.Ordinal);
        Assert.DoesNotContain("Pak Anu", list, StringComparison.Ordinal);
        Assert.DoesNotContain(late.Number, await browser.ReadAsync("/keluhan?saring=selesai"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_TellsWhatWasTold_EscapesIt_AndIsWrittenDown()
    {
        var proof = await _voice.PhotoAsync(DrawnPictures.DocumentJpeg());
        var complaint = await _voice.ComplaintAsync(await _chats.ConversationAsync(ChannelKind.WhatsApp), proof: proof);
        using var browser = await _office.SignedInAsync(StaffRoles.Kades);

        var raw = await (await browser.GetAsync($"/keluhan/{complaint.Id}")).Content.ReadAsStringAsync();

        Assert.Contains("Pak Anu", raw, StringComparison.Ordinal);
        Assert.Contains("Siti 0812", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("<depan>", raw, StringComparison.Ordinal);
        Assert.Equal(1, await _chats.AuditedAsync("complaint.view", $"complaint:{complaint.Id}"));
        var picture = await browser.GetAsync($"/keluhan/{complaint.Id}?handler=Proof");
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (picture.StatusCode, picture.Content.Headers.ContentType?.MediaType));
        Assert.Equal(1, await _chats.AuditedAsync("document.view"));
        Assert.DoesNotContain("sudah dihapus", raw, StringComparison.Ordinal);
        await using (var db = _office.OpenDatabase())
            await db.Complaints.Where(c => c.Id == complaint.Id).ExecuteUpdateAsync(set => set
                .SetProperty(c => c.Words, (string?)null).SetProperty(c => c.Who, (string?)null).SetProperty(c => c.Place, (string?)null)
                .SetProperty(c => c.Moment, (string?)null).SetProperty(c => c.Amount, (string?)null));
        Assert.Contains("Isi keluhan ini sudah dihapus", await browser.ReadAsync($"/keluhan/{complaint.Id}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/keluhan/999999")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/keluhan/999999?handler=Proof")).StatusCode);
    }

    [Fact]
    public async Task TakeAnswerClose_ReachTheCitizensChat_AndNoOfficersPageOfIt()
    {
        var citizen = await _chats.ConversationAsync(ChannelKind.Telegram);
        var complaint = await _voice.ComplaintAsync(citizen, kind: ComplaintKind.Slow);
        using var head = await _office.SignedInAsync(StaffRoles.Kades);
        var page = $"/keluhan/{complaint.Id}";

        Assert.Contains("Keluhan ini Anda tangani.", await head.SubmitAsync(page, page + "?handler=Take"), StringComparison.Ordinal);
        Assert.Contains("Jawaban disampaikan.", await head.SubmitAsync(page, page + "?handler=Answer", ("words", "Berkasnya kami cari.")), StringComparison.Ordinal);
        await head.SubmitAsync(page, page + "?handler=Track", ("track", "Desk"));
        Assert.Contains("keluhan ditutup", await head.SubmitAsync(page, page + "?handler=Answer", ("words", "Berkasnya sudah ketemu."), ("final", "true")), StringComparison.Ordinal);
        Assert.Contains("Keluhan ini sudah selesai.", await head.SubmitAsync(page, page + "?handler=Take"), StringComparison.Ordinal);

        var closed = await _voice.ReadAsync(complaint.Id);
        Assert.Equal((ComplaintState.Closed, ComplaintTrack.Desk), (closed.State, closed.Track));
        var sent = await _chats.MessagesOfAsync(citizen);
        Assert.Equal([true, true], sent.Select(m => m.IsPrivate));
        using var clerk = await _office.SignedInAsync(StaffRoles.Petugas);
        var chat = await clerk.ReadAsync($"/percakapan/{citizen}");
        Assert.DoesNotContain("Berkasnya", chat, StringComparison.Ordinal);
        Assert.DoesNotContain("ADU-", chat, StringComparison.Ordinal);
        foreach (var action in (string[])["complaint.take", "complaint.answer", "complaint.track", "complaint.close"])
            Assert.Equal(1, await _chats.AuditedAsync(action, $"complaint:{complaint.Id}"));
    }

    [Fact]
    public async Task AnonymousComplaint_SaysSo_AndItsAnswerIsSentNowhere()
    {
        var citizen = await _chats.ConversationAsync(ChannelKind.WhatsApp);
        var complaint = await _voice.ComplaintAsync(citizen, anonymous: true);
        using var head = await _office.SignedInAsync(StaffRoles.Kades);
        var page = $"/keluhan/{complaint.Id}";

        var shown = await head.ReadAsync(page);
        await head.SubmitAsync(page, page + "?handler=Answer", ("words", "Sudah kami tegur."), ("final", "true"));

        Assert.Contains("Warga memilih", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Siti 0812", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("/percakapan", shown, StringComparison.Ordinal);
        Assert.Empty(await _chats.MessagesOfAsync(citizen));
    }

    [Fact]
    public async Task TheContact_IsForgottenAtAClick_AlsoOfAClosedOne()
    {
        var complaint = await _voice.ComplaintAsync(await _chats.ConversationAsync(ChannelKind.Telegram));
        using var head = await _office.SignedInAsync(StaffRoles.Kades);
        var page = $"/keluhan/{complaint.Id}";
        await head.SubmitAsync(page, page + "?handler=Answer", ("words", "Selesai."), ("final", "true"));

        var shown = await head.SubmitAsync(page, page + "?handler=Forget");

        Assert.DoesNotContain("Siti 0812", shown, StringComparison.Ordinal);
        Assert.Null((await _voice.ReadAsync(complaint.Id)).Contact);
        Assert.Equal(1, await _chats.AuditedAsync("complaint.forget-contact"));
    }

    [Fact]
    public async Task RefusedAnswer_ComesBackAsDraft()
    {
        var complaint = await _voice.ComplaintAsync(await _chats.ConversationAsync(ChannelKind.Telegram));
        using var head = await _office.SignedInAsync(StaffRoles.Kades);
        var page = $"/keluhan/{complaint.Id}";

        var shown = await head.SubmitAsync(page, page + "?handler=Answer", ("words", new string('a', 2001)));

        Assert.Contains("paling panjang 2000", shown, StringComparison.Ordinal);
        Assert.Contains(new string('a', 2001), shown, StringComparison.Ordinal);
        Assert.Equal(ComplaintState.New, (await _voice.ReadAsync(complaint.Id)).State);
    }

    [Fact]
    public async Task EveryPartOfAComplaint_IsClosedToEveryOtherRole()
    {
        var complaint = await _voice.ComplaintAsync(await _chats.ConversationAsync(ChannelKind.Telegram), proof: await _voice.PhotoAsync(DrawnPictures.DocumentJpeg()));
        foreach (var role in StaffRoles.All.Except([StaffRoles.Kades]))
        {
            using var browser = await _office.SignedInAsync(role);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync($"/keluhan/{complaint.Id}")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync($"/keluhan/{complaint.Id}?handler=Proof")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostAsync("/akun/sandi", $"/keluhan/{complaint.Id}?handler=Take")).StatusCode);
        }

        Assert.Equal(ComplaintState.New, (await _voice.ReadAsync(complaint.Id)).State);
    }

    [Fact]
    public async Task PrivateMessages_StandInNoChat_NorInItsListFilesOrLog()
    {
        var citizen = await _chats.ConversationAsync(ChannelKind.Telegram);
        await _chats.HeardAsync(citizen, new TextIn("kapan buka"), TimeSpan.FromHours(3));
        var heard = await _chats.HeardAsync(citizen, new TextIn("pak anu minta uang"), TimeSpan.FromMinutes(4));
        var said = await _chats.SaidAsync(citizen, "Keluhan tercatat ADU-2026-0001", DeliveryState.Failed);
        var photo = await _voice.PhotoAsync(DrawnPictures.DocumentJpeg());
        await using (var db = _office.OpenDatabase())
        {
            await db.InboxMessages.Where(m => m.Id == heard).ExecuteUpdateAsync(set => set.SetProperty(m => m.IsPrivate, true).SetProperty(m => m.FileId, photo));
            await db.OutboxMessages.Where(m => m.Id == said).ExecuteUpdateAsync(set => set.SetProperty(m => m.IsPrivate, true));
        }

        using var clerk = await _office.SignedInAsync(StaffRoles.Petugas);
        foreach (var path in (string[])["/percakapan", $"/percakapan/{citizen}"])
        {
            var page = await clerk.ReadAsync(path);
            Assert.Contains("kapan buka", page, StringComparison.Ordinal);
            Assert.DoesNotContain("minta uang", page, StringComparison.Ordinal);
            Assert.DoesNotContain("ADU-", page, StringComparison.Ordinal);
        }

        foreach (var path in (string[])[$"/percakapan/{citizen}/berkas/{heard}", $"/percakapan/{citizen}/catatan/masuk/{heard}", $"/percakapan/{citizen}/catatan/keluar/{said}"])
            Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync(path)).StatusCode);
    }

    [Theory]
    [InlineData("2026-11-20T02:00:00Z", "Green")]
    [InlineData("2026-11-24T02:00:00Z", "Amber")]
    [InlineData("2026-11-25T08:59:00Z", "Amber")]
    [InlineData("2026-11-25T09:01:00Z", "Red")]
    public void TheLight_TurnsWithWorkingDays(string now, string expected)
    {
        var calendar = _office.Services.GetRequiredService<OfficeProfile>().Calendar;
        var due = ComplaintTerms.AnswerBy(calendar, new DateTime(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc));
        var at = DateTime.Parse(now, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

        Assert.Equal(expected, ComplaintDeadline.Light(calendar, ComplaintState.Taken, due, at).ToString());
        Assert.Equal(ComplaintLight.Off, ComplaintDeadline.Light(calendar, ComplaintState.Closed, due, at));
    }
}
