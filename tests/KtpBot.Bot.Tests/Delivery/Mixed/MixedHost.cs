using System.Security.Cryptography;
using System.Text;
using KtpBot.Core.Messaging;
using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;
using KtpBot.Testing;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KtpBot.Bot.Tests.Delivery.Mixed;

/// <summary>The whole bot on real storage, with WhatsApp and Telegram on, between webhooks over HTTP and both providers' HTTP sides.</summary>
internal sealed class MixedHost : IAsyncDisposable
{
    private const string AppSecret = "mixed-app-secret";
    private const string PhoneNumberId = "100000000000001";

    private readonly TestDatabase _storage;
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private MixedHost(TestDatabase storage, WebApplication app, MixedProviders providers)
    {
        (_storage, _app, Providers) = (storage, app, providers);
        _client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public MixedProviders Providers { get; }

    public static async Task<MixedHost> StartAsync(StorageProvider provider)
    {
        var storage = await TestDatabase.CreateAsync(provider);
        await SomebodyWaitsAsync(storage);
        var providers = await MixedProviders.StartAsync();
        string[] args =
        [
            "--urls=http://127.0.0.1:0",
            $"--Dialogs:Directory={RepositoryRoot.File("dialogs")}",
            "--Jobs:TickSeconds=3600",
            .. storage.HostEnvironment().Select(setting => $"--{setting.Key.Replace("__", ":", StringComparison.Ordinal)}={setting.Value}"),
            $"--Channels:WhatsApp:ApiBaseUrl={providers.Root}/graph",
            $"--Channels:WhatsApp:PhoneNumberId={PhoneNumberId}",
            "--Channels:WhatsApp:AccessToken=mixed-token",
            $"--Channels:WhatsApp:AppSecret={AppSecret}",
            "--Channels:WhatsApp:VerifyToken=mixed-verify",
            $"--Channels:Telegram:ApiBaseUrl={providers.Root}/telegram",
            "--Channels:Telegram:BotToken=700000001:mixed",
            "--Channels:Telegram:SecretToken=mixed-secret",
        ];
        var app = BotHost.Build(args, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<TimeProvider>(new ManualTimeProvider()); // In office hours, and the same for every run.
        });
        await app.StartAsync();
        return new MixedHost(storage, app, providers);
    }

    public KtpBotDb Open() => _storage.Open();

    /// <summary>One WhatsApp webhook; ends with its 200.</summary>
    public Task PostWhatsAppAsync(string changes)
    {
        var body = Encoding.UTF8.GetBytes($$$"""{"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{{{changes}}}]}]}""");
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(AppSecret), body));
        return PostAsync("/channels/whatsapp", body, "X-Hub-Signature-256", $"sha256={signature}");
    }

    /// <summary>One change with messages and statuses.</summary>
    public static string Change(IEnumerable<string> messages, IEnumerable<string> statuses) =>
        $$$"""{"field":"messages","value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881","phone_number_id":"{{{PhoneNumberId}}}"},"messages":[{{{string.Join(',', messages)}}}],"statuses":[{{{string.Join(',', statuses)}}}]}}""";

    /// <summary>One Telegram webhook; ends with its 200.</summary>
    public Task PostTelegramAsync(string update) => PostAsync("/channels/telegram", Encoding.UTF8.GetBytes(update), "X-Telegram-Bot-Api-Secret-Token", "mixed-secret");

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Providers.DisposeAsync();
        await _storage.DisposeAsync();
    }

    /// <summary>
    /// A neighbour who waits for a person from the beginning to the end: whoever asks for one is then told of a queue, in every order.
    /// Without the neighbour only the very first to ask would hear nothing of it.
    /// </summary>
    private static async Task SomebodyWaitsAsync(TestDatabase storage)
    {
        const string address = "6289900000001";
        var now = new ManualTimeProvider().Now;
        await using var db = storage.Open();
        db.Conversations.Add(new Conversation
        {
            OfficeId = db.OfficeId,
            Channel = ChannelKind.WhatsApp,
            Address = address,
            AddressIndex = TestKeys.Cipher.OfAddress(ChannelKind.WhatsApp, address),
            Language = "id",
            Owner = ConversationOwner.Queue,
            HandoffAt = now,
            CreatedAt = now,
        });
        await db.SaveChangesAsync();
    }

    private async Task PostAsync(string path, byte[] body, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add(header, value);
        using var response = await _client.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}
