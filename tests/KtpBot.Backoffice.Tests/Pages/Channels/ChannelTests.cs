using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Tests.Pages.Channels;

/// <summary>How the channels fare, and alarms that a person must mend.</summary>
public sealed class ChannelTests
{
    private static readonly ChannelKind Signal = ChannelKind.Of("Signal");

    [Theory]
    [DatabaseData]
    public async Task Cards_StandForEveryChannelThatLeftATrace(StorageProvider provider)
    {
        await using var office = await RunningBackoffice.StartAsync(provider);
        var rows = new ChatSeed(office);
        var app = await rows.ConversationAsync(ChannelKind.WhatsApp);
        await rows.HeardAsync(app, new TextIn("Halo"), TimeSpan.FromMinutes(50));
        await rows.SaidAsync(app, "a", DeliveryState.Pending, ago: TimeSpan.FromMinutes(40));
        await rows.SaidAsync(app, "b", DeliveryState.Pending);
        await rows.SaidAsync(app, "c", DeliveryState.Pending, m => m.HeldAt = rows.Now);
        await rows.SaidAsync(app, "d", DeliveryState.Read, ago: TimeSpan.FromHours(30));
        for (var i = 0; i < 3; i++) await rows.SaidAsync(app, "e", DeliveryState.Failed, m => m.ErrorCode = "131026");
        await rows.SaidAsync(app, "f", DeliveryState.Failed, m => (m.ErrorCode, m.Error) = ("132001", "Templat WhatsApp belum terdaftar."));
        await rows.SaidAsync(app, "g", DeliveryState.Failed, m => m.ErrorCode = "131026", TimeSpan.FromHours(25));
        await rows.SaidAsync(app, "h", DeliveryState.Failed, m => m.ErrorCode = "withdrawn");
        await rows.SaidAsync(await rows.ConversationAsync(Signal), "i", DeliveryState.Sent, ago: TimeSpan.FromHours(50));
        await rows.AlarmAsync(ChannelKind.Telegram, "401", "Token bot Telegram tidak berlaku. Perbarui BotToken.");
        using var browser = await office.SignedInAsync("petugas");

        var page = await browser.ReadAsync("/kanal");

        var whatsApp = CardOf(page, "WhatsApp");
        Assert.Contains("Antrean tersendat", whatsApp, StringComparison.Ordinal);
        Assert.Matches("Menunggu dikirim</dt><dd>2\\s*<span class=\"sub late\">terlama 40 menit", whatsApp);
        Assert.Contains("Menunggu warga menulis</dt><dd>1<", whatsApp, StringComparison.Ordinal);
        Assert.Contains("Gagal 24 jam ini</dt><dd class=\"late\">4<", whatsApp, StringComparison.Ordinal);
        Assert.Contains("<b>3 ×</b> Nomor ini tidak dapat menerima WhatsApp.", whatsApp, StringComparison.Ordinal);
        Assert.True(whatsApp.IndexOf("131026", StringComparison.Ordinal) < whatsApp.IndexOf("Templat WhatsApp belum terdaftar.", StringComparison.Ordinal));
        Assert.DoesNotContain("belum ada", whatsApp, StringComparison.Ordinal);
        Assert.Contains("✓ Lancar", CardOf(page, "Signal"), StringComparison.Ordinal);
        Assert.DoesNotContain("belum ada", CardOf(page, "Signal"), StringComparison.Ordinal);
        Assert.Contains("Token bot Telegram tidak berlaku. Perbarui BotToken.", CardOf(page, "Telegram"), StringComparison.Ordinal);
        Assert.Contains("3 kali", CardOf(page, "Telegram"), StringComparison.Ordinal);
        Assert.DoesNotContain("Siti", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAnyChannel_ThePageSaysWhatToExpect()
    {
        await using var office = await RunningBackoffice.StartAsync();
        using var browser = await office.SignedInAsync("admin");

        Assert.Contains("Belum ada kanal yang dipakai", await browser.ReadAsync("/kanal"), StringComparison.Ordinal);
    }

    [Theory]
    [DatabaseData]
    public async Task Alarm_StandsOnEveryPage_UntilItIsSettled_AndCanBeOpenedAgain(StorageProvider provider)
    {
        await using var office = await RunningBackoffice.StartAsync(provider);
        var rows = new ChatSeed(office);
        var chat = await rows.ConversationAsync(ChannelKind.WhatsApp);
        using var browser = await office.SignedInAsync("petugas", "admin");
        string[] pages = ["/berkas", "/percakapan", $"/percakapan/{chat}", "/kanal", "/kelola/stasiun", "/buku/penyerahan"];
        foreach (var path in pages) Assert.DoesNotContain("Gangguan kanal", await browser.ReadAsync(path), StringComparison.Ordinal);
        var before = await browser.ReadAsync("/langsung/percakapan");

        var id = await rows.AlarmAsync(ChannelKind.WhatsApp, "190", "Token WhatsApp kedaluwarsa.");
        foreach (var path in pages) Assert.Contains("⚠ Gangguan kanal WhatsApp", await browser.ReadAsync(path), StringComparison.Ordinal);
        Assert.NotEqual(before, await browser.ReadAsync("/langsung/percakapan"));
        var closed = await browser.SubmitAsync("/kanal", "/kanal?handler=Close", ("alarmId", $"{id}"));

        Assert.Contains("ditandai sudah ditangani", closed, StringComparison.Ordinal);
        Assert.Contains("Ditangani Petugas Uji", closed, StringComparison.Ordinal);
        Assert.DoesNotContain("⚠ Gangguan kanal", closed, StringComparison.Ordinal);
        Assert.Equal(before, await browser.ReadAsync("/langsung/percakapan"));
        var reopened = await browser.SubmitAsync("/kanal", "/kanal?handler=Reopen", ("alarmId", $"{id}"));
        Assert.Contains("⚠ Gangguan kanal WhatsApp", reopened, StringComparison.Ordinal);
        Assert.Equal((1, 1), (await rows.AuditedAsync("alarm.close", $"alarm:{id}"), await rows.AuditedAsync("alarm.reopen", $"alarm:{id}")));
    }

    [Theory]
    [DatabaseData]
    public async Task Reopen_IsRefused_WhileTheSameTroubleIsOpen_OrSettledByItself(StorageProvider provider)
    {
        await using var office = await RunningBackoffice.StartAsync(provider);
        var rows = new ChatSeed(office);
        using var browser = await office.SignedInAsync("admin");
        var first = await rows.AlarmAsync(ChannelKind.WhatsApp, "190", "Token WhatsApp kedaluwarsa.", a => (a.ClosedAt, a.ClosedBy) = (rows.Now.AddHours(-1), 1));
        var healed = await rows.AlarmAsync(ChannelKind.WhatsApp, "2", "Terganggu.", a => a.ClosedAt = rows.Now.AddHours(-1));
        await rows.AlarmAsync(ChannelKind.WhatsApp, "190", "Token WhatsApp kedaluwarsa.");

        var page = await browser.SubmitAsync("/kanal", "/kanal?handler=Reopen", ("alarmId", $"{first}"));
        await browser.SubmitAsync("/kanal", "/kanal?handler=Reopen", ("alarmId", $"{healed}"));

        Assert.Contains("sudah terbuka lagi", page, StringComparison.Ordinal);
        Assert.Contains("Pulih sendiri.", page, StringComparison.Ordinal);
        await using var db = office.OpenDatabase();
        Assert.Equal(1, await db.ChannelAlarms.CountAsync(a => a.ClosedAt == null));
    }

    [Fact]
    public async Task Alarm_IsNotShownToThoseWhoCannotMendIt()
    {
        await using var office = await RunningBackoffice.StartAsync();
        await new ChatSeed(office).AlarmAsync(ChannelKind.WhatsApp, "190", "Token WhatsApp kedaluwarsa.");
        using var browser = await office.SignedInAsync("operator_cetak");

        var page = await browser.ReadAsync("/berkas");

        Assert.DoesNotContain("Gangguan kanal", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/kanal\"", page, StringComparison.Ordinal);
    }

    private static string CardOf(string page, string channel)
    {
        var from = page.IndexOf($"aria-labelledby=\"kanal-{channel}\"", StringComparison.Ordinal);
        Assert.True(from > 0, $"There is no card for {channel}.");
        return page[from..page.IndexOf("</section>", from, StringComparison.Ordinal)];
    }
}
