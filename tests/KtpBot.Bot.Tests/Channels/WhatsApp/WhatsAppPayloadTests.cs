using System.Security.Cryptography;
using System.Text;
using KtpBot.Bot.Tests.Channels.Payloads;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Tests.Channels.WhatsApp;

/// <summary>What Meta sends, raw, through the whole bot.</summary>
public sealed class WhatsAppIncomingPayloadTests(WhatsAppStage stage) : IClassFixture<WhatsAppStage>
{
    public static TheoryData<string> Cases => PayloadFolder.Names("WhatsApp", "in");

    [Theory, MemberData(nameof(Cases))]
    public Task Incoming(string name) => new PayloadRunner(stage.Host).RunAsync(PayloadFolder.Read<IncomingCase>("WhatsApp", "in", name));
}

/// <summary>What leaves for Meta, to the letter, and what comes of its answers.</summary>
public sealed class WhatsAppOutgoingPayloadTests(WhatsAppStage stage) : IClassFixture<WhatsAppStage>
{
    public static TheoryData<string> Cases => PayloadFolder.Names("WhatsApp", "out");

    [Theory, MemberData(nameof(Cases))]
    public Task Outgoing(string name) => new PayloadRunner(stage.Host).RunAsync(PayloadFolder.Read<OutgoingCase>("WhatsApp", "out", name));
}

/// <summary>The bot with WhatsApp on, before a stand-in of the Graph API.</summary>
public sealed class WhatsAppStage : IAsyncLifetime
{
    private const string AppSecret = "payload-app-secret";

    internal PayloadHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await PayloadHost.StartAsync(
        new ChannelUnderTest(ChannelKind.WhatsApp, "WhatsApp", "/channels/whatsapp", ["payload-access-token", AppSecret, "payload-verify-token"])
        {
            Settings =
            [
                ("Channels:WhatsApp:ApiBaseUrl", "{far}"),
                ("Channels:WhatsApp:PhoneNumberId", "1234567890"),
                ("Channels:WhatsApp:AccessToken", "payload-access-token"),
                ("Channels:WhatsApp:AppSecret", AppSecret),
                ("Channels:WhatsApp:VerifyToken", "payload-verify-token"),
            ],
            Sign = static (request, body, good) =>
            {
                var key = Encoding.UTF8.GetBytes(good ? AppSecret : "another-secret");
                request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(key, body)));
            },
            OrdinaryAnswer = static path => path.EndsWith("/messages", StringComparison.Ordinal)
                ? """{"messaging_product":"whatsapp","messages":[{"id":"wamid.ordinary"}]}"""
                : """{"error":{"message":"gone","code":100,"error_subcode":33}}""",
        });

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
