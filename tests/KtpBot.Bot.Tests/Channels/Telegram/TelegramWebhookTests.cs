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
