using KtpBot.Bot.Tests.Channels.Payloads;
using KtpBot.Core.Messaging;
using KtpBot.Testing.Time;

namespace KtpBot.Bot.Tests.Channels.Telegram;

/// <summary>The whole bot with Telegram on, for the cases in the folder payloads.</summary>
public sealed class TelegramPayloads : IAsyncLifetime
{
    private const string Token = "700000001:AAF-token-rahasia_bot";
    private const string Secret = "kata_rahasia-1";

    internal PayloadHost Host { get; private set; } = null!;

    internal static ChannelUnderTest Channel { get; } = new(ChannelKind.Telegram, "Telegram", "/channels/telegram", [Token, Secret])
    {
        Settings =
        [
            ("Channels:Telegram:ApiBaseUrl", "{far}"),
            ("Channels:Telegram:BotToken", Token),
            ("Channels:Telegram:SecretToken", Secret),
        ],
        Sign = static (request, _, good) => request.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", good ? Secret : "kata_rahasia-2"),
        OrdinaryAnswer = static path => path[(path.LastIndexOf('/') + 1)..] switch
        {
            "getMe" => """{"ok":true,"result":{"id":700000001,"is_bot":true,"first_name":"KTP","username":"kwangsan_ktp_bot"}}""",
            "getFile" => """{"ok":true,"result":{"file_id":"f","file_size":12,"file_path":"photos/f.jpg"}}""",
            "f.jpg" => "no picture",
            _ => """{"ok":true,"result":{"message_id":1}}""",
        },
    };

    public async ValueTask InitializeAsync()
    {
        Host = await PayloadHost.StartAsync(Channel);

        // A group is refused with a link that holds our name, and no case should meet the question for it.
        await Eventually.IsTrueAsync(() => Host.Log.Text.Contains("getMe is done", StringComparison.Ordinal), "the bot knows its name");
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

public sealed class TelegramIncomingTests(TelegramPayloads stage) : IClassFixture<TelegramPayloads>
{
    public static TheoryData<string> Cases => PayloadFolder.Names("Telegram", "in");

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Incoming(string name) => new PayloadRunner(stage.Host).RunAsync(PayloadFolder.Read<IncomingCase>("Telegram", "in", name));
}

public sealed class TelegramOutgoingTests(TelegramPayloads stage) : IClassFixture<TelegramPayloads>
{
    public static TheoryData<string> Cases => PayloadFolder.Names("Telegram", "out");

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Outgoing(string name) => new PayloadRunner(stage.Host).RunAsync(PayloadFolder.Read<OutgoingCase>("Telegram", "out", name));

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/health/ready")]
    [InlineData("/channels/telegram")]
    [InlineData("/channels/telegram/700000001:x")]
    public async Task NoPageOfTheHost_KnowsTheToken(string path)
    {
        using var answer = await stage.Host.Client.GetAsync(path);
        var page = $"{answer.Headers} {await answer.Content.ReadAsStringAsync()}";

        Assert.All(TelegramPayloads.Channel.Secrets, secret => Assert.DoesNotContain(secret, page, StringComparison.OrdinalIgnoreCase));
    }
}
