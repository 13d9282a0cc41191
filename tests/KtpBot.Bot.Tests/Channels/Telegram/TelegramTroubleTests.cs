using System.Text.Json.Nodes;
using KtpBot.Bot.Tests.Channels.Payloads;
using KtpBot.Core.Messaging;
using KtpBot.Testing.Time;

namespace KtpBot.Bot.Tests.Channels.Telegram;

/// <summary>What staff are told, and when it is over; and what is registered at start.</summary>
public sealed class TelegramTroubleTests
{
    private static readonly JsonNode Updates = JsonNode.Parse("""{"ok":true,"result":[]}""")!;

    [Fact]
    public async Task AWrongToken_IsAnAlarm_AndSettledByTheNextSuccess()
    {
        await using var far = await (await TelegramFar.StartAsync()).SettledAsync();
        far.App.ChannelLog.Clear();
        far.Stub.Expect([Refused(401, "Unauthorized")]);

        await far.SendAsync(new TextOut("Halo"));
        Assert.Equal("token", Assert.Single(far.App.ChannelLog.Alarms).Code);
        Assert.Empty(far.App.ChannelLog.Settled);
        await far.SendAsync(new TextOut("Halo"));
        await far.SendAsync(new TextOut("Halo"));

        Assert.Equal((ChannelKind.Telegram, "token"), Assert.Single(far.App.ChannelLog.Settled));
    }

    [Fact]
    public async Task ASecondReceiver_IsAnAlarm_AndSettledByTheNextAnswer()
    {
        await using var far = await TelegramFar.StartAsync(
            [Refused(409, "Conflict: terminated by other getUpdates request"), Refused(409, "Conflict: terminated by other getUpdates request")],
            static path => path.EndsWith("getMe", StringComparison.Ordinal) ? """{"ok":true,"result":{"username":"b"}}""" : """{"ok":true,"result":[]}""",
            ("Channels:Telegram:Polling", "true"));

        await Eventually.IsTrueAsync(() => far.App.ChannelLog.Alarms.Any(alarm => alarm.Code == "conflict"), "staff are told");
        await Eventually.IsTrueAsync(
            () =>
            {
                far.Clock.Advance(TimeSpan.FromSeconds(30));
                return far.App.ChannelLog.Settled.Contains((ChannelKind.Telegram, "conflict"));
            },
            "and that it is over");
    }

    [Fact]
    public async Task AnAddressThatTelegramDoesNotTake_IsAnAlarm()
    {
        await using var far = await TelegramFar.StartAsync(
            [Refused(400, "Bad Request: bad webhook: An HTTPS URL must be provided")], null, ("Channels:Telegram:RegisterWebhookUrl", "http://ktp.desa.id/channels/telegram"));

        await Eventually.IsTrueAsync(() => far.App.ChannelLog.Alarms.Any(alarm => alarm.Code == "webhook"), "staff are told");
        await Eventually.IsTrueAsync(
            () =>
            {
                far.Clock.Advance(TimeSpan.FromSeconds(2));
                return far.App.ChannelLog.Settled.Contains((ChannelKind.Telegram, "webhook"));
            },
            "and that it is over");
    }

    [Fact]
    public async Task TheStart_RegistersWebhookNameAndCommands_AndDropsNothing()
    {
        await using var far = await TelegramFar.StartAsync(null, null, ("Channels:Telegram:RegisterWebhookUrl", "https://ktp.desa.id/channels/telegram"));

        await Eventually.IsTrueAsync(() => far.Calls("setMyCommands").Count == 2, "both languages are registered");

        var webhook = """{"url":"https://ktp.desa.id/channels/telegram","secret_token":"kata_rahasia-1","max_connections":100,"drop_pending_updates":false,"allowed_updates":["message","edited_message","callback_query","my_chat_member"]}""";
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(webhook), Assert.Single(far.Calls("setWebhook"))));
        Assert.Single(far.Calls("getMe"));
        Assert.Equal([null, "en"], far.Calls("setMyCommands").Select(body => (string?)body!["language_code"]));
        Assert.All(far.Calls("setMyCommands"), body => Assert.Equal("all_private_chats", (string?)body!["scope"]!["type"]));
        Assert.DoesNotContain("kata_rahasia-1", far.App.ChannelLog.Stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStart_DoesNotWaitForTelegram()
    {
        await using var app = await ChannelApp.StartAsync(
            ("Channels:Telegram:ApiBaseUrl", "http://127.0.0.1:9"), ("Channels:Telegram:BotToken", "1:a"), ("Channels:Telegram:SecretToken", "s"),
            ("Channels:Telegram:RegisterWebhookUrl", "https://ktp.desa.id/channels/telegram"));

        // It is up, and what it could not register is still being tried.
        using var answer = await app.Client.PostAsync("/channels/telegram", new StringContent("{}"));
        Assert.Equal(401, (int)answer.StatusCode);
        await Eventually.IsTrueAsync(() => app.Log.Text.Contains("4207", StringComparison.Ordinal), "the failed call is in the log");
    }

    [Fact]
    public async Task AfterAQuietWeek_SmallerNumbersAreConfirmedToo()
    {
        await using var far = await TelegramFar.StartAsync(null, _ => """{"ok":true,"result":{"username":"b"}}""", ("Channels:Telegram:Polling", "true"));
        far.Stub.Ordinary = path => path.EndsWith("getUpdates", StringComparison.Ordinal) ? Next() : """{"ok":true,"result":true}""";

        await Eventually.IsTrueAsync(() => far.App.Intake.Messages.Count == 2, "both messages arrive");
        await Eventually.IsTrueAsync(() => Offsets().Contains(8), "the smaller number is confirmed");
        Assert.Contains(900_000_001, Offsets());

        string Next() => (Offsets() is [.., var last] ? last : 0) switch
        {
            0 => Update(900_000_000),
            900_000_001 => Update(7),
            _ => Updates.ToJsonString(),
        };

        IReadOnlyList<long> Offsets() => [.. far.Calls("getUpdates").Select(body => (long?)body?["offset"] ?? 0)];
    }

    [Fact]
    public async Task AFileThatIsTooLarge_IsNotAskedFor()
    {
        await using var far = await (await TelegramFar.StartAsync()).SettledAsync();

        var result = await far.App.Channel(ChannelKind.Telegram).FetchAsync(new MediaIn("f", "application/pdf", null, null, (20 * 1024 * 1024) + 1), 50_000_000, CancellationToken.None);

        Assert.True(Assert.IsType<FetchFailed>(result).TooLarge);
        Assert.Empty(far.Stub.Requests);
    }

    [Fact]
    public async Task ABodyBeyondAnyUpdate_Is413()
    {
        await using var far = await (await TelegramFar.StartAsync()).SettledAsync();

        Assert.Equal(413, await far.PostAsync(new string('a', 1024 * 1024 + 1)));
    }

    private static string Update(long id) => $$$"""{"ok":true,"result":[{"update_id":{{{id}}},"message":{"message_id":1,"chat":{"id":5600000001,"type":"private"},"text":"halo {{{id}}}"}}]}""";

    private static CannedAnswer Refused(int code, string description) => new(code, new JsonObject { ["ok"] = false, ["error_code"] = code, ["description"] = description });
}
