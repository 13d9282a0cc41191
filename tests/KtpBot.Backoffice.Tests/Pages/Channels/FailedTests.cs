using System.Net;
using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;

namespace KtpBot.Backoffice.Tests.Pages.Channels;

/// <summary>Messages that failed for one cause, sent again together.</summary>
public sealed class FailedTests
{
    private const string Cause = "/kanal/WhatsApp/gagal?sebab=132001";

    [Theory]
    [DatabaseData]
    public async Task Resend_TakesTheCausesFreshMessages_Once_AndOldOnesOnlyWhenChosen(StorageProvider provider)
    {
        await using var office = await RunningBackoffice.StartAsync(provider);
        var rows = new ChatSeed(office);
        var chat = await rows.ConversationAsync(ChannelKind.WhatsApp);
        var fresh = await FailAsync(rows, chat);
        var old = await FailAsync(rows, chat, TimeSpan.FromDays(4));
        var otherCause = await FailAsync(rows, chat, code: "131026");
        var otherChannel = await FailAsync(rows, await rows.ConversationAsync(ChannelKind.Telegram));
        var resent = await FailAsync(rows, chat);
        await rows.SaidAsync(chat, "Lagi", DeliveryState.Sent, key: $"resend:{resent}");
        var blocked = await FailAsync(rows, await rows.ConversationAsync(ChannelKind.WhatsApp, c => c.Unreachable = true));
        var unwanted = await FailAsync(rows, await rows.ConversationAsync(ChannelKind.WhatsApp, c => c.OptedOutAt = rows.Now));
        using var browser = await office.SignedInAsync("petugas");

        var page = await browser.ReadAsync(Cause);
        var first = await browser.SubmitAsync(Cause, Cause);
        var second = await browser.SubmitAsync(Cause, Cause);
        var oldToo = await browser.SubmitAsync(Cause, Cause, ("oldToo", "true"));

        Assert.Contains("4 pesan belum dikirim ulang", page, StringComparison.Ordinal);
        Assert.Contains("Kirim ulang semua yang gagal karena ini (1 + 1)", page, StringComparison.Ordinal);
        Assert.Contains("Juga 1 pesan yang lebih tua dari 3 hari", page, StringComparison.Ordinal);
        Assert.Contains("Tidak terjangkau", page, StringComparison.Ordinal);
        Assert.Contains("Tidak mau dikabari", page, StringComparison.Ordinal);
        Assert.Contains($"/percakapan/{chat}#ke-{fresh}", page, StringComparison.Ordinal);
        Assert.Contains("1 pesan dikirim ulang.", first, StringComparison.Ordinal);
        Assert.Contains("Tidak ada pesan yang perlu dikirim ulang.", second, StringComparison.Ordinal);
        Assert.Contains("1 pesan dikirim ulang.", oldToo, StringComparison.Ordinal);
        await using var db = office.OpenDatabase();
        var copies = db.OutboxMessages.Where(m => m.State == DeliveryState.Pending).Select(m => m.DedupKey).ToList();
        Assert.Equal([$"resend:{fresh}", $"resend:{old}"], copies);
        Assert.DoesNotContain(copies, key => new[] { otherCause, otherChannel, blocked, unwanted }.Any(id => key == $"resend:{id}"));
        Assert.Equal(2, await rows.AuditedAsync("channel.resend", "channel:WhatsApp:132001"));
    }

    [Theory]
    [DatabaseData]
    public async Task FailuresWithoutACode_AreACauseToo(StorageProvider provider)
    {
        await using var office = await RunningBackoffice.StartAsync(provider);
        var rows = new ChatSeed(office);
        var id = await FailAsync(rows, await rows.ConversationAsync(ChannelKind.Telegram), code: null);
        using var browser = await office.SignedInAsync("verifikator");

        Assert.Contains("href=\"/kanal/Telegram/gagal?sebab=\"", await browser.ReadAsync("/kanal"), StringComparison.Ordinal);
        await browser.SubmitAsync("/kanal/Telegram/gagal?sebab=", "/kanal/Telegram/gagal?sebab=");

        await using var db = office.OpenDatabase();
        Assert.Equal($"resend:{id}", Assert.Single(db.OutboxMessages.Where(m => m.State == DeliveryState.Pending).Select(m => m.DedupKey).ToList()));
    }

    [Fact]
    public async Task Admin_SeesCauses_ButNoWayIntoAConversation()
    {
        await using var office = await RunningBackoffice.StartAsync();
        var rows = new ChatSeed(office);
        await FailAsync(rows, await rows.ConversationAsync(ChannelKind.WhatsApp));
        using var browser = await office.SignedInAsync("admin");

        var page = await browser.ReadAsync(Cause);

        Assert.Contains("1 pesan belum dikirim ulang", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/percakapan", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Siti", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Kartu siap", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingFailed_AndUnknownNames_AreAnswered()
    {
        await using var office = await RunningBackoffice.StartAsync();
        using var browser = await office.SignedInAsync("petugas");

        Assert.Contains("Tidak ada pesan yang gagal karena ini", await browser.ReadAsync("/kanal/Signal/gagal?sebab=x"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/kanal/Sig-nal/gagal?sebab=x")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/kanal/abcdefghijklmnopqrstuvwxyz/gagal")).StatusCode);
    }

    private static Task<long> FailAsync(ChatSeed rows, long chat, TimeSpan? ago = null, string? code = "132001") =>
        rows.SaidAsync(chat, "Kartu siap diambil", DeliveryState.Failed, m => (m.ErrorCode, m.StateAt) = (code, rows.Now.AddHours(-1)), ago);
}
