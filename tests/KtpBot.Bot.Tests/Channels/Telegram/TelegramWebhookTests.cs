using System.Net;
using System.Text;

namespace KtpBot.Bot.Tests.Channels.Telegram;

/// <summary>Raw updates through the real endpoint.</summary>
public sealed class TelegramWebhookTests
{
    private const string Secret = "kata_rahasia-1";

    // No far side listens there: nothing but the answer to a tap is sent, and nothing waits for that.
    private static readonly (string, string)[] Settings =
    [
        ("Channels:Telegram:ApiBaseUrl", "http://127.0.0.1:9"),
        ("Channels:Telegram:BotToken", "1:token-bot-rahasia"),
        ("Channels:Telegram:SecretToken", Secret),
    ];

    private const string Head = "7 5600000001 Budi Santoso 2025-11-20T00:00:00 id ";

    public static TheoryData<string, string, string> Updates => new()
    {
        { "text", Message("\"text\":\"KTP saya hilang\""), Head + "text[KTP saya hilang]" },
        { "start", Message("\"text\":\"/start\""), Head + "opened[-]" },
        { "start with payload", Message("\"text\":\"/start loket_2\""), Head + "opened[loket_2]" },
        { "start with the bot's name", Message("\"text\":\"/start@kwangsan_bot abc\""), Head + "opened[abc]" },
        { "another command is a word", Message("\"text\":\"/status KWS-2026-000001\""), Head + "text[status KWS-2026-000001]" },
        { "a slash alone is words", Message("\"text\":\"/ apa ini\""), Head + "text[/ apa ini]" },
        { "photo, largest size", Message("""
            "photo":[{"file_id":"kecil","width":90,"height":60,"file_size":900},{"file_id":"besar","width":1280,"height":960,"file_size":90000},{"file_id":"sedang","width":320,"height":240}],"caption":"KK","media_group_id":"album1"
            """), Head + "media[besar|image/jpeg|-|KK|90000|album1]" },
        { "document", Message("""
            "document":{"file_id":"d1","file_name":"kk.pdf","mime_type":"application/pdf","file_size":1234}
            """), Head + "media[d1|application/pdf|kk.pdf|-|1234|-]" },
        { "animation is no document", Message("""
            "animation":{"file_id":"a"},"document":{"file_id":"a","mime_type":"video/mp4"}
            """), Head + "unsupported[animation]" },
        { "voice", Message("\"voice\":{\"file_id\":\"v\"}"), Head + "unsupported[voice]" },
        { "sticker", Message("\"sticker\":{\"file_id\":\"s\"}"), Head + "unsupported[sticker]" },
        { "poll", Message("\"poll\":{\"id\":\"1\"}"), Head + "unsupported[poll]" },
        { "a kind of tomorrow", Message("\"hologram\":{}"), Head + "unsupported[unknown]" },
        { "location", Message("\"location\":{\"latitude\":-7.38,\"longitude\":112.78}"), Head + "location[-7.38|112.78]" },
        { "own contact", Message("\"contact\":{\"phone_number\":\"628111\",\"first_name\":\"Budi\",\"user_id\":5600000001}"), Head + "contact[+628111]" },
        { "somebody else's contact", Message("\"contact\":{\"phone_number\":\"628222\",\"first_name\":\"Ani\",\"user_id\":5600000002}"), Head + "unsupported[contact]" },
        { "a contact without Telegram", Message("\"contact\":{\"phone_number\":\"628222\",\"first_name\":\"Ani\"}"), Head + "unsupported[contact]" },
        { "pinned message", Message("\"pinned_message\":{\"message_id\":1}"), "" },
        { "tap", Tap("""
            "message":{"message_id":3,"chat":{"id":5600000001,"type":"private"},"reply_markup":{"inline_keyboard":[[{"text":"Menu","callback_data":"go:menu"}]]}},"data":"go:menu"
            """), "7 5600000001 Budi Santoso {now} id choice[go:menu|Menu]" },
        { "tap on a message too old to come along", Tap("\"data\":\"go:menu\""), "7 5600000001 Budi Santoso {now} id choice[go:menu|-]" },
        { "tap without data", Tap("\"game_short_name\":\"x\""), "" },
        { "group", """{"update_id":7,"message":{"message_id":1,"date":1763596800,"chat":{"id":-100,"type":"supergroup"},"from":{"id":5,"first_name":"Budi"},"text":"halo"}}""", "" },
        { "tap in a group", Tap("\"message\":{\"chat\":{\"id\":-100,\"type\":\"group\"}},\"data\":\"x\""), "" },
        { "another bot", """{"update_id":7,"message":{"message_id":1,"date":1763596800,"chat":{"id":5,"type":"private"},"from":{"id":5,"is_bot":true,"first_name":"Bot"},"text":"halo"}}""", "" },
        { "edited", """{"update_id":7,"edited_message":{"message_id":1,"chat":{"id":5,"type":"private"},"text":"halo"}}""", "" },
        { "blocked us", """{"update_id":7,"my_chat_member":{"chat":{"id":5,"type":"private"},"new_chat_member":{"status":"kicked"}}}""", "" },
        { "no chat", """{"update_id":7,"message":{"message_id":1,"text":"halo"}}""", "" },
        { "odd kinds", """{"update_id":7,"message":{"chat":"x","from":[],"text":{}}}""", "" },
        { "no update id", "{}", "" },
        { "an array", "[]", "" },
        { "not JSON", "halo", "" },
    };

