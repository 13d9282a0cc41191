using System.Net;
using System.Security.Cryptography;
using System.Text;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Tests.Channels.WhatsApp;

/// <summary>The endpoint's own manners; what each payload means is in the folder of payloads.</summary>
public sealed class WhatsAppWebhookTests
{
    private const string Secret = "rahasia-aplikasi";

    private static readonly (string, string)[] Settings =
    [
        ("Channels:WhatsApp:PhoneNumberId", "1234567890"),
        ("Channels:WhatsApp:AccessToken", "token-akses"),
        ("Channels:WhatsApp:AppSecret", Secret),
        ("Channels:WhatsApp:VerifyToken", "kata-kita"),
    ];

    public static TheoryData<string, string?> BadSignatures => new()
    {
        { "none", null },
        { "empty", "" },
        { "another secret", "sha256=" + Hmac("lain", Text("a")) },
        { "another body", "sha256=" + Hmac(Secret, Text("b")) },
        { "no prefix", Hmac(Secret, Text("a")) },
        { "SHA-1", "sha1=" + Hmac(Secret, Text("a")) },
        { "not hex", "sha256=" + new string('z', 64) },
        { "too short", "sha256=abcd" },
    };

    [Theory]
    [MemberData(nameof(BadSignatures))]
    public async Task ABadSignature_IsRefusedAndNothingIsStored(string label, string? signature)
    {
        await using var app = await ChannelApp.StartAsync(Settings);

        var status = await SendAsync(app, Text("a"), signature);

        Assert.True(status == HttpStatusCode.Unauthorized, label);
        Assert.Empty(app.Intake.Messages);
    }

    [Fact]
    public async Task WhenStorageFails_MetaIsAskedToDeliverAgain()
    {
        await using var app = await ChannelApp.StartAsync(Settings);
        app.Intake.Broken = true;

        var refused = await PostAsync(app, Text("a"));
        app.Intake.Broken = false;
        var accepted = await PostAsync(app, Text("a"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused);
        Assert.Equal(HttpStatusCode.OK, accepted);
        Assert.Single(app.Intake.Messages);
    }

    [Fact]
    public async Task TheAnswer_WaitsUntilTheMessageIsStored()
    {
        await using var app = await ChannelApp.StartAsync(Settings);
        app.Intake.Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var answer = PostAsync(app, Text("a"));
        var other = await app.Client.GetAsync(Handshake("kata-kita"));

        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.False(answer.IsCompleted);
        app.Intake.Hold.SetResult();
        Assert.Equal(HttpStatusCode.OK, await answer);
    }

    [Fact]
    public async Task ABodyOfThreeMegabytes_IsRead_AndALongerOneRefused()
    {
        await using var app = await ChannelApp.StartAsync(Settings);
        var words = new string('a', (3 * 1024 * 1024) - Text("").Length);

        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, Text(words)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(app, Text(words + "a")));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(app, Text(words + "a"), chunked: true));
        Assert.Single(app.Intake.Messages);
    }

    [Theory]
    [InlineData("kata-kita", HttpStatusCode.OK, "1158201444")]
    [InlineData("kata-lain", HttpStatusCode.Forbidden, "")]
    [InlineData("", HttpStatusCode.Forbidden, "")]
    public async Task TheHandshake_AnswersTheChallengeOnlyForOurWord(string token, HttpStatusCode status, string body)
    {
        await using var app = await ChannelApp.StartAsync(Settings);

        var answer = await app.Client.GetAsync(Handshake(token));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(body, await answer.Content.ReadAsStringAsync());
        if (status == HttpStatusCode.OK) Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task WhenStorageFails_NoWordOfTheCitizenReachesALog_AndNothingIsTold()
    {
        await using var app = await ChannelApp.StartAsync(Settings);
        app.Intake.Broken = true;

        await PostAsync(app, Value("""{"metadata":{"phone_number_id":"1234567890"},"contacts":[{"wa_id":"628111222","profile":{"name":"Siti"}}],"messages":[{"from":"628111222","id":"wamid.3","type":"text","text":{"body":"3515170101900001"}}],"errors":[{"code":131031}]}"""));

        Assert.Contains("4103", app.Log.Text);
        Assert.Equal(503, Assert.Single(app.ChannelLog.Exchanges, exchange => exchange.Subject != ExchangeSubject.Channel).Status);
        Assert.Empty(app.ChannelLog.Alarms);
        foreach (var word in new[] { "3515170101900001", "628111222", "Siti", "wamid.3" }) Assert.DoesNotContain(word, app.Log.Text + app.ChannelLog.Stored);
    }

    [Fact]
    public async Task GoodNewsFromTheProvider_SettlesTheAlarm()
    {
        await using var app = await ChannelApp.StartAsync(Settings);

        await PostAsync(app, Field("message_template_status_update", """{"event":"REJECTED","message_template_name":"ktp_siap_diambil","message_template_language":"id","reason":"INVALID_FORMAT"}"""));
        await PostAsync(app, Field("message_template_status_update", """{"event":"APPROVED","message_template_name":"ktp_siap_diambil","message_template_language":"id"}"""));

        var (_, code, text) = Assert.Single(app.ChannelLog.Alarms);
        Assert.Equal("template:ktp_siap_diambil:id", code);
        Assert.Contains("ditolak Meta (INVALID_FORMAT)", text);
        Assert.Equal((ChannelKind.WhatsApp, code), Assert.Single(app.ChannelLog.Settled));
    }

    [Fact]
    public async Task WithoutConfiguration_ThereIsNoWebhook()
    {
        await using var app = await ChannelApp.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(app, Text("a")));
    }

    private static string Handshake(string token) => $"/channels/whatsapp?hub.mode=subscribe&hub.verify_token={token}&hub.challenge=1158201444";

    private static Task<HttpStatusCode> PostAsync(ChannelApp app, string body, bool chunked = false) =>
        SendAsync(app, body, "sha256=" + Hmac(Secret, body), chunked);

    private static async Task<HttpStatusCode> SendAsync(ChannelApp app, string body, string? signature, bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/channels/whatsapp") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (signature is not null) request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", signature);
        if (chunked) request.Headers.TransferEncodingChunked = true;
        using var response = await app.Client.SendAsync(request);
        return response.StatusCode;
    }

    private static string Hmac(string secret, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));

    private static string Text(string words) => Message("""{"from":"628111","id":"wamid.1","timestamp":"1763596800","type":"text","text":{"body":"WORDS"}}""".Replace("WORDS", words, StringComparison.Ordinal));

    private static string Message(string message) =>
        Value("""{"messaging_product":"whatsapp","metadata":{"display_phone_number":"6231","phone_number_id":"1234567890"},"messages":[""" + message + "]}");

    private static string Value(string value) => Field("messages", value);

    private static string Field(string field, string value) =>
        """{"object":"whatsapp_business_account","entry":[{"id":"200","changes":[{"field":"FIELD","value":""".Replace("FIELD", field, StringComparison.Ordinal) + value + "}]}]}";
}
