using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using KtpBot.Bot.Tests.Channels.Payloads;
using KtpBot.Core.Messaging;
using KtpBot.Testing.Time;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Channels.WhatsApp;

/// <summary>The ticks and the typing sign, as the provider sees them.</summary>
public sealed class WhatsAppReadMarksTests : IAsyncLifetime
{
    private const string Secret = "rahasia-aplikasi";

    private readonly ManualTimeProvider _time = new();
    private ProviderStub _far = null!;
    private ChannelApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _far = await ProviderStub.StartAsync();
        _far.Expect([]);
        _app = await ChannelApp.StartAsync(
            _time,
            ("Channels:WhatsApp:ApiBaseUrl", _far.Root),
            ("Channels:WhatsApp:PhoneNumberId", "1234567890"),
            ("Channels:WhatsApp:AccessToken", "token-akses"),
            ("Channels:WhatsApp:AppSecret", Secret),
            ("Channels:WhatsApp:VerifyToken", "kata-kita"));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _far.DisposeAsync();
    }

    [Fact]
    public async Task TheLastMessageOfEachConversation_IsMarkedAsRead()
    {
        await PostAsync(Text("628111", "wamid.1", 1), Text("628222", "wamid.2", 2), Text("628111", "wamid.3", 3));

        await MarksAsync(2);

        Assert.Equal(["wamid.2", "wamid.3"], _far.Requests.Select(request => (string)request.Body!["message_id"]!).Order());
        Assert.All(_far.Requests, request => Assert.Equal("/v23.0/1234567890/messages", request.Path));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"messaging_product":"whatsapp","status":"read","message_id":"wamid.3"}"""),
            _far.Requests.Single(request => (string)request.Body!["message_id"]! == "wamid.3").Body));
    }

    [Fact]
    public async Task AReactionOrANotice_GetsNoMark_AndTheMessageAfterItDoes()
    {
        await PostAsync("""{"from":"628111","id":"wamid.1","timestamp":"1763596800","type":"reaction","reaction":{"message_id":"wamid.x","emoji":"👍"}}""");
        await PostAsync("""{"from":"628111","id":"wamid.2","timestamp":"1763596800","type":"system","system":{"type":"customer_identity_changed"}}""");
        await PostAsync(Text("628111", "wamid.3", 1));

        await MarksAsync(1);

        Assert.Equal("wamid.3", (string)_far.Requests[0].Body!["message_id"]!);
    }

    [Fact]
    public async Task WhatIsNotStored_IsNotMarked()
    {
        _app.Intake.Broken = true;
        await PostAsync(Text("628111", "wamid.1", 1));
        _app.Intake.Broken = false;
        await PostAsync(Text("628222", "wamid.2", 1));

        await MarksAsync(1);

        Assert.Equal("wamid.2", (string)_far.Requests[0].Body!["message_id"]!);
    }

    [Fact]
    public async Task Working_ShowsTyping_WithTheProvidersOwnId()
    {
        await PostAsync(Text("628111", "wamid.1", 1));
        await MarksAsync(1);

        _app.Channel(ChannelKind.WhatsApp).ShowWorking(Assert.Single(_app.Intake.Messages));
        await MarksAsync(2);

        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"messaging_product":"whatsapp","status":"read","message_id":"wamid.1","typing_indicator":{"type":"text"}}"""),
            _far.Requests[1].Body));
    }

    [Fact]
    public async Task AMessageOfBeforeTheStart_GetsNoTypingSign()
    {
        _app.Channel(ChannelKind.WhatsApp).ShowWorking(new IncomingMessage(ChannelKind.WhatsApp, "wUnknown", "628111", null, _time.Now, new TextIn("a")));
        await PostAsync(Text("628111", "wamid.1", 1));

        await MarksAsync(1);

        Assert.Null(_far.Requests[0].Body!["typing_indicator"]);
    }

    [Fact]
    public async Task MarksKeepTheirPace_AndAFloodIsLeftOut_WhileEveryMessageIsTaken()
    {
        for (var n = 0; n < 300; n++) await PostAsync(Text($"62811{n}", $"wamid.{n}", 1));

        await MarksAsync(1);
        Assert.Single(_far.Requests);
        await MarksAsync(100);

        Assert.Equal(300, _app.Intake.Messages.Count);
        await Eventually.IsTrueAsync(() => _time.NextDueAt is null || Moved(), "the queue to run empty");
        Assert.InRange(_far.Requests.Count, 100, 130);
    }

    [Fact]
    public async Task AMarkThatFails_IsNotedForStaff_AndNothingElseHappens()
    {
        _far.Expect([new CannedAnswer(400, JsonNode.Parse("""{"error":{"message":"(#100) Invalid parameter","code":100}}"""))]);
        await PostAsync(Text("628111", "wamid.1", 1));

        await Eventually.IsTrueAsync(() => _app.ChannelLog.Exchanges.Any(exchange => exchange.Call == "POST messages (read)"), "the exchange");

        Assert.Empty(_app.ChannelLog.Alarms);
        Assert.DoesNotContain("wamid.1", _app.ChannelLog.Stored);
    }

    private bool Moved()
    {
        _time.Advance(TimeSpan.FromMilliseconds(25));
        return false;
    }

    // The pace is the clock's, so the clock goes on while the marks are awaited.
    private Task MarksAsync(int count) => Eventually.IsTrueAsync(() => _far.Requests.Count >= count || Moved(), $"{count} marks");

    private async Task PostAsync(params string[] messages)
    {
        var body = Encoding.UTF8.GetBytes(
            """{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"1234567890"},"messages":[""" + string.Join(',', messages) + "]}}]}]}");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/channels/whatsapp") { Content = new ByteArrayContent(body) };
        request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), body)));
        using var response = await _app.Client.SendAsync(request);
    }

    private static string Text(string from, string id, int second) =>
        $$$"""{"from":"{{{from}}}","id":"{{{id}}}","timestamp":"{{{1763596800 + second}}}","type":"text","text":{"body":"halo"}}""";
}
