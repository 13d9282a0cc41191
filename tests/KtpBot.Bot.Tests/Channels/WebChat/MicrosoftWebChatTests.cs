using KtpBot.Core.Messaging;
using KtpBot.Testing.Pictures;
using KtpBot.Testing.Time;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KtpBot.Bot.Tests.Channels.WebChat;

/// <summary>Microsoft's botframework-webchat in a real browser: the bubbles a citizen sees, none missing, none doubled.</summary>
public sealed class MicrosoftWebChatTests
{
    private const string Welcome = "Selamat datang di layanan KTP-el";

    [Fact]
    public async Task Citizen_IsGreeted_Writes_Taps_AndSendsAPhoto()
    {
        await using var chat = await MicrosoftPage.OpenAsync();
        await Expect(Bubble(chat, Welcome)).ToHaveCountAsync(1);
        await chat.PictureAsync("1-sambutan");

        await chat.Page.Locator(".webchat__suggested-action", new() { HasText = "Tanya-tanya saja" }).ClickAsync();
        await Expect(Bubble(chat, "Tanya-tanya saja")).ToHaveCountAsync(1);
        var row = chat.Page.Locator(".ac-adaptiveCard .ac-selectable").First;
        await Expect(row).ToBeVisibleAsync();
        await chat.PictureAsync("2-kartu");
        var title = (await row.InnerTextAsync()).Split('\n')[0];
        var before = await chat.Bubbles.CountAsync();
        await row.ClickAsync();
        await Expect(FromMe(chat, title)).ToHaveCountAsync(1);
        await Expect(chat.Bubbles.Nth(before + 1)).ToBeVisibleAsync();
        await chat.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "kk.jpg", MimeType = "image/jpeg", Buffer = DrawnPictures.DocumentJpeg() });

        // The component takes a moment to take the picture in; until then, and after it is sent, a click on an empty box does nothing.
        await Eventually.IsTrueAsync(
            async () =>
            {
                await chat.Page.Locator("button.webchat__send-button").ClickAsync();
                return await chat.Bot.InboxCountAsync() >= 4;
            },
            "the photo reaches the office",
            TimeSpan.FromMinutes(1));
        Assert.Equal(4, await chat.Bot.InboxCountAsync()); // The coming, two taps and the photo.
        await chat.PictureAsync("3-foto");

        await AssertWholeAsync(chat);
    }

    [Fact]
    public async Task HeroCard_IsShown_AndItsButtonIsATap()
    {
        await using var chat = await MicrosoftPage.OpenAsync();
        await Expect(Bubble(chat, Welcome)).ToHaveCountAsync(1);
        await chat.Bot.SendAsync(1001, await chat.ChatIdAsync(), new ChoicesOut("Jam berapa?", [.. Enumerable.Range(8, 7).Select(x => new Choice($"jam.{x}", $"Pukul {x}"))]));

        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "Pukul 9" }).Last.ClickAsync();

        await Expect(FromMe(chat, "Pukul 9")).ToHaveCountAsync(1);
        await chat.PictureAsync("4-hero");
        await AssertWholeAsync(chat);
    }

    [Fact]
    public async Task LostNetwork_AndRestart_LeaveNoGapAndNoDouble()
    {
        await using var chat = await MicrosoftPage.OpenAsync();
        await Expect(Bubble(chat, Welcome)).ToHaveCountAsync(1);
        var id = await chat.ChatIdAsync();

        chat.Bot.Line.Cut();
        await chat.Bot.SayAsync(1001, id, "kabar satu");
        chat.Bot.Line.Mend();
        await Expect(Bubble(chat, "kabar satu")).ToHaveCountAsync(1);
        await chat.Bot.RestartAsync();
        await chat.Bot.SayAsync(1002, id, "kabar dua");
        await Expect(Bubble(chat, "kabar dua")).ToHaveCountAsync(1);
        await chat.SayAsync("masih di sini");
        await Expect(FromMe(chat, "masih di sini")).ToHaveCountAsync(1);

        await Expect(Bubble(chat, "kabar satu")).ToHaveCountAsync(1);
        await AssertWholeAsync(chat);
    }

    [Fact]
    public async Task Reload_GoesOnWithTheSameConversation()
    {
        await using var chat = await MicrosoftPage.OpenAsync();
        await Expect(Bubble(chat, Welcome)).ToHaveCountAsync(1);
        await chat.SayAsync("sebelum dimuat ulang");
        await Expect(FromMe(chat, "sebelum dimuat ulang")).ToHaveCountAsync(1);

        await chat.Page.ReloadAsync();
        await Expect(FromMe(chat, "sebelum dimuat ulang")).ToHaveCountAsync(1);
        await chat.SayAsync("sesudah dimuat ulang");
        await Expect(FromMe(chat, "sesudah dimuat ulang")).ToHaveCountAsync(1);

        await chat.ChatIdAsync();
        await AssertWholeAsync(chat);
    }

    [Fact]
    public async Task Token_IsRefreshed_AndTheConversationOutlivesTheFirst()
    {
        await using var chat = await MicrosoftPage.OpenAsync("window.refreshEvery = 1000;");
        await Expect(Bubble(chat, Welcome)).ToHaveCountAsync(1);
        chat.Bot.Clock.Advance(TimeSpan.FromMinutes(20));

        await chat.Page.RunAndWaitForResponseAsync(() => Task.CompletedTask, answer => answer.Url.EndsWith("/tokens/refresh", StringComparison.Ordinal) && answer.Status == 200);
        await chat.Page.RunAndWaitForResponseAsync(() => Task.CompletedTask, answer => answer.Url.EndsWith("/tokens/refresh", StringComparison.Ordinal) && answer.Status == 200);
        chat.Bot.Clock.Advance(TimeSpan.FromMinutes(20));
        await chat.SayAsync("masih berlaku");

        await Expect(FromMe(chat, "masih berlaku")).ToHaveCountAsync(1);
        await AssertWholeAsync(chat);
    }

    [Fact]
    public async Task ExpiredToken_IsSaid_AndABeginningIsOffered()
    {
        await using var chat = await MicrosoftPage.OpenAsync();
        await Expect(Bubble(chat, Welcome)).ToHaveCountAsync(1);
        chat.Bot.Clock.Advance(TimeSpan.FromMinutes(31));

        await chat.SayAsync("terlambat");
        await Expect(chat.Page.GetByText("Percakapan ini sudah berakhir")).ToBeVisibleAsync();
        await chat.PictureAsync("5-berakhir");
        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "Mulai lagi" }).ClickAsync();

        await Expect(Bubble(chat, Welcome)).ToHaveCountAsync(1);
        await Expect(Bubble(chat, "terlambat")).ToHaveCountAsync(0);
        await AssertWholeAsync(chat);
    }

    [Fact]
    public async Task ErasedConversation_IsEnded_AndNotAskedForAgain()
    {
        await using var chat = await MicrosoftPage.OpenAsync();
        await Expect(Bubble(chat, Welcome)).ToHaveCountAsync(1);
        var id = await chat.ChatIdAsync();
        await chat.Bot.EraseChatAsync(id);

        var answer = await chat.Page.RunAndWaitForResponseAsync(
            () =>
            {
                chat.Bot.Line.Cut();
                chat.Bot.Line.Mend();
                return Task.CompletedTask;
            },
            x => x.Url.Contains($"/conversations/{id}?watermark=2", StringComparison.Ordinal));

        Assert.Equal(404, answer.Status);
        Assert.Empty(chat.Faults);
    }

    [Fact]
    public async Task WithoutWebSockets_EverythingArrivesByAsking()
    {
        await using var chat = await MicrosoftPage.OpenAsync(webSocket: false);
        await chat.SayAsync("halo");
        await Expect(FromMe(chat, "halo")).ToHaveCountAsync(1);
        await Expect(Bubble(chat, Welcome)).ToHaveCountAsync(1);

        await chat.Bot.SayAsync(1001, await chat.ChatIdAsync(), "kabar satu");

        await Expect(Bubble(chat, "kabar satu")).ToHaveCountAsync(1);
        await AssertWholeAsync(chat);
    }

    [Fact]
    public async Task UnderANoncePolicy_WithoutUnsafeEval_ItRuns()
    {
        await using var chat = await MicrosoftPage.OpenAsync(policy:
            $"default-src 'none'; script-src 'self' 'nonce-{MicrosoftPage.Nonce}'; style-src 'nonce-{MicrosoftPage.Nonce}'; img-src data: blob: BOT; connect-src blob: BOT");
        await Expect(Bubble(chat, Welcome)).ToHaveCountAsync(1);
        await chat.Page.Locator(".webchat__suggested-action", new() { HasText = "Tanya-tanya saja" }).ClickAsync();
        await Expect(chat.Page.Locator(".ac-adaptiveCard .ac-selectable").First).ToBeVisibleAsync();

        var violations = await chat.Page.EvaluateAsync<string[]>("() => window.violations");
        await chat.PictureAsync("6-csp");
        // One of the component's style sheets does not carry the nonce; what it misses is not seen. No script is refused.
        Assert.DoesNotContain(violations, x => !x.StartsWith("style-src-elem inline", StringComparison.Ordinal));
        Assert.InRange(violations.Length, 0, 1);
        await AssertWholeAsync(chat);
    }

    private static ILocator Bubble(MicrosoftPage chat, string text) => chat.Bubbles.Filter(new() { HasText = text });

    private static ILocator FromMe(MicrosoftPage chat, string text) => chat.Page.Locator(".webchat__bubble--from-user", new() { HasText = text });

    // What the citizen sees is what is kept, in its order and once; nothing waits and nothing failed.
    private static async Task AssertWholeAsync(MicrosoftPage chat)
    {
        var shown = chat.Page.Locator(".webchat__basic-transcript__activity");
        await Eventually.IsTrueAsync(async () => await chat.RestsAsync() && await shown.CountAsync() == await chat.KeptTextsAsync(), "every kept message is one bubble");
        await Expect(chat.Page.GetByText("Mengirim", new() { Exact = true })).ToHaveCountAsync(0);
        await Expect(chat.Page.GetByText("Gagal mengirim")).ToHaveCountAsync(0);
        Assert.Empty(chat.Faults);
    }
}
