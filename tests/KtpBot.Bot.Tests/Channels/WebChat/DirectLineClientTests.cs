using System.Text.Json.Nodes;
using KtpBot.Core.Messaging;
using KtpBot.Testing.Pictures;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Tests.Channels.WebChat;

/// <summary>Microsoft's botframework-directlinejs against the whole bot.</summary>
public sealed class DirectLineClientTests
{
    private const string Welcome = "Selamat datang di layanan KTP-el";

    [Fact]
    public async Task Start_Send_Receive_EachBubbleOnce()
    {
        await using var bot = await LiveBot.StartAsync();
        var chat = await bot.TokenAsync();
        await using var client = await DirectLineClient.StartAsync(Options(bot, chat));
        await client.BecomesAsync(DirectLineClient.Online);

        var posted = await client.SayAsync("halo", "klien-1");
        await client.WaitAsync(() => Bot(client).Count > 0, "the bot answers");

        var echo = client.Activities[0];
        Assert.Equal(("halo", "klien-1", "dl_warga"), ((string)echo["text"]!, (string)echo["channelData"]!["clientActivityID"]!, (string)echo["from"]!["id"]!));
        Assert.Equal((string)echo["id"]!, (string)posted["id"]!);
        Assert.Contains(Welcome, (string)Bot(client)[0]["text"]!, StringComparison.Ordinal);
        Assert.Equal("bot", (string)Bot(client)[0]["from"]!["role"]!);
        AssertInOrder(client);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SilentClient_IsGreetedOnce(bool webSocket)
    {
        await using var bot = await LiveBot.StartAsync();
        var chat = await bot.TokenAsync();
        bot.Clock.Advance(TimeSpan.FromSeconds(3));
        await using var client = await DirectLineClient.StartAsync(Options(bot, chat, webSocket));
        await client.BecomesAsync(DirectLineClient.Online);
        if (!webSocket) bot.Clock.Advance(TimeSpan.FromSeconds(3));
        await client.WaitAsync(() => Bot(client).Count > 0, "the bot greets");

        await using var reloaded = await DirectLineClient.StartAsync(Options(bot, chat, webSocket));
        await reloaded.WaitAsync(() => Bot(reloaded).Count > 0, "the reloaded page shows the greeting");
        bot.Clock.Advance(TimeSpan.FromSeconds(3));
        await client.SayAsync("jam buka kantor", "klien-1");
        await reloaded.WaitAsync(() => Bot(reloaded).Count > 1, "the question is answered");

        Assert.Equal(2, await bot.InboxCountAsync());
        Assert.Single(Bot(reloaded), x => ((string?)x["text"] ?? "").Contains(Welcome, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ClientThatSaysItCameIn_IsGreetedByThatAlone()
    {
        await using var bot = await LiveBot.StartAsync();
        await using var client = await DirectLineClient.StartAsync(Options(bot, await bot.TokenAsync()));
        await client.BecomesAsync(DirectLineClient.Online);

        await client.PostAsync(new JsonObject { ["type"] = "event", ["name"] = "webchat/join", ["from"] = new JsonObject { ["id"] = "dl_warga" } });
        await client.WaitAsync(() => Bot(client).Count > 0, "the bot greets");

        Assert.Equal(1, await bot.InboxCountAsync());
    }

    [Fact]
    public async Task Tap_OnWhatTheBotOffers_GoesOn()
    {
        await using var bot = await LiveBot.StartAsync();
        await using var client = await DirectLineClient.StartAsync(Options(bot, await bot.TokenAsync()));
        await client.SayAsync("KTP saya hilang", "klien-1");
        await client.WaitAsync(() => Bot(client).Any(x => x["suggestedActions"] is not null), "the bot asks for consent");
        var action = Bot(client)[^1]["suggestedActions"]!["actions"]![0]!;

        await client.PostAsync(new JsonObject
        {
            ["type"] = "message",
            ["from"] = new JsonObject { ["id"] = "dl_warga" },
            ["text"] = (string)action["text"]!,
            ["value"] = action["value"]!.DeepClone(),
            ["channelData"] = new JsonObject { ["clientActivityID"] = "klien-2", ["messageBack"] = new JsonObject { ["displayText"] = (string)action["displayText"]! } },
        });

        await client.WaitAsync(() => Bot(client).Count > 1, "the bot goes on");
        Assert.DoesNotContain(Bot(client), x => ((string?)x["text"] ?? "").Contains("belum paham", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Upload_ArrivesWhole_AndTheEchoCarriesTheFile()
    {
        await using var bot = await LiveBot.StartAsync();
        await using var client = await DirectLineClient.StartAsync(Options(bot, await bot.TokenAsync()));
        await client.BecomesAsync(DirectLineClient.Online);
        var photo = DrawnPictures.DocumentJpeg();

        var posted = await client.PostAsync(new JsonObject
        {
            ["type"] = "message",
            ["from"] = new JsonObject { ["id"] = "dl_warga" },
            ["channelData"] = new JsonObject { ["clientActivityID"] = "foto-1" },
            ["attachments"] = new JsonArray(new JsonObject
            {
                ["contentType"] = "image/jpeg",
                ["name"] = "kk.jpg",
                ["contentUrl"] = $"data:image/jpeg;base64,{Convert.ToBase64String(photo)}",
            }),
        });
        await client.WaitAsync(() => Bot(client).Count > 0, "the bot answers to the photo");

        var echo = client.Activities.Single(x => (string?)x["channelData"]?["clientActivityID"] == "foto-1");
        Assert.Equal((string)echo["id"]!, (string)posted["id"]!);
        using var http = new HttpClient();
        Assert.Equal(photo, await http.GetByteArrayAsync(new Uri((string)echo["attachments"]![0]!["contentUrl"]!)));
        Assert.Contains(client.Activities, x => (string?)x["type"] == "typing");
        AssertInOrder(client);
    }

    [Fact]
    public async Task DroppedSocket_ComesBackAtItsWatermark_NothingMissingOrDoubled()
    {
        await using var bot = await LiveBot.StartAsync();
        var chat = await bot.TokenAsync();
        await using var client = await DirectLineClient.StartAsync(Options(bot, chat));
        await client.SayAsync("halo", "klien-1");
        await client.WaitAsync(() => Bot(client).Count > 0, "the bot answers");
        var seen = client.Activities.Count;

        for (var round = 1; round <= 3; round++)
        {
            bot.Line.Cut();
            await client.WaitAsync(() => client.Of("closed").Count >= round, "the socket drops");
            await bot.SayAsync(1000 + round, chat.Id, $"kabar {round}");
            bot.Line.Mend();
            await client.ShowsAsync($"kabar {round}");
        }

        Assert.Equal(["kabar 1", "kabar 2", "kabar 3"], client.Texts.Where(x => x!.StartsWith("kabar", StringComparison.Ordinal)));
        Assert.Equal($"{seen}", (string)client.Of("stream").First(x => (string?)x["watermark"] is not ("" or "0"))["watermark"]!);
        AssertInOrder(client);
    }

    [Fact]
    public async Task RestartedBot_KeepsTheConversation()
    {
        await using var bot = await LiveBot.StartAsync();
        var chat = await bot.TokenAsync();
        await using var client = await DirectLineClient.StartAsync(Options(bot, chat));
        await client.SayAsync("halo", "klien-1");
        await client.WaitAsync(() => Bot(client).Count > 0, "the bot answers");

        await bot.RestartAsync();
        await bot.SayAsync(1001, chat.Id, "kabar setelah mulai ulang");
        await client.ShowsAsync("kabar setelah mulai ulang");
        await client.SayAsync("menu", "klien-2");
        await client.ShowsAsync("menu");

        AssertInOrder(client);
    }

    [Fact]
    public async Task Token_IsRefreshedByItself_AndTheConversationOutlivesTheFirst()
    {
        await using var bot = await LiveBot.StartAsync();
        var chat = await bot.TokenAsync();
        bot.Clock.Advance(TimeSpan.FromMinutes(20));
        await using var client = await DirectLineClient.StartAsync(Options(bot, chat), refreshEvery: 300);
        await client.BecomesAsync(DirectLineClient.Online);
        bot.Clock.Advance(TimeSpan.FromSeconds(1));
        string? token = null;
        await Eventually.IsTrueAsync(
            async () =>
            {
                client.Do("token");
                await Task.Yield();
                return (token = client.Of("token") is [.., var last] ? (string?)last["token"] : null) is not null && token != chat.Token && Expires(token) > Expires(chat.Token) + 1000;
            },
            "a fresh token is held");
        bot.Clock.Advance(TimeSpan.FromMinutes(15));

        var posted = await client.SayAsync("halo", "klien-1");

        Assert.Equal("posted", (string)posted["on"]!);
        Assert.NotEqual("retry", (string)posted["id"]!);
        Assert.DoesNotContain(DirectLineClient.ExpiredToken, client.Statuses);
    }

    [Fact]
    public async Task ExpiredToken_IsSaid_AndAFreshOneGoesOnWhereItStopped()
    {
        await using var bot = await LiveBot.StartAsync();
        var chat = await bot.TokenAsync();
        await using var client = await DirectLineClient.StartAsync(Options(bot, chat));
        await client.SayAsync("halo", "klien-1");
        await client.WaitAsync(() => Bot(client).Count > 0, "the bot answers");
        bot.Clock.Advance(TimeSpan.FromMinutes(31));

        var late = await client.SayAsync("masih di sini", "klien-2");
        await client.BecomesAsync(DirectLineClient.ExpiredToken);
        var fresh = JsonNode.Parse(await bot.ReconnectAsync(chat.Id, $"{client.Activities.Count}"))!;
        client.Do(new JsonObject { ["do"] = "reconnect", ["conversation"] = fresh });
        await client.BecomesAsync(DirectLineClient.Online);
        client.Do("drop");
        var again = await client.SayAsync("masih di sini", "klien-2");
        await client.ShowsAsync("masih di sini");

        Assert.Equal("retry", (string)late["id"]!);
        Assert.NotEqual("retry", (string)again["id"]!);
        AssertInOrder(client);
    }

    [Fact]
    public async Task Polling_ShowsEverythingOnce()
    {
        await using var bot = await LiveBot.StartAsync();
        var chat = await bot.TokenAsync();
        await using var client = await DirectLineClient.StartAsync(Options(bot, chat, webSocket: false));
        await client.SayAsync("halo", "klien-1");
        await client.WaitAsync(() => Bot(client).Count > 0, "the bot answers");

        await bot.SayAsync(1001, chat.Id, "kabar 1");
        await bot.SayAsync(1002, chat.Id, "kabar 2");
        await client.ShowsAsync("kabar 1", "kabar 2");

        Assert.Empty(client.Of("stream"));
        AssertInOrder(client);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ErasedConversation_IsEnded(bool webSocket)
    {
        await using var bot = await LiveBot.StartAsync();
        var chat = await bot.TokenAsync();
        await using var client = await DirectLineClient.StartAsync(Options(bot, chat, webSocket));
        await client.SayAsync("halo", "klien-1");
        await client.WaitAsync(() => Bot(client).Count > 0, "the bot answers");

        await bot.EraseChatAsync(chat.Id);
        if (webSocket) client.Do("drop");

        if (webSocket) await client.HappensAsync(x => (string?)x["on"] == "broken", "the stream ends for good");
        else await client.BecomesAsync(DirectLineClient.Ended);
    }

    [Fact]
    public async Task EndOfConversation_ReachesTheOtherWindow_AndIsNoWord()
    {
        await using var bot = await LiveBot.StartAsync();
        await using var client = await DirectLineClient.StartAsync(Options(bot, await bot.TokenAsync()));
        await client.SayAsync("halo", "klien-1");
        await client.WaitAsync(() => Bot(client).Count > 0, "the bot answers");

        await client.PostAsync(new JsonObject { ["type"] = "endOfConversation", ["from"] = new JsonObject { ["id"] = "dl_warga" } });
        await client.WaitAsync(() => client.Activities.Any(x => (string?)x["type"] == "endOfConversation"), "the end is echoed");
        client.Do("end");
        await client.BecomesAsync(DirectLineClient.Ended);

        Assert.Equal(1, await bot.InboxCountAsync());
    }

    [Fact]
    public async Task TooManyPosts_AreToBeSentAgain_AndThenArriveOnce()
    {
        await using var bot = await LiveBot.StartAsync(new() { ["Channels:WebChat:PostsAtOnce"] = "1" });
        await using var client = await DirectLineClient.StartAsync(Options(bot, await bot.TokenAsync()));
        await client.BecomesAsync(DirectLineClient.Online);

        var posts = await Task.WhenAll(client.SayAsync("satu", "a"), client.SayAsync("dua", "b"), client.SayAsync("tiga", "c"));
        await Eventually.IsTrueAsync(async () => (string?)(await client.SayAsync("terakhir", "z"))["id"] != "retry", "there is room again");
        await client.ShowsAsync("terakhir");

        // The library looks for a timer it never loaded when it meets Retry-After, so its user hears "retry" instead of the status.
        Assert.Contains(posts, x => (string?)x["id"] == "retry");
        Assert.Single(client.Texts, "terakhir");
        AssertInOrder(client);
    }

    [Fact]
    public async Task FailedStorage_IsRetry_AndTheSameActivityAgainIsOneBubble()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        await using var client = await DirectLineClient.StartAsync(new JsonObject { ["domain"] = $"{host.Url}/v3/directline", ["token"] = chat.Token });
        await client.BecomesAsync(DirectLineClient.Online);
        host.Intake.IsDown = true;

        var failed = await client.SayAsync("halo", "klien-1");
        host.Intake.IsDown = false;
        var again = await client.SayAsync("halo", "klien-1");
        await client.ShowsAsync("halo");

        Assert.Equal("retry", (string)failed["id"]!);
        Assert.NotEqual("retry", (string)again["id"]!);
        Assert.Equal(["halo"], client.Texts);
        Assert.Single(host.Intake.Accepted);
    }

    [Fact]
    public async Task SessionId_IsAnsweredEmpty()
    {
        await using var bot = await LiveBot.StartAsync();
        await using var client = await DirectLineClient.StartAsync(Options(bot, await bot.TokenAsync()));
        await client.BecomesAsync(DirectLineClient.Online);

        client.Do("session");

        Assert.Equal("", (string)(await client.HappensAsync(x => (string?)x["on"] == "session", "the session is answered"))["id"]!);
    }

    [Fact]
    public async Task WhatTheClientGot_IsDelivered()
    {
        await using var bot = await LiveBot.StartAsync();
        await using var client = await DirectLineClient.StartAsync(Options(bot, await bot.TokenAsync()));
        await client.SayAsync("halo", "klien-1");
        await client.WaitAsync(() => Bot(client).Count > 0, "the bot answers");

        await Eventually.IsTrueAsync(
            async () =>
            {
                await using var db = bot.Database.Open();
                return await db.OutboxMessages.AllAsync(x => x.State == DeliveryState.Delivered) && await db.OutboxMessages.AnyAsync();
            },
            "what the client shows is delivered");
    }

    private static JsonObject Options(LiveBot bot, OpenChat chat, bool webSocket = true) =>
        new() { ["domain"] = bot.DirectLine, ["token"] = chat.Token, ["webSocket"] = webSocket, ["pollingInterval"] = 200, ["timeout"] = 2000 };

    private static IReadOnlyList<JsonNode> Bot(DirectLineClient client) =>
        [.. client.Activities.Where(x => (string?)x["type"] == "message" && (string?)x["from"]!["role"] == "bot")];

    private static long Expires(string token)
    {
        var part = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
        return (long)JsonNode.Parse(Convert.FromBase64String(part.PadRight((part.Length + 3) / 4 * 4, '=')))!["exp"]!;
    }

    private static void AssertInOrder(DirectLineClient client)
    {
        var kept = client.Activities.Where(x => (string?)x["type"] != "typing").ToList();
        Assert.Equal(Enumerable.Range(1, kept.Count), kept.Select(x => int.Parse(((string)x["id"]!).Split('|')[1], System.Globalization.CultureInfo.InvariantCulture)));
    }
}
