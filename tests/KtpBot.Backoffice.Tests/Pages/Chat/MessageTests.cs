using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;

namespace KtpBot.Backoffice.Tests.Pages.Chat;

/// <summary>What an officer sees of a message's way, and what can still be done about it.</summary>
public sealed class MessageTests
{
    [Theory]
    [DatabaseData]
    public async Task EveryState_StandsInWords_WithItsTime(StorageProvider provider)
    {
        await using var office = await RunningBackoffice.StartAsync(provider);
        var rows = new ChatSeed(office);
        var chat = await rows.ConversationAsync(ChannelKind.WhatsApp);
        await rows.SaidAsync(chat, "Satu", DeliveryState.Pending, m => (m.Attempts, m.NextAttemptAt) = (3, rows.Now.AddMinutes(30)));
        await rows.SaidAsync(chat, "Dua", DeliveryState.Pending, m => m.HeldAt = rows.Now.AddMinutes(-4));
        await rows.SaidAsync(chat, "Tiga", DeliveryState.Sent);
        await rows.SaidAsync(chat, "Empat", DeliveryState.Delivered);
        await rows.SaidAsync(chat, "Lima", DeliveryState.Read);
        await rows.SaidAsync(chat, "Enam", DeliveryState.Failed, m => (m.ErrorCode, m.Error) = ("131026", "Nomor ini tidak dapat menerima WhatsApp."));
        using var browser = await office.SignedInAsync("petugas");

        var page = await browser.ReadAsync($"/percakapan/{chat}");

        foreach (var words in new[] { "◷ Menunggu dikirim", "‖ Menunggu warga menulis", "✓ Terkirim", "✓✓ Sampai", "✔✔ Dibaca", "⚠ Gagal terkirim", "Nomor ini tidak dapat menerima WhatsApp.", "Sudah dicoba 3 kali" })
            Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Matches("data-tip=\"Dibaca \\d+ \\w+ \\d{4} \\d\\d\\.\\d\\d WIB\"", page);
    }

    [Theory]
    [DatabaseData(false)]
    [DatabaseData(true)]
    public async Task Withdrawn_ItIsNotTriedAnyMore_AndCanWaitAgain(StorageProvider provider, bool held)
    {
        await using var office = await RunningBackoffice.StartAsync(provider);
        var rows = new ChatSeed(office);
        var chat = await rows.ConversationAsync(ChannelKind.WhatsApp);
        var id = await rows.SaidAsync(chat, "Kartu siap diambil", DeliveryState.Pending, m => m.HeldAt = held ? rows.Now : null);
        using var browser = await office.SignedInAsync("petugas");

        var withdrawn = await PostAsync(browser, chat, "Withdraw", id);
        var row = await rows.MessageAsync(id);
        var restored = await PostAsync(browser, chat, "Restore", id);

        Assert.Contains("✕ Dibatalkan", withdrawn, StringComparison.Ordinal);
        Assert.Contains("Urungkan pembatalan", withdrawn, StringComparison.Ordinal);
        Assert.DoesNotContain("Kirim ulang", withdrawn, StringComparison.Ordinal);
        Assert.Equal((DeliveryState.Failed, "withdrawn", null), (row.State, row.ErrorCode, row.HeldAt));
        Assert.Contains("◷ Menunggu dikirim", restored, StringComparison.Ordinal);
        var again = await rows.MessageAsync(id);
        Assert.Equal((DeliveryState.Pending, null, null), (again.State, again.ErrorCode, again.Error));
        Assert.Equal((1, 1), (await rows.AuditedAsync("chat.withdraw", $"conversation:{chat}"), await rows.AuditedAsync("chat.restore")));
    }

