using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;

namespace KtpBot.Backoffice.Tests.Pages.Chat;

public sealed class CitizenCardTests
{
    [Theory]
    [DatabaseData]
    public async Task Card_TellsWhatMatters(StorageProvider provider)
    {
        await using var office = await RunningBackoffice.StartAsync(provider);
        var rows = new ChatSeed(office);
        var (first, second) = await rows.LinkedAsync(ChannelKind.WhatsApp, ChannelKind.Telegram, c => c.Unreachable = true);
        await rows.ChangeAsync(first, c => (c.OptedOutAt, c.IdentityChangedAt, c.Language) = (rows.Now.AddDays(-3), rows.Now.AddDays(-1), "en"));
        using var browser = await office.SignedInAsync("petugas");

        var page = await browser.ReadAsync($"/percakapan/{first}");
        var plain = await browser.ReadAsync($"/percakapan/{await rows.ConversationAsync(ChannelKind.WebChat)}");

        Assert.Contains("Nomor ini mungkin berganti pemilik: jangan sebut data sebelum dicocokkan", page, StringComparison.Ordinal);
        Assert.Contains("Tidak mau dikabari sejak", page, StringComparison.Ordinal);
        Assert.Contains("Bahasa Inggris", page, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"/percakapan/{second}\">Telegram</a>", page, StringComparison.Ordinal);
        Assert.Contains("Tidak terjangkau", page, StringComparison.Ordinal);
        Assert.DoesNotContain("berganti pemilik", plain, StringComparison.Ordinal);
        Assert.Contains("Boleh dikabari", plain, StringComparison.Ordinal);
        Assert.Contains("Belum ada yang tertaut", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("Lepaskan tautan", plain, StringComparison.Ordinal);
    }

    [Theory]
    [DatabaseData]
    public async Task Card_TellsThatTheConsentIsWithdrawn_UntilItIsGivenAgain(StorageProvider provider)
    {
        await using var office = await RunningBackoffice.StartAsync(provider);
        var rows = new ChatSeed(office);
        var talk = await rows.ConversationAsync(ChannelKind.Telegram, c => (c.ConsentAt, c.ConsentWithdrawnAt) = (null, rows.Now.AddHours(-1)));
        using var browser = await office.SignedInAsync("petugas");

        var withdrawn = await browser.ReadAsync($"/percakapan/{talk}");
        await rows.ChangeAsync(talk, c => c.ConsentAt = rows.Now);
        var again = await browser.ReadAsync($"/percakapan/{talk}");

        Assert.Contains("<dt>Persetujuan</dt>", withdrawn, StringComparison.Ordinal);
        Assert.DoesNotContain("<dt>Persetujuan</dt>", again, StringComparison.Ordinal);
    }

    [Theory]
    [DatabaseData]
    public async Task Unlink_LetsThisConversationStandAlone(StorageProvider provider)
    {
        await using var office = await RunningBackoffice.StartAsync(provider);
        var rows = new ChatSeed(office);
        var (first, second) = await rows.LinkedAsync(ChannelKind.WhatsApp, ChannelKind.Telegram);
        var citizen = (await rows.ReadAsync(first)).CitizenId;
        var third = await rows.ConversationAsync(ChannelKind.WebChat, c => c.CitizenId = citizen);
        using var browser = await office.SignedInAsync("verifikator");

        var page = await browser.SubmitAsync($"/percakapan/{first}", $"/percakapan/{first}?handler=Unlink");

        Assert.Contains("Belum ada yang tertaut", page, StringComparison.Ordinal);
        Assert.Null((await rows.ReadAsync(first)).CitizenId);
        Assert.Equal(citizen, (await rows.ReadAsync(second)).CitizenId);
        Assert.Equal(citizen, (await rows.ReadAsync(third)).CitizenId);
        Assert.Equal(1, await rows.AuditedAsync("chat.unlink", $"conversation:{first}"));
    }

    [Theory]
    [DatabaseData]
    public async Task News_StopAndComeBack_OnTheCitizensWord(StorageProvider provider)
    {
        await using var office = await RunningBackoffice.StartAsync(provider);
        var rows = new ChatSeed(office);
        var (chat, other) = await rows.LinkedAsync(ChannelKind.Telegram, ChannelKind.WhatsApp);
        var news = await rows.SaidAsync(other, "Kartu siap diambil", DeliveryState.Pending);
        using var browser = await office.SignedInAsync("petugas");
        var before = await browser.ReadAsync($"/langsung/percakapan/{chat}");

        await browser.SubmitAsync($"/percakapan/{chat}", $"/percakapan/{chat}?handler=News", ("wanted", "false"));
        var (since, sinceThere, dropped) = ((await rows.ReadAsync(chat)).OptedOutAt, (await rows.ReadAsync(other)).OptedOutAt, await rows.MessageAsync(news));
        Assert.NotEqual(before, await browser.ReadAsync($"/langsung/percakapan/{chat}"));
        await browser.SubmitAsync($"/percakapan/{chat}", $"/percakapan/{chat}?handler=News", ("wanted", "true"));

        Assert.NotNull(since);
        Assert.Equal(since, sinceThere);
        Assert.Equal((DeliveryState.Failed, "opted-out"), (dropped.State, dropped.ErrorCode));
        Assert.Null((await rows.ReadAsync(chat)).OptedOutAt);
        Assert.Null((await rows.ReadAsync(other)).OptedOutAt);
        Assert.Equal((1, 1), (await rows.AuditedAsync("chat.opt-out"), await rows.AuditedAsync("chat.opt-in")));
    }
}
