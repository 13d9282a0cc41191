using System.Text.Json.Nodes;
using KtpBot.Bot.Channels.WebChat;
using KtpBot.Core.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Channels.WebChat;

/// <summary>The WebSocket: order, catching up, keep-alive, one per chat.</summary>
public sealed class StreamTests
{
    [Fact]
    public async Task Stream_ShowsTheEchoFirst_ThenTheAnswer_AsTheyHappen()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        host.Intake.Answer = message => SendAsync(host, chat, 1, "Jawaban");
        using var stream = await host.ConnectAsync(chat);

        (await host.PostAsync(chat, WebChatHost.Said("Pertanyaan", "a"))).Dispose();
        var first = await stream.ActivitiesAsync(2);
        await SendAsync(host, chat, 2, "Kabar");
        var later = await stream.ActivitiesAsync(1);

        Assert.Equal(["Pertanyaan", "Jawaban", "Kabar"], first.Concat(later).Select(x => (string)x["text"]!));
    }

    [Fact]
    public async Task Stream_FromAWatermark_MissesNothingAndRepeatsNothing()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        for (var i = 1; i <= 250; i++) await SendAsync(host, chat, i, $"{i}");
        using (var first = await host.ConnectAsync(chat, "null"))
        {
            Assert.Equal(Enumerable.Range(1, 250).Select(n => $"{n}"), (await first.ActivitiesAsync(250)).Select(x => (string)x["text"]!));
        }

        await SendAsync(host, chat, 251, "251");
        using var second = await host.ConnectAsync(chat, "250");

        Assert.Equal("251", (string)(await second.ActivitiesAsync(1))[0]["text"]!);
    }

    [Fact]
    public async Task Stream_WhenQuiet_SendsEmptyFrames_AndTakesThem()
    {
        await using var host = await WebChatHost.StartAsync(settings: new() { ["Channels:WebChat:KeepAliveSeconds"] = "0.05" });
        var chat = await host.OpenAsync();
        using var stream = await host.ConnectAsync(chat);

        await stream.KeepAliveAsync();
        var frames = new[] { await stream.FrameAsync(), await stream.FrameAsync() };
        await SendAsync(host, chat, 1, "Halo");

        Assert.All(frames, frame => Assert.Equal("", frame));
        Assert.Equal("Halo", (string)(await stream.ActivitiesAsync(1))[0]["text"]!);
    }

    [Fact]
    public async Task SecondStream_TakesTheFirstOnesPlace()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        var older = await host.ConnectAsync(chat);
        using var newer = await host.ConnectAsync(chat);

        Assert.Equal(ChatStream.Replaced, await older.ClosedAsync());
        older.Dispose();
        await SendAsync(host, chat, 1, "Halo");

        Assert.Equal("Halo", (string)(await newer.ActivitiesAsync(1))[0]["text"]!);
        Assert.Equal(1, host.App.Services.GetRequiredService<ChatStreams>().Count);
    }

    [Fact]
    public async Task Stream_AtShutdown_IsClosedInsteadOfHoldingTheServer()
    {
        var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        using var stream = await host.ConnectAsync(chat);

        var closed = stream.ClosedAsync();
        await host.DisposeAsync();

        Assert.Equal(1001, await closed);
    }

    [Fact]
    public async Task Stream_WhoseClientVanished_LeavesNothingBehind()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        var streams = host.App.Services.GetRequiredService<ChatStreams>();
        (await host.ConnectAsync(chat)).Dispose();

        await KtpBot.Testing.Time.Eventually.IsTrueAsync(() => streams.Count == 0, "the stream is taken off the list");
    }

    [Fact]
    public async Task Stream_AskedForWithoutAWebSocket_IsRefused()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();

        using var response = await host.SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{chat.Id}/stream?t={chat.Token}");

        Assert.Equal("BadArgument", (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!["code"]!);
    }

    private static Task<SendResult> SendAsync(WebChatHost host, OpenChat chat, long id, string text) =>
        host.Channel.SendAsync(new OutgoingMessage(id, chat.Id, new TextOut(text), null), CancellationToken.None);
}
