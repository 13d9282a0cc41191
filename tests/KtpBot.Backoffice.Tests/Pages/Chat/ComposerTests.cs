using KtpBot.Backoffice.Pages.Chat;
using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Backoffice.Tests.Pages.Chat;

/// <summary>Words of officers inside and outside of a channel's reply window.</summary>
public sealed class ComposerTests
{
    [Theory]
    [DatabaseData("id", "mengirim pesan untuk Bapak/Ibu")]
    [DatabaseData("en", "has a message for you")]
    public async Task BehindAClosedWindow_AKnockGoesFirst_OnceForEachWindow(StorageProvider provider, string language, string knock)
    {
        await using var office = await RunningBackoffice.StartAsync(provider);
        var rows = new ChatSeed(office);
        var chat = await rows.ConversationAsync(ChannelKind.WhatsApp, c => c.Language = language);
        await rows.HeardAsync(chat, new TextIn("Halo"), TimeSpan.FromHours(30));
        using var browser = await TakenAsync(office, chat);

        var page = await browser.ReadAsync($"/percakapan/{chat}");
        await WriteAsync(browser, chat, "Kartunya sudah jadi, Bu.");
        await WriteAsync(browser, chat, "Silakan diambil besok.");

        Assert.Contains("menunggu sampai warga menulis", page, StringComparison.Ordinal);
        Assert.Contains(knock, page, StringComparison.Ordinal);
        var said = (await rows.MessagesOfAsync(chat))[1..];
        var template = Assert.IsType<TemplateOut>(MessagingJson.ReadOutgoing(said[0].Content));
        Assert.Equal(("ktp_pesan_petugas", language, "Kantor Desa Kwangsan"), (template.Name, template.Language, Assert.Single(template.Parameters)));
        Assert.Contains(knock, ((TextOut)template.Plain).Text, StringComparison.Ordinal);
        Assert.Equal(["Kartunya sudah jadi, Bu.", "Silakan diambil besok."], said[1..].Select(TextOf));

        await rows.HeardAsync(chat, new TextIn("Ya?"), TimeSpan.FromHours(25));
        await WriteAsync(browser, chat, "Masih kami simpan.");

        Assert.Equal(2, (await rows.MessagesOfAsync(chat)).Count(m => MessagingJson.ReadOutgoing(m.Content) is TemplateOut));
    }

