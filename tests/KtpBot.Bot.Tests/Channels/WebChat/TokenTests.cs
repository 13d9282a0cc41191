using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using KtpBot.Bot.Channels.WebChat.Tokens;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;

namespace KtpBot.Bot.Tests.Channels.WebChat;

/// <summary>Who gets in, for how long, and what a wrong key hears.</summary>
public sealed class TokenTests
{
    private const string Generate = "/v3/directline/tokens/generate";
    private const string Conversations = "/v3/directline/conversations";

    [Fact]
    public async Task Generate_WithTheSecret_GivesATokenForOneConversationAndUser()
    {
        await using var host = await WebChatHost.StartAsync();

        using var response = await host.SendAsync(HttpMethod.Post, Generate, new JsonObject { ["user"] = new JsonObject { ["id"] = "dl_warga-7" } }, WebChatHost.Secret);
        var chat = await OpenChat.ReadAsync(response);
        using var opened = await host.SendAsync(HttpMethod.Post, Conversations, bearer: chat.Token);
        var started = await OpenChat.ReadAsync(opened);
        (await host.PostAsync(started, WebChatHost.Said("halo", "a"))).Dispose();

        Assert.Equal(1800, chat.ExpiresIn);
        Assert.Equal(chat.Id, started.Id);
        Assert.StartsWith("ws://", started.StreamUrl, StringComparison.Ordinal);
        Assert.Equal("dl_warga-7", (string)Payload(chat.Token)["user"]!);
        Assert.Equal("dl_warga-7", (string)(await host.ReadAsync(started)).Activities.Single()["from"]!["id"]!);
    }

    [Theory]
    [InlineData(null, null, HttpStatusCode.Unauthorized, "Unauthorized")]
    [InlineData("bukan-rahasia-kantor-0000000", null, HttpStatusCode.Forbidden, "BadArgument")]
    [InlineData(WebChatHost.Secret, "warga-7", HttpStatusCode.BadRequest, "BadArgument")]
    public async Task Generate_IsRefused(string? bearer, string? userId, HttpStatusCode status, string code)
    {
        await using var host = await WebChatHost.StartAsync();

        using var response = await host.SendAsync(HttpMethod.Post, Generate, userId is null ? null : new JsonObject { ["user"] = new JsonObject { ["id"] = userId } }, bearer);

        Assert.Equal((status, code), (response.StatusCode, await CodeOfAsync(response)));
    }

    [Fact]
    public async Task Generate_WithoutAConfiguredSecret_NobodyGetsIn()
    {
        await using var host = await WebChatHost.StartAsync(settings: new() { ["Channels:WebChat:Secret"] = "" });

        using var response = await host.SendAsync(HttpMethod.Post, Generate, bearer: WebChatHost.Secret);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData(WebChatHost.TrustedSite, HttpStatusCode.Created)]
    [InlineData("https://situs-lain.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    public async Task Open_Anonymously_OnlyFromTrustedSites(string? origin, HttpStatusCode expected)
    {
        await using var host = await WebChatHost.StartAsync();

        using var response = await host.SendAsync(HttpMethod.Post, Conversations, new JsonObject(), origin: origin);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        if (expected == HttpStatusCode.Created) Assert.Null((await OpenChat.ReadAsync(response)).ResumeCode);
    }

    [Fact]
    public async Task Token_WithTrustedOrigins_WorksFromThoseSitesOnly()
    {
        await using var host = await WebChatHost.StartAsync();
        using var response = await host.SendAsync(HttpMethod.Post, Generate, new JsonObject { ["trustedOrigins"] = new JsonArray("https://sekolah.sch.id") }, WebChatHost.Secret);
        var chat = await OpenChat.ReadAsync(response);
        var path = $"{Conversations}/{chat.Id}/activities";

        using var right = await host.SendAsync(HttpMethod.Get, path, bearer: chat.Token, origin: "https://sekolah.sch.id");
        using var wrong = await host.SendAsync(HttpMethod.Get, path, bearer: chat.Token, origin: "https://situs-lain.example");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (right.StatusCode, wrong.StatusCode));
    }

    [Fact]
    public async Task Token_AfterItsTime_IsExpired_AndResumeBringsTheConversationBack()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        (await host.PostAsync(chat, WebChatHost.Said("halo", "a"))).Dispose();
        host.Clock.Advance(TimeSpan.FromMinutes(31));

        using var late = await host.PostAsync(chat, WebChatHost.Said("masih di sini", "b"));
        using var refreshed = await host.SendAsync(HttpMethod.Post, "/v3/directline/tokens/refresh", bearer: chat.Token);
        using var resumed = await host.SendAsync(HttpMethod.Post, "/chat/resume", new JsonObject { ["code"] = chat.ResumeCode }, origin: host.Url);
        var again = await OpenChat.ReadAsync(resumed);

        Assert.Equal((HttpStatusCode.Forbidden, "TokenExpired"), (late.StatusCode, await CodeOfAsync(late)));
        Assert.Equal("TokenExpired", await CodeOfAsync(refreshed));
        Assert.Equal((chat.Id, chat.UserId), (again.Id, again.UserId));
        Assert.Equal(["halo"], (await host.ReadAsync(again)).Texts);
    }