    [Theory]
    [DatabaseData]
    public async Task MessageOfTheHolderBefore_IsNotSentAgain(StorageProvider provider)
    {
        await using var office = await RunningBackoffice.StartAsync(provider);
        var rows = new ChatSeed(office);
        var chat = await rows.ConversationAsync(ChannelKind.WhatsApp);
        var failed = await rows.SaidAsync(chat, "Kartu siap diambil", DeliveryState.Failed, m => (m.ErrorCode, m.Error) = ("131026", "Tidak sampai."));
        var withdrawn = await rows.SaidAsync(chat, "Jadwal besok", DeliveryState.Failed, m => m.ErrorCode = OutboxMessage.Withdrawn);
        await using (var db = office.OpenDatabase())
        {
            var conversation = await db.Conversations.FindAsync([chat], TestContext.Current.CancellationToken);
            conversation!.IdentityChangedAt = rows.Now.AddMinutes(1);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var browser = await office.SignedInAsync("petugas");

        Assert.Contains("sudah berganti pemegang", await PostAsync(browser, chat, "Resend", failed), StringComparison.Ordinal);
        Assert.Contains("sudah berganti pemegang", await PostAsync(browser, chat, "Restore", withdrawn), StringComparison.Ordinal);
        Assert.Equal(DeliveryState.Failed, (await rows.MessageAsync(withdrawn)).State);
    }

    [Theory]
    [DatabaseData]
    public async Task Withdraw_AfterItLeft_IsRefused_AndChangesNothing(StorageProvider provider)
    {
        await using var office = await RunningBackoffice.StartAsync(provider);
        var rows = new ChatSeed(office);
        var chat = await rows.ConversationAsync(ChannelKind.WhatsApp);
        var id = await rows.SaidAsync(chat, "Sudah jalan", DeliveryState.Sent);
        using var browser = await office.SignedInAsync("petugas");

        var page = await PostAsync(browser, chat, "Withdraw", id);

        Assert.Contains("sudah berangkat", page, StringComparison.Ordinal);
        Assert.Equal(DeliveryState.Sent, (await rows.MessageAsync(id)).State);
        Assert.Equal(0, await rows.AuditedAsync("chat.withdraw"));
    }

    [Theory]
    [DatabaseData(false)]
    [DatabaseData(true)]
    public async Task SendBy_TakesTheCitizensOtherChannel_Once(StorageProvider provider, bool held)
    {
        await using var office = await RunningBackoffice.StartAsync(provider);
        var rows = new ChatSeed(office);
        var (stuck, other) = await rows.LinkedAsync(ChannelKind.WhatsApp, ChannelKind.Telegram);
        var id = held
            ? await rows.SaidAsync(stuck, "Kartu siap diambil", DeliveryState.Pending, m => m.HeldAt = rows.Now)
            : await rows.SaidAsync(stuck, "Kartu siap diambil", DeliveryState.Failed, m => m.Error = "Tidak sampai.");
        using var browser = await office.SignedInAsync("petugas");

        var before = await browser.ReadAsync($"/percakapan/{stuck}");
        var after = await PostAsync(browser, stuck, "SendBy", id, ("other", $"{other}"));
        await PostAsync(browser, stuck, "SendBy", id, ("other", $"{other}"));
        var there = await browser.ReadAsync($"/percakapan/{other}");

        Assert.Contains("Kirim lewat Telegram", before, StringComparison.Ordinal);
        Assert.Contains("↪ Dikirim lewat Telegram", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Kirim lewat Telegram", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Urungkan pembatalan", after, StringComparison.Ordinal);
        var copy = Assert.Single(await rows.MessagesOfAsync(other));
        Assert.Equal(($"lewat:{id}", DeliveryState.Pending, OutboxOrigin.Notice), (copy.DedupKey, copy.State, copy.Origin));
        Assert.Equal("Kartu siap diambil", ((TextOut)MessagingJson.ReadOutgoing(copy.Content)).Text);
        Assert.Equal((DeliveryState.Failed, null), ((await rows.MessageAsync(id)).State, (await rows.MessageAsync(id)).HeldAt));
        Assert.Contains("Dialihkan dari <a href=\"/percakapan/" + stuck, there, StringComparison.Ordinal);
        Assert.Equal(1, await rows.AuditedAsync("chat.send-by", $"conversation:{stuck}"));
    }

    [Theory]
    [InlineData("unreachable")]
    [InlineData("opted-out")]
    [InlineData("identity")]
    [InlineData("stranger")]
    public async Task SendBy_IsNeitherOfferedNorDone_WhereItMustNot(string why)
    {
        await using var office = await RunningBackoffice.StartAsync();
        var rows = new ChatSeed(office);
        var (stuck, other) = await rows.LinkedAsync(ChannelKind.WhatsApp, ChannelKind.Telegram, c =>
        {
            if (why == "unreachable") c.Unreachable = true;
            if (why == "opted-out") c.OptedOutAt = rows.Now;
            if (why == "identity") c.IdentityChangedAt = rows.Now;
            if (why == "stranger") c.CitizenId = Guid.NewGuid();
        });
        var id = await rows.SaidAsync(stuck, "Kartu siap diambil", DeliveryState.Failed);
        using var browser = await office.SignedInAsync("petugas");

        var before = await browser.ReadAsync($"/percakapan/{stuck}");
        var after = await PostAsync(browser, stuck, "SendBy", id, ("other", $"{other}"));

        Assert.DoesNotContain("Kirim lewat", before, StringComparison.Ordinal);
        Assert.Contains("Kanal itu tidak bisa dipakai", after, StringComparison.Ordinal);
        Assert.Empty(await rows.MessagesOfAsync(other));
    }

    [Fact]
    public async Task SendBy_OfTheBotsQuestion_BringsItsWordsAlone()
    {
        await using var office = await RunningBackoffice.StartAsync();
        var rows = new ChatSeed(office);
        var (stuck, other) = await rows.LinkedAsync(ChannelKind.WhatsApp, ChannelKind.Telegram);
        var id = await rows.SaidAsync(stuck, new ChoicesOut("Lanjut?", [new Choice("ya", "Ya")]), DeliveryState.Failed, origin: OutboxOrigin.Bot);
        using var browser = await office.SignedInAsync("verifikator");

        await PostAsync(browser, stuck, "SendBy", id, ("other", $"{other}"));

        Assert.Equal("Lanjut?", Assert.IsType<TextOut>(MessagingJson.ReadOutgoing(Assert.Single(await rows.MessagesOfAsync(other)).Content)).Text);
    }

    [Fact]
    public async Task OpenPage_LearnsThatAMessageIsHeld()
    {
        await using var office = await RunningBackoffice.StartAsync();
        var rows = new ChatSeed(office);
        var chat = await rows.ConversationAsync(ChannelKind.WhatsApp);
        var id = await rows.SaidAsync(chat, "Halo", DeliveryState.Pending);
        using var browser = await office.SignedInAsync("petugas");
        var before = await browser.ReadAsync($"/langsung/percakapan/{chat}");

        await using (var db = office.OpenDatabase())
        {
            (await db.OutboxMessages.FindAsync(id))!.HeldAt = rows.Now;
            await db.SaveChangesAsync();
        }

        Assert.NotEqual(before, await browser.ReadAsync($"/langsung/percakapan/{chat}"));
    }

    private static Task<string> PostAsync(OfficerBrowser browser, long chat, string handler, long messageId, params (string, string)[] more) =>
        browser.SubmitAsync($"/percakapan/{chat}", $"/percakapan/{chat}?handler={handler}", [("messageId", $"{messageId}"), .. more]);
}
