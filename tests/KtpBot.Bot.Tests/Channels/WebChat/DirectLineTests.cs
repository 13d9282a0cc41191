using System.Net;
using System.Text.Json.Nodes;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;

namespace KtpBot.Bot.Tests.Channels.WebChat;

/// <summary>Conversations, tokens and activities over real HTTP.</summary>
public sealed class DirectLineTests
{
    [Theory, DatabaseData]
    public async Task Post_StoresTheEcho_BeforeTheIntakeAnswers(StorageProvider provider)
    {
        await using var host = await WebChatHost.StartAsync(provider);
        var chat = await host.OpenAsync();
        host.Intake.Answer = _ => host.Channel.SendAsync(new OutgoingMessage(7, chat.Id, new TextOut("Selamat pagi"), null), CancellationToken.None);

        using var response = await host.PostAsync(chat, WebChatHost.Said("KTP saya hilang", "klien-1"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var id = (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["id"]!;
        var page = await host.ReadAsync(chat);
        Assert.Equal(["KTP saya hilang", "Selamat pagi"], page.Texts);
        Assert.Equal("2", page.Watermark);
        var (echo, answer) = (page.Activities[0], page.Activities[1]);
        Assert.Equal(id, (string)echo["id"]!);
        Assert.Equal("klien-1", (string)echo["channelData"]!["clientActivityID"]!);
        Assert.Equal(chat.UserId, (string)echo["from"]!["id"]!);
        Assert.Equal(chat.Id, (string)echo["conversation"]!["id"]!);
        Assert.Equal("bot", (string)answer["from"]!["role"]!);
        Assert.Equal("Kantor Desa Kwangsan", (string)answer["from"]!["name"]!);
        Assert.True(string.CompareOrdinal((string)echo["timestamp"]!, (string)answer["timestamp"]!) < 0);
        var message = Assert.Single(host.Intake.Accepted);
        Assert.Equal((ChannelKind.WebChat, $"{chat.Id}:c:klien-1", chat.Id, "Warga"), (message.Channel, message.ExternalId, message.Address, message.SenderName));
        Assert.Equal(new TextIn("KTP saya hilang"), message.Content);
    }

    [Theory, DatabaseData]
    public async Task Post_Repeated_StoresOnceAndHandsOverAgain(StorageProvider provider)
    {
        await using var host = await WebChatHost.StartAsync(provider);
        var chat = await host.OpenAsync();

        using var first = await host.PostAsync(chat, WebChatHost.Said("ya", "klien-1"));
        using var again = await host.PostAsync(chat, WebChatHost.Said("ya", "klien-1"));

        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Single((await host.ReadAsync(chat)).Activities);
        Assert.Equal(2, host.Intake.Calls);
    }

    [Fact]
    public async Task Post_FailsAfterTheEcho_RetryCompletesItWithoutASecondEcho()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        host.Intake.IsDown = true;

        using var failed = await host.PostAsync(chat, WebChatHost.Said("halo", "klien-1"));
        host.Intake.IsDown = false;
        using var retried = await host.PostAsync(chat, WebChatHost.Said("halo", "klien-1"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
        Assert.NotNull(failed.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, retried.StatusCode);
        Assert.Single((await host.ReadAsync(chat)).Activities);
        Assert.Single(host.Intake.Accepted);
    }

    [Fact]
    public async Task Post_WithoutClientId_KnowsARetryFromASecondYes()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();

        (await host.PostAsync(chat, WebChatHost.Said("ya"))).Dispose();
        (await host.PostAsync(chat, WebChatHost.Said("ya"))).Dispose();
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        (await host.PostAsync(chat, WebChatHost.Said("ya"))).Dispose();

        Assert.Equal(2, (await host.ReadAsync(chat)).Activities.Count);
        Assert.Equal(2, host.Intake.Accepted.Count);
    }

    [Theory, DatabaseData]
    public async Task Post_ManyAtOnce_EachOnceAndWithoutGaps(StorageProvider provider)
    {
        await using var host = await WebChatHost.StartAsync(provider, new() { ["Channels:WebChat:PostsAtOnce"] = "100" });
        var chat = await host.OpenAsync();

        var posts = Enumerable.Range(0, 60).Select(n => host.PostAsync(chat, WebChatHost.Said($"pesan {n % 30}", $"klien-{n % 30}")));
        foreach (var response in await Task.WhenAll(posts))
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            response.Dispose();
        }

        var page = await host.ReadAsync(chat);
        Assert.Equal(Enumerable.Range(0, 30).Select(n => $"pesan {n}").Order(), page.Texts.Order());
        Assert.Equal("30", page.Watermark);
        Assert.Equal(page.Texts, host.Intake.Accepted.Select(x => ((TextIn)x.Content).Text));
        Assert.Equal(page.Activities.Select(x => (string)x["timestamp"]!).Order(StringComparer.Ordinal), page.Activities.Select(x => (string)x["timestamp"]!));
    }

    [Fact]
    public async Task Read_FromWatermark_GivesOnlyWhatIsNew()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        (await host.PostAsync(chat, WebChatHost.Said("satu", "a"))).Dispose();
        var first = await host.ReadAsync(chat, "null");
        (await host.PostAsync(chat, WebChatHost.Said("dua", "b"))).Dispose();

        var second = await host.ReadAsync(chat, first.Watermark);
        var third = await host.ReadAsync(chat, second.Watermark);

        Assert.Equal(["satu"], first.Texts);
        Assert.Equal(["dua"], second.Texts);
        Assert.Empty(third.Activities);
        Assert.Equal("2", third.Watermark);
    }

    [Fact]
    public async Task Send_Repeated_ShowsOneMessageUnderOneId()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        var message = new OutgoingMessage(11, chat.Id, new TextOut("KTP-el *siap diambil*"), null);

        var first = await host.Channel.SendAsync(message, CancellationToken.None);
        var again = await host.Channel.SendAsync(message, CancellationToken.None);

        Assert.Equal(first, again);
        var activity = Assert.Single((await host.ReadAsync(chat)).Activities);
        Assert.Equal(new Accepted((string)activity["id"]!), first);
        Assert.Equal(("KTP-el **siap diambil**", "markdown"), ((string)activity["text"]!, (string)activity["textFormat"]!));
    }