    [Theory]
    [MemberData(nameof(Updates))]
    public async Task EveryKind_IsReadAndAnswered200(string label, string payload, string expected)
    {
        var time = new KtpBot.Testing.Time.ManualTimeProvider(new DateTime(2026, 11, 17, 2, 0, 0));
        await using var app = await ChannelApp.StartAsync(time, Settings);

        var first = await PostAsync(app, payload, Secret);
        var again = await PostAsync(app, payload, Secret);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first, again));
        var read = string.Join('\n', app.Intake.Messages.Select(Shown.Of));
        Assert.True(expected.Replace("{now}", "2026-11-17T02:00:00", StringComparison.Ordinal) == read, $"{label}: {read}");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("kata_rahasia-2")]
    [InlineData("kata_rahasia")]
    public async Task WithoutTheSecret_NothingIsStored(string? secret)
    {
        await using var app = await ChannelApp.StartAsync(Settings);

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(app, Message("\"text\":\"halo\""), secret));
        Assert.Empty(app.Intake.Messages);
    }

    [Fact]
    public async Task WhenStorageFails_TelegramIsAskedToDeliverAgain()
    {
        await using var app = await ChannelApp.StartAsync(Settings);
        app.Intake.Broken = true;

        var refused = await PostAsync(app, Message("\"text\":\"halo\""), Secret);
        app.Intake.Broken = false;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, Message("\"text\":\"halo\""), Secret));
        Assert.Single(app.Intake.Messages);
    }

    [Fact]
    public async Task TheAnswer_WaitsUntilTheMessageIsStored()
    {
        await using var app = await ChannelApp.StartAsync(Settings);
        app.Intake.Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var answer = PostAsync(app, Message("\"text\":\"halo\""), Secret);
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(app, "{}", null));

        Assert.False(answer.IsCompleted);
        app.Intake.Hold.SetResult();
        Assert.Equal(HttpStatusCode.OK, await answer);
    }

    [Fact]
    public async Task NeitherTheTokenNorACitizensWords_ReachTheLog()
    {
        await using var app = await ChannelApp.StartAsync(Settings);

        await PostAsync(app, Tap("\"data\":\"go:menu\""), Secret);
        await PostAsync(app, Message("\"text\":\"3515170101900001\""), Secret);
        app.Intake.Broken = true;
        await PostAsync(app, Message("\"text\":\"3515170101900001\""), Secret);
        await KtpBot.Testing.Time.Eventually.IsTrueAsync(() => app.Log.Text.Contains("4203", StringComparison.Ordinal), "the unanswered tap is logged");

        Assert.DoesNotContain("token-bot-rahasia", app.Log.Text);
        Assert.DoesNotContain(Secret, app.Log.Text);
        Assert.DoesNotContain("3515170101900001", app.Log.Text);
        Assert.DoesNotContain("5600000001", app.Log.Text);
    }

    private static async Task<HttpStatusCode> PostAsync(ChannelApp app, string body, string? secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/channels/telegram") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (secret is not null) request.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", secret);
        using var response = await app.Client.SendAsync(request);
        return response.StatusCode;
    }

    private static string Message(string fields) =>
        """{"update_id":7,"message":{"message_id":1,"date":1763596800,"chat":{"id":5600000001,"type":"private","first_name":"Budi"},"from":{"id":5600000001,"is_bot":false,"first_name":"Budi","last_name":"Santoso","language_code":"id"},"""
        + fields.Trim() + "}}";

    private static string Tap(string fields) =>
        """{"update_id":7,"callback_query":{"id":"c1","from":{"id":5600000001,"is_bot":false,"first_name":"Budi","last_name":"Santoso","language_code":"id"},"chat_instance":"1","""
        + fields.Trim() + "}}";
}