    [Theory]
    [InlineData("WhatsApp", 20.0, false, false)]
    [InlineData("WhatsApp", 24.1, false, true)]
    [InlineData("WhatsApp", null, false, true)]
    [InlineData("WhatsApp", 2.0, true, true)]
    [InlineData("Telegram", 90.0, false, false)]
    [InlineData("WebChat", null, false, false)]
    [InlineData("Signal", 90.0, false, false)]
    public async Task Knock_GoesOutWhereFreeWordsDoNotPass(string channel, double? hoursSilent, bool providerSaysClosed, bool expected)
    {
        await using var office = await RunningBackoffice.StartAsync();
        var rows = new ChatSeed(office);
        var chat = await rows.ConversationAsync(ChannelKind.Of(channel));
        if (hoursSilent is { } hours) await rows.HeardAsync(chat, new TextIn("Halo"), TimeSpan.FromHours(hours));
        if (providerSaysClosed) await rows.SaidAsync(chat, "Tertahan", DeliveryState.Pending, m => (m.WindowClosed, m.HeldAt) = (true, rows.Now));
        using var browser = await TakenAsync(office, chat);

        var page = await WriteAsync(browser, chat, "Halo Bu");

        Assert.Equal(expected, (await rows.MessagesOfAsync(chat)).Any(m => MessagingJson.ReadOutgoing(m.Content) is TemplateOut));
        Assert.Equal(expected, page.Contains("menunggu sampai warga menulis", StringComparison.Ordinal));
        Assert.Equal(channel == "WhatsApp" && !expected, page.Contains("Bisa dibalas bebas sampai", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ProvidersWord_IsOverWhenTheCitizenWrites()
    {
        await using var office = await RunningBackoffice.StartAsync();
        var rows = new ChatSeed(office);
        var chat = await rows.ConversationAsync(ChannelKind.WhatsApp);
        await rows.SaidAsync(chat, "Tertahan", DeliveryState.Pending, m => (m.WindowClosed, m.HeldAt) = (true, rows.Now.AddHours(-3)));
        await rows.HeardAsync(chat, new TextIn("Halo"), TimeSpan.FromHours(2));
        using var browser = await TakenAsync(office, chat);

        var page = await WriteAsync(browser, chat, "Halo Bu");

        Assert.Contains("Bisa dibalas bebas sampai", page, StringComparison.Ordinal);
        Assert.DoesNotContain(await rows.MessagesOfAsync(chat), m => MessagingJson.ReadOutgoing(m.Content) is TemplateOut);
    }

    [Fact]
    public async Task ReadMarkOfAnAnnouncement_DoesNotCloseTheWindowThatItOpened()
    {
        await using var office = await RunningBackoffice.StartAsync();
        var rows = new ChatSeed(office);
        var chat = await rows.ConversationAsync(ChannelKind.WhatsApp);
        await rows.SaidAsync(chat, "Ketuk", DeliveryState.Read, m => (m.WindowClosed, m.StateAt) = (true, rows.Now.AddMinutes(-1)), TimeSpan.FromMinutes(10));
        await rows.HeardAsync(chat, new TextIn("Ya?"), TimeSpan.FromMinutes(5));
        using var browser = await TakenAsync(office, chat);

        Assert.Contains("Bisa dibalas bebas sampai", await WriteAsync(browser, chat, "Halo Bu"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoWantsNoNews_IsNotKnockedAt()
    {
        await using var office = await RunningBackoffice.StartAsync();
        var rows = new ChatSeed(office);
        var chat = await rows.ConversationAsync(ChannelKind.WhatsApp, c => c.OptedOutAt = rows.Now);
        using var browser = await TakenAsync(office, chat);

        var page = await WriteAsync(browser, chat, "Halo Bu");

        Assert.Contains("tidak ada pesan pengetuk", page, StringComparison.Ordinal);
        Assert.DoesNotContain(await rows.MessagesOfAsync(chat), m => MessagingJson.ReadOutgoing(m.Content) is TemplateOut);
    }

    [Fact]
    public async Task WithdrawnKnock_GoesOutWithTheNextWords()
    {
        await using var office = await RunningBackoffice.StartAsync();
        var rows = new ChatSeed(office);
        var chat = await rows.ConversationAsync(ChannelKind.WhatsApp);
        using var browser = await TakenAsync(office, chat);
        await WriteAsync(browser, chat, "Satu");
        var knock = Assert.Single(await rows.MessagesOfAsync(chat), m => MessagingJson.ReadOutgoing(m.Content) is TemplateOut);
        await browser.SubmitAsync($"/percakapan/{chat}", $"/percakapan/{chat}?handler=Withdraw", ("messageId", $"{knock.Id}"));

        await WriteAsync(browser, chat, "Dua");

        Assert.Equal(DeliveryState.Pending, (await rows.MessageAsync(knock.Id)).State);
        Assert.Single(await rows.MessagesOfAsync(chat), m => MessagingJson.ReadOutgoing(m.Content) is TemplateOut);
    }

    [Fact]
    public async Task Replies_AreThereInTheCitizensLanguageFirst_Filled_AndShortEnough()
    {
        await using var office = await RunningBackoffice.StartAsync();
        var replies = office.Services.GetRequiredService<CannedReplies>();

        var indonesian = replies.For("id");
        var english = replies.For("en");

        Assert.True(indonesian.Count >= 6);
        Assert.Equal("Mohon tunggu", indonesian[0].Title);
        Assert.Equal(["id", "en"], indonesian[0].Words.Select(w => w.Language));
        Assert.Equal(["en", "id"], english[0].Words.Select(w => w.Language));
        Assert.Equal(["ban", "id", "en"], replies.For("ban")[0].Words.Select(w => w.Language));
        Assert.All(indonesian.SelectMany(r => r.Words), w =>
        {
            Assert.DoesNotContain('{', w.Text);
            Assert.InRange(w.Text.Length, 10, ChatDesk.LongestText);
        });
        Assert.All(indonesian, r => Assert.NotEqual(r.Words[0].Text, r.Words[1].Text));
        Assert.Contains(indonesian, r => r.Words[0].Text.Contains("Kantor Desa Kwangsan", StringComparison.Ordinal));
    }

    private static string TextOf(OutboxMessage m) => Assert.IsType<TextOut>(MessagingJson.ReadOutgoing(m.Content)).Text;

    private static async Task<OfficerBrowser> TakenAsync(RunningBackoffice office, long chat)
    {
        var browser = await office.SignedInAsync("petugas");
        await browser.SubmitAsync($"/percakapan/{chat}", $"/percakapan/{chat}?handler=Take");
        return browser;
    }

    private static Task<string> WriteAsync(OfficerBrowser browser, long chat, string text) =>
        browser.SubmitAsync($"/percakapan/{chat}", $"/percakapan/{chat}?handler=Write", ("text", text));
}