    [Fact]
    public async Task Join_OpensWithThePayload_AndTypingIsNotKept()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();

        (await host.PostAsync(chat, new JsonObject { ["type"] = "event", ["name"] = "webchat/join", ["value"] = new JsonObject { ["payload"] = "brosur" } })).Dispose();
        using var typing = await host.PostAsync(chat, new JsonObject { ["type"] = "typing" });

        Assert.Equal(HttpStatusCode.OK, typing.StatusCode);
        Assert.Equal(new OpenedIn("brosur"), Assert.Single(host.Intake.Accepted).Content);
        Assert.Single((await host.ReadAsync(chat)).Activities);
    }

    [Fact]
    public async Task UnknownFields_AreEchoed()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        var activity = WebChatHost.Said("halo", "a");
        activity["entities"] = new JsonArray(new JsonObject { ["type"] = "ClientCapabilities", ["requiresBotState"] = true });

        (await host.PostAsync(chat, activity)).Dispose();

        var echo = Assert.Single((await host.ReadAsync(chat)).Activities);
        Assert.Equal("ClientCapabilities", (string)echo["entities"]![0]!["type"]!);
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("bukan json", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"message"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"message","text":"  "}""", HttpStatusCode.BadRequest)]
    public async Task Post_WithoutAnythingToSay_IsRefused(string body, HttpStatusCode expected)
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{chat.Id}/activities") { Content = new StringContent(body) };
        request.Headers.Authorization = new("Bearer", chat.Token);

        using var response = await host.Http.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("BadArgument", (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!["code"]!);
        Assert.Empty((await host.ReadAsync(chat)).Activities);
    }

    [Fact]
    public async Task Restart_KeepsTheConversation_AndHandsOverWhatTheIntakeNeverGot()
    {
        var intake = new RecordingIntake { IsDown = true };
        var first = await WebChatHost.StartAsync(intake: intake);
        var chat = await first.OpenAsync();
        (await first.PostAsync(chat, WebChatHost.Said("KTP saya hilang", "a"))).Dispose();
        await first.StopAsync();
        intake.IsDown = false;

        await using var second = await WebChatHost.StartAsync(database: first.Database, intake: intake);

        await Eventually.IsTrueAsync(() => intake.Accepted.Count == 1, "the left message reaches the intake");
        Assert.Equal(["KTP saya hilang"], (await second.ReadAsync(chat)).Texts);
        Assert.Equal($"{chat.Id}:c:a", intake.Accepted[0].ExternalId);
    }

    [Theory, DatabaseData]
    public async Task TwoNodes_OnOneDatabase_ShareEveryConversation(StorageProvider provider)
    {
        var settings = new Dictionary<string, string?> { ["Channels:WebChat:PostsAtOnce"] = "100", ["Channels:WebChat:KeepAliveSeconds"] = "0.1" };
        await using var one = await WebChatHost.StartAsync(provider, settings);
        var two = await WebChatHost.StartAsync(settings: settings, database: one.Database, intake: one.Intake);
        var chat = await one.OpenAsync();
        using var stream = await two.ConnectAsync(chat);

        var posts = Enumerable.Range(0, 40).Select(n => (n % 2 == 0 ? one : two).PostAsync(chat, WebChatHost.Said($"{n / 2}", $"klien-{n / 2}")));
        foreach (var response in await Task.WhenAll(posts))
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            response.Dispose();
        }

        await one.Channel.SendAsync(new OutgoingMessage(1, chat.Id, new TextOut("Kabar dari simpul lain"), null), CancellationToken.None);

        var seen = await stream.ActivitiesAsync(21);
        Assert.Equal(Enumerable.Range(0, 20).Select(n => $"{n}").Append("Kabar dari simpul lain").Order(), seen.Select(x => (string)x["text"]!).Order());
        Assert.Equal(20, one.Intake.Accepted.Count);
        Assert.Equal("21", (await two.ReadAsync(chat)).Watermark);
        await two.StopAsync();
    }
}