    [Fact]
    public async Task Refresh_BeforeTheEnd_GoesOnWithTheSameConversation()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(20));
        using var response = await host.SendAsync(HttpMethod.Post, "/v3/directline/tokens/refresh", bearer: chat.Token);
        var fresh = await OpenChat.ReadAsync(response);
        host.Clock.Advance(TimeSpan.FromMinutes(20));

        using var posted = await host.PostAsync(fresh, WebChatHost.Said("halo", "a"));
        using var reconnected = await host.SendAsync(HttpMethod.Get, $"{Conversations}/{chat.Id}?watermark=1", bearer: fresh.Token);

        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        Assert.Contains("watermark=1&t=", (await OpenChat.ReadAsync(reconnected)).StreamUrl, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://situs-lain.example")]
    public async Task Resume_IsForOurOwnPageOnly(string? origin)
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();

        using var response = await host.SendAsync(HttpMethod.Post, "/chat/resume", new JsonObject { ["code"] = chat.ResumeCode }, origin: origin);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Resume_NeitherWithAChatTokenNorAfterItsDays()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();

        using var other = await host.SendAsync(HttpMethod.Post, "/chat/resume", new JsonObject { ["code"] = chat.Token }, origin: host.Url);
        using var swapped = await host.SendAsync(HttpMethod.Get, $"{Conversations}/{chat.Id}/activities", bearer: chat.ResumeCode);
        host.Clock.Advance(TimeSpan.FromDays(31));
        using var late = await host.SendAsync(HttpMethod.Post, "/chat/resume", new JsonObject { ["code"] = chat.ResumeCode }, origin: host.Url);

        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, swapped.StatusCode);
        Assert.Equal("TokenExpired", await CodeOfAsync(late));
    }

    [Fact]
    public async Task Conversation_OfSomeoneElse_IsForbidden_AndAnInventedOneIsUnknown()
    {
        await using var host = await WebChatHost.StartAsync();
        var mine = await host.OpenAsync();
        var theirs = await host.OpenAsync();
        var invented = new string('A', theirs.Id.Length);

        using var foreign = await host.SendAsync(HttpMethod.Get, $"{Conversations}/{theirs.Id}/activities", bearer: mine.Token);
        using var unknown = await host.SendAsync(HttpMethod.Get, $"{Conversations}/{invented}/activities", bearer: mine.Token);
        using var unknownToTheOffice = await host.SendAsync(HttpMethod.Get, $"{Conversations}/{invented}/activities", bearer: WebChatHost.Secret);
        using var office = await host.SendAsync(HttpMethod.Get, $"{Conversations}/{theirs.Id}/activities", bearer: WebChatHost.Secret);
        using var nobody = await host.SendAsync(HttpMethod.Get, $"{Conversations}/{theirs.Id}/activities");
        var stream = await Assert.ThrowsAsync<WebSocketException>(() => host.ConnectAsync(theirs with { Token = mine.Token }));

        Assert.Equal(
            [HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.Unauthorized],
            new[] { foreign, unknown, unknownToTheOffice, office, nobody }.Select(x => x.StatusCode));
        Assert.Contains("403", stream.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Token_WithAnyCharacterChanged_IsBad()
    {
        var clock = new ManualTimeProvider();
        var tokens = new ChatTokens(TestKeys.Cipher, clock);
        var token = tokens.Issue(ChatTokenUse.Chat, tokens.NewChatId(), TimeSpan.FromMinutes(30), "dl_a");

        for (var i = 0; i < token.Length; i++)
        {
            var changed = token[..i] + (token[i] == 'A' ? 'Q' : 'A') + token[(i + 1)..];
            if (tokens.Read(changed, ChatTokenUse.Chat) is not TokenBad) Assert.Fail($"Position {i} of {token.Length} can be changed.");
        }

        Assert.IsType<TokenGood>(tokens.Read(token, ChatTokenUse.Chat));
        Assert.IsType<TokenBad>(tokens.Read(token, ChatTokenUse.File));
        Assert.IsType<TokenBad>(new ChatTokens(TestKeys.OtherCipher, clock).Read(token, ChatTokenUse.Chat));
        foreach (var junk in new[] { "", ".", "..", "a.b.c", token + ".", token + "=", token[..^1] }) Assert.IsType<TokenBad>(tokens.Read(junk, ChatTokenUse.Chat));
    }

    [Fact]
    public async Task NewConversations_FromOneAddress_AreLimited_WithATimeToWait()
    {
        await using var host = await WebChatHost.StartAsync(settings: new() { ["Channels:WebChat:NewChatsPerMinute"] = "3" });
        for (var i = 0; i < 3; i++) await host.OpenAsync();

        using var response = await host.SendAsync(HttpMethod.Post, Conversations, new JsonObject(), origin: host.Url);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    [Fact]
    public async Task Posts_InOneConversation_AreLimited_WithoutTouchingAnother()
    {
        await using var host = await WebChatHost.StartAsync(settings: new() { ["Channels:WebChat:PostsAtOnce"] = "2" });
        var busy = await host.OpenAsync();
        var calm = await host.OpenAsync();

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++)
        {
            using var response = await host.PostAsync(busy, WebChatHost.Said($"pesan {i}", $"{i}"));
            answers.Add(response.StatusCode);
        }

        using var other = await host.PostAsync(calm, WebChatHost.Said("halo", "a"));
        Assert.Equal(HttpStatusCode.OK, answers[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Preflight_AllowsWhatTheClientsSend()
    {
        await using var host = await WebChatHost.StartAsync();

        using var response = await host.SendAsync(HttpMethod.Options, $"{Conversations}/x/activities", origin: "https://mana.saja");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        var allowed = response.Headers.GetValues("Access-Control-Allow-Headers").Single();
        foreach (var header in new[] { "Authorization", "Content-Type", "x-ms-bot-agent", "x-requested-with" }) Assert.Contains(header, allowed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Channels:WebChat:Secret", "pendek", "Channels__WebChat__Secret")]
    [InlineData("Channels:WebChat:TrustedOrigins:0", "kwangsan.desa.id", "TrustedOrigins")]
    [InlineData("Channels:WebChat:PublicUrl", "https://kwangsan.desa.id/chat", "PublicUrl")]
    [InlineData("Channels:WebChat:TokenSeconds", "5", "TokenSeconds")]
    public async Task Start_WithAWrongSetting_SaysWhatToSet(string key, string value, string named)
    {
        await using var database = await TestDatabase.CreateAsync();

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => WebChatHost.StartAsync(settings: new() { [key] = value }, database: database));

        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    private static JsonNode Payload(string token)
    {
        var part = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
        return JsonNode.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(part.PadRight((part.Length + 3) / 4 * 4, '='))))!;
    }

    private static async Task<string> CodeOfAsync(HttpResponseMessage response) => (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!["code"]!;
}
