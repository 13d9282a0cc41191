using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace KtpBot.Bot.Tests.Channels.WhatsApp;

/// <summary>Raw payloads through the real endpoint.</summary>
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

    public static TheoryData<string, string, string> Payloads => new()
    {
        { "text", Message("""{"from":"628111","id":"wamid.1","timestamp":"1763596800","type":"text","text":{"body":"KTP saya hilang \u2639"}}"""), "wamid.1 628111 Siti 2025-11-20T00:00:00 - text[KTP saya hilang ☹]" },
        { "milliseconds", Message("""{"from":"628111","id":"wamid.1","timestamp":"1763596800123","type":"text","text":{"body":"a"}}"""), "wamid.1 628111 Siti 2025-11-20T00:00:00 - text[a]" },
        { "a number as time", Message("""{"from":"628111","id":"wamid.1","timestamp":1763596800,"type":"text","text":{"body":"a"}}"""), "wamid.1 628111 Siti 2025-11-20T00:00:00 - text[a]" },
        { "half an emoji", Message("""{"from":"628111","id":"wamid.1","timestamp":"1763596800","type":"text","text":{"body":"a\ud83d"}}"""), "wamid.1 628111 Siti 2025-11-20T00:00:00 - text[a\\ud83d]" },
        { "image", Message("""{"from":"628111","id":"wamid.2","timestamp":"1763596800","type":"image","image":{"id":"55","mime_type":"image/jpeg","sha256":"x","caption":"KK saya"}}"""), "wamid.2 628111 Siti 2025-11-20T00:00:00 - media[55|image/jpeg|-|KK saya|-|-]" },
        { "document", Message("""{"from":"628111","id":"wamid.3","timestamp":"1763596800","type":"document","document":{"id":"56","mime_type":"application/pdf","filename":"kk.pdf"}}"""), "wamid.3 628111 Siti 2025-11-20T00:00:00 - media[56|application/pdf|kk.pdf|-|-|-]" },
        { "button reply", Message("""{"from":"628111","id":"wamid.4","timestamp":"1763596800","type":"interactive","interactive":{"type":"button_reply","button_reply":{"id":"go:menu","title":"Menu"}}}"""), "wamid.4 628111 Siti 2025-11-20T00:00:00 - choice[go:menu|Menu]" },
        { "list reply", Message("""{"from":"628111","id":"wamid.5","timestamp":"1763596800","type":"interactive","interactive":{"type":"list_reply","list_reply":{"id":"hilang","title":"Hilang","description":"KTP hilang"}}}"""), "wamid.5 628111 Siti 2025-11-20T00:00:00 - choice[hilang|Hilang]" },
        { "template button", Message("""{"from":"628111","id":"wamid.6","timestamp":"1763596800","type":"button","button":{"payload":"go:status:7","text":"Lihat status"}}"""), "wamid.6 628111 Siti 2025-11-20T00:00:00 - choice[go:status:7|Lihat status]" },
        { "flow reply", Message("""{"from":"628111","id":"wamid.7","timestamp":"1763596800","type":"interactive","interactive":{"type":"nfm_reply","nfm_reply":{"name":"flow","body":"Sent","response_json":"{}"}}}"""), "wamid.7 628111 Siti 2025-11-20T00:00:00 - unsupported[nfm_reply]" },
        { "location", Message("""{"from":"628111","id":"wamid.8","timestamp":"1763596800","type":"location","location":{"latitude":-7.38,"longitude":112.78,"name":"Balai"}}"""), "wamid.8 628111 Siti 2025-11-20T00:00:00 - location[-7.38|112.78]" },
        { "own contact card", Message("""{"from":"628111","id":"wamid.9","timestamp":"1763596800","type":"contacts","contacts":[{"name":{"formatted_name":"Siti"},"phones":[{"phone":"+62 8111","wa_id":"628111","type":"CELL"}]}]}"""), "wamid.9 628111 Siti 2025-11-20T00:00:00 - contact[+628111]" },
        { "somebody else's card", Message("""{"from":"628111","id":"wamid.9","timestamp":"1763596800","type":"contacts","contacts":[{"phones":[{"wa_id":"628222"}]}]}"""), "wamid.9 628111 Siti 2025-11-20T00:00:00 - unsupported[contacts]" },
        { "voice note", Message("""{"from":"628111","id":"wamid.10","timestamp":"1763596800","type":"audio","audio":{"id":"57","mime_type":"audio/ogg","voice":true}}"""), "wamid.10 628111 Siti 2025-11-20T00:00:00 - unsupported[audio]" },
        { "sticker", Message("""{"from":"628111","id":"wamid.11","timestamp":"1763596800","type":"sticker","sticker":{"id":"58","animated":false}}"""), "wamid.11 628111 Siti 2025-11-20T00:00:00 - unsupported[sticker]" },
        { "poll", Message("""{"from":"628111","id":"wamid.12","timestamp":"1763596800","type":"unsupported","unsupported":{"type":"poll_creation"},"errors":[{"code":131051}]}"""), "wamid.12 628111 Siti 2025-11-20T00:00:00 - unsupported[poll_creation]" },
        { "a kind of tomorrow", Message("""{"from":"628111","id":"wamid.13","timestamp":"1763596800","type":"hologram","hologram":{}}"""), "wamid.13 628111 Siti 2025-11-20T00:00:00 - unsupported[hologram]" },
        { "text without words", Message("""{"from":"628111","id":"wamid.14","timestamp":"1763596800","type":"text","text":7}"""), "wamid.14 628111 Siti 2025-11-20T00:00:00 - unsupported[text]" },
        { "username user", Message("""{"from_user_id":"ID.991","id":"wamid.15","timestamp":"1763596800","type":"text","text":{"body":"halo"}}""", """[{"user_id":"ID.991","profile":{"name":"Siti","username":"siti"}}]"""), "wamid.15 ID.991 Siti 2025-11-20T00:00:00 - text[halo]" },
        { "no profile", Message("""{"from":"628111","id":"wamid.16","timestamp":"1763596800","type":"text","text":{"body":"halo"}}""", "null"), "wamid.16 628111 - 2025-11-20T00:00:00 - text[halo]" },
        { "reaction", Message("""{"from":"628111","id":"wamid.17","timestamp":"1763596800","type":"reaction","reaction":{"message_id":"wamid.x","emoji":"👍"}}"""), "" },
        { "system notice", Message("""{"from":"628111","id":"wamid.18","timestamp":"1763596800","type":"system","system":{"type":"user_changed_number","wa_id":"628333"}}"""), "" },
        { "no id", Message("""{"from":"628111","timestamp":"1763596800","type":"text","text":{"body":"a"}}"""), "" },
        { "another number of the account", Value("""{"metadata":{"phone_number_id":"999"},"messages":[{"from":"628111","id":"wamid.1","type":"text","text":{"body":"a"}}]}"""), "" },
        { "sent", Status("""{"id":"wamid.o","status":"sent","timestamp":"1763596800","recipient_id":"628111"}"""), "wamid.o Sent 2025-11-20T00:00:00 -" },
        { "delivered", Status("""{"id":"wamid.o","status":"delivered","timestamp":"1763596800"}"""), "wamid.o Delivered 2025-11-20T00:00:00 -" },
        { "played", Status("""{"id":"wamid.o","status":"played","timestamp":"1763596800"}"""), "wamid.o Read 2025-11-20T00:00:00 -" },
        { "failed", Status("""{"id":"wamid.o","status":"failed","timestamp":"1763596800","errors":[{"code":131026,"title":"Message undeliverable"}]}"""), "wamid.o Failed 2025-11-20T00:00:00 131026" },
        { "a status of tomorrow", Status("""{"id":"wamid.o","status":"deleted","timestamp":"1763596800"}"""), "" },
        { "an account's field", """{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"account_update","value":{}}]}]}""", "" },
        { "errors only", Value("""{"errors":[{"code":130429}]}"""), "" },
        { "not JSON", "halo", "" },
        { "an array", "[]", "" },
        { "odd kinds everywhere", """{"entry":[7,{"changes":[null,{"field":"messages","value":{"messages":["x",{"id":7,"from":{},"type":[]}],"statuses":{},"contacts":"y"}}]}]}""", "" },
        {
            "everything at once",
            """{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"messages":[{"from":"1","id":"a","timestamp":"1763596800","type":"text","text":{"body":"satu"}},{"from":"2","id":"b","timestamp":"1763596800","type":"text","text":{"body":"dua"}}]}},{"field":"messages","value":{"statuses":[{"id":"o","status":"read","timestamp":"1763596800"}]}}]},{"id":"1","changes":[{"field":"messages","value":{"messages":[{"from":"1","id":"c","timestamp":"1763596800","type":"text","text":{"body":"tiga"}}]}}]}]}""",
            "a 1 - 2025-11-20T00:00:00 - text[satu]\nb 2 - 2025-11-20T00:00:00 - text[dua]\nc 1 - 2025-11-20T00:00:00 - text[tiga]\no Read 2025-11-20T00:00:00 -"
        },
    };

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task EveryKind_IsReadAndAnswered200(string label, string payload, string expected)
    {
        await using var app = await ChannelApp.StartAsync(Settings);

        var status = await PostAsync(app, payload);
        var again = await PostAsync(app, payload);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (status, again));
        var read = app.Intake.Messages.Select(Shown.Of).Concat(app.Intake.Reports.Select(Shown.Of).Distinct());
        Assert.True(expected == string.Join('\n', read), $"{label}: {string.Join('\n', read)}");
    }

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
    public async Task NoWordOfACitizen_ReachesTheLog()
    {
        await using var app = await ChannelApp.StartAsync(Settings);

        await PostAsync(app, Message("""{"from":"628111222","id":"wamid.1","type":"reaction","text":{"body":"3515170101900001"}}"""));
        await PostAsync(app, Message("""{"from":"628111222","id":"wamid.2","type":"text","text":{"body":"3515170101900001"}}"""));
        app.Intake.Broken = true;
        await PostAsync(app, Message("""{"from":"628111222","id":"wamid.3","type":"text","text":{"body":"3515170101900001"}}"""));

        Assert.Contains("wamid.1", app.Log.Text);
        Assert.DoesNotContain("3515170101900001", app.Log.Text);
        Assert.DoesNotContain("628111222", app.Log.Text);
        Assert.DoesNotContain("Siti", app.Log.Text);
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

    private static string Message(string message, string contacts = """[{"wa_id":"628111","profile":{"name":"Siti"}},{"wa_id":"628111222","profile":{"name":"Siti"}}]""") =>
        Value("""{"messaging_product":"whatsapp","metadata":{"display_phone_number":"6231","phone_number_id":"1234567890"},"contacts":""" + contacts + ",\"messages\":[" + message + "]}");

    private static string Status(string status) =>
        Value("""{"messaging_product":"whatsapp","metadata":{"phone_number_id":"1234567890"},"statuses":[""" + status + "]}");

    private static string Value(string value) =>
        """{"object":"whatsapp_business_account","entry":[{"id":"200","changes":[{"field":"messages","value":""" + value + "}]}]}";
}
