using System.Net;
using System.Text.Json.Nodes;

namespace KtpBot.Bot.Tests.Simulator.Telegram;

public sealed class GetUpdatesTests() : FarSideTest(webhook: false)
{
    [Fact]
    public async Task Offset_ConfirmsEverythingBelowIt_AndNothingElse()
    {
        foreach (var text in new[] { "satu", "dua", "tiga" }) await Far.ActAsync(Budi, "text", new { text });

        var first = await UpdatesAsync();
        var again = await UpdatesAsync();
        var rest = await UpdatesAsync(new { offset = Id(first[1]) });
        var none = await UpdatesAsync(new { offset = Id(first[2]) + 1 });

        Assert.Equal(["satu", "dua", "tiga"], Texts(first));
        Assert.Equal(["satu", "dua", "tiga"], Texts(again));
        Assert.Equal(["dua", "tiga"], Texts(rest));
        Assert.Empty(none);
        Assert.Equal([Id(first[0]) + 1, Id(first[0]) + 2], new[] { Id(first[1]), Id(first[2]) });
    }

    [Fact]
    public async Task Limit_AndNegativeOffset_ChooseFromTheEnds()
    {
        foreach (var text in new[] { "satu", "dua", "tiga" }) await Far.ActAsync(Budi, "text", new { text });

        Assert.Equal(["satu"], Texts(await UpdatesAsync(new { limit = 1 })));
        Assert.Equal(["tiga"], Texts(await UpdatesAsync(new { offset = -1 })));
        Assert.Equal(["tiga"], Texts(await UpdatesAsync()));
    }

    [Fact]
    public async Task LongPoll_ReturnsAsSoonAsACitizenWrites()
    {
        var poll = UpdatesAsync(new { timeout = 50 });

        await Far.ActAsync(Budi, "text", new { text = "Halo" });

        Assert.Equal(["Halo"], Texts(await poll));
    }

    [Fact]
    public async Task SecondPoll_EndsTheFirstWith409()
    {
        var first = Far.TelegramAsync("getUpdates", new { timeout = 50 });
        // Either may reach the server first; the one that did is ended by the other, which then gets the message.
        var second = Far.TelegramAsync("getUpdates", new { timeout = 50 });
        var ended = await Task.WhenAny(first, second);
        await Far.ActAsync(Budi, "text", new { text = "Halo" });
        var other = await (ended == first ? second : first);

        Assert.Equal(HttpStatusCode.Conflict, (await ended).Status);
        Assert.Equal("Halo", (string?)other.Json["result"]![0]!["message"]!["text"]);
    }

    [Fact]
    public async Task GetUpdates_WhileAWebhookStands_Is409()
    {
        await Far.TelegramAsync("setWebhook", new { url = $"{Far.Bot.Url}/tg" });

        var (status, json) = await Far.TelegramAsync("getUpdates");

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.False((bool)json["ok"]!);
    }

    [Fact]
    public async Task SetWebhook_PushesWhatWasWaiting_WithTheSecret()
    {
        await Far.ActAsync(Budi, "text", new { text = "menunggu" });

        await Far.TelegramAsync("setWebhook", new { url = $"{Far.Bot.Url}/tg", secret_token = "rahasia-1" });

        var hook = await Far.Bot.NextAsync();
        Assert.Equal("rahasia-1", hook.Headers["X-Telegram-Bot-Api-Secret-Token"]);
        Assert.Equal("menunggu", (string?)hook.Json["message"]!["text"]);
    }

    [Fact]
    public async Task SetWebhook_CanDropWhatWasWaiting()
    {
        await Far.ActAsync(Budi, "text", new { text = "lama" });

        await Far.TelegramAsync("setWebhook", new { url = $"{Far.Bot.Url}/tg", drop_pending_updates = true });
        await Far.ActAsync(Budi, "text", new { text = "baru" });

        Assert.Equal("baru", (string?)(await Far.Bot.NextAsync()).Json["message"]!["text"]);
    }

    [Fact]
    public async Task AllowedUpdates_KeepOutOtherKinds()
    {
        await UpdatesAsync(new { allowed_updates = new[] { "callback_query", "my_chat_member" } });

        await Far.ActAsync(Budi, "text", new { text = "Halo" });
        await Far.ActAsync(Budi, "block");

        Assert.Equal("kicked", (string?)Assert.Single(await UpdatesAsync())!["my_chat_member"]!["new_chat_member"]!["status"]);
    }

    [Theory]
    [InlineData("http://example.org/hook", null, "HTTPS")]
    [InlineData("https://example.org/hook", "tidak boleh", "unallowed characters")]
    public async Task SetWebhook_WithABadAddressOrSecret_IsRefused(string url, string? secret, string why)
    {
        var (status, json) = await Far.TelegramAsync("setWebhook", new { url, secret_token = secret });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(why, (string?)json["description"], StringComparison.Ordinal);
    }

    private static long Id(JsonNode? update) => (long)update!["update_id"]!;

    private static IEnumerable<string?> Texts(JsonArray updates) => updates.Select(u => (string?)u!["message"]!["text"]);

    private async Task<JsonArray> UpdatesAsync(object? parameters = null)
    {
        var (status, json) = await Far.TelegramAsync("getUpdates", parameters);
        Assert.Equal(HttpStatusCode.OK, status);
        return json["result"]!.AsArray();
    }
}
