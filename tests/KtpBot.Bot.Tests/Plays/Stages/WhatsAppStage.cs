using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using KtpBot.Core.Messaging;
using KtpBot.Core.Privacy;
using KtpBot.Testing.Databases;

namespace KtpBot.Bot.Tests.Plays.Stages;

/// <summary>WhatsApp: signed webhooks in, calls of the Graph API out.</summary>
internal sealed class WhatsAppStage : PlayStage
{
    private const string AppSecret = "plays-app-secret";
    private const string PhoneNumberId = "100000000000001";

    private readonly HttpClient _http = new();
    private readonly string[] _addresses = ["", "", ""];
    private PlayProviders _providers = null!;
    private int _messages;

    public override string Channel => "whatsapp";

    public override Task SayAsync(int phone, string words) => PostAsync(phone, Message(phone, "text", new JsonObject { ["body"] = words }));

    public override Task TapAsync(int phone, BubbleChoice choice, Bubble of)
    {
        if (of.Gaps is not null) return PostAsync(phone, Message(phone, "button", new JsonObject { ["payload"] = choice.Id, ["text"] = choice.Title }));
        var reply = of.Choices.Count <= 3 && of.Choices.All(c => c.Description is null) ? "button_reply" : "list_reply";
        return PostAsync(phone, Message(phone, "interactive", new JsonObject { ["type"] = reply, [reply] = new JsonObject { ["id"] = choice.Id, ["title"] = choice.Title } }));
    }

    /// <summary>The provider has no albums: photos chosen together come as messages of their own, here in one webhook.</summary>
    public override Task SendAsync(int phone, IReadOnlyList<PlayPhoto> photos) => PostAsync(phone, [.. photos.Select(photo =>
    {
        var isImage = PlayPhotos.TypeOf(photo.Id).StartsWith("image/", StringComparison.Ordinal);
        var file = new JsonObject { ["id"] = photo.Id, ["mime_type"] = PlayPhotos.TypeOf(photo.Id) };
        if (!isImage) file["filename"] = PlayPhotos.NameOf(photo.Id);
        if (photo.Caption is not null) file["caption"] = photo.Caption;
        return Message(phone, isImage ? "image" : "document", file);
    })]);

    public override Task DoAsync(int phone, string deed) => PostAsync(phone, deed switch
    {
        "mulai" => Message(phone, "request_welcome", null),
        "lokasi" => Message(phone, "location", new JsonObject { ["latitude"] = -7.4, ["longitude"] = 112.76 }),
        "stiker" => Message(phone, "sticker", new JsonObject { ["id"] = "x", ["mime_type"] = "image/webp" }),
        "pesan suara" => Message(phone, "audio", new JsonObject { ["id"] = "x", ["mime_type"] = "audio/ogg", ["voice"] = true }),
        _ => throw new InvalidDataException($"({deed}) is nothing that can be done on WhatsApp: write \"kanal:\" with the others."),
    });

    public override Task<IReadOnlyList<Bubble>> TakeAsync(int phone) => Task.FromResult(_providers.Take(_addresses[phone]));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _providers.DisposeAsync();
        _http.Dispose();
    }

    protected override async Task PrepareAsync() => _providers = await PlayProviders.StartAsync();

    protected override async Task<IReadOnlyList<PlayHost>> StartHostsAsync(PlayDialogs dialogs) =>
    [
        await PlayHost.StartAsync(Storage, Clock, dialogs,
        [
            $"--Channels:WhatsApp:ApiBaseUrl={_providers.Root}/graph",
            $"--Channels:WhatsApp:PhoneNumberId={PhoneNumberId}",
            "--Channels:WhatsApp:AccessToken=plays-token",
            $"--Channels:WhatsApp:AppSecret={AppSecret}",
            "--Channels:WhatsApp:VerifyToken=plays-verify",
        ]),
    ];

    /// <summary>The provider does not tell what language a phone speaks, so the conversation begins in it.</summary>
    protected override async Task NewPhonesAsync(PlayScript script)
    {
        for (var phone = 1; phone <= 2; phone++) _addresses[phone] = string.Create(CultureInfo.InvariantCulture, $"62812{NewAddress()}");
        if (script.Language == "id") return;
        await using var db = Open();
        db.Conversations.Add(new Conversation
        {
            OfficeId = db.OfficeId,
            Channel = ChannelKind.WhatsApp,
            Address = _addresses[1],
            AddressIndex = TestKeys.Cipher.OfAddress(ChannelKind.WhatsApp, _addresses[1]),
            Language = script.Language,
            CreatedAt = Clock.Now,
        });
        await db.SaveChangesAsync();
    }

    private string Message(int phone, string type, JsonObject? content)
    {
        var message = new JsonObject
        {
            ["from"] = _addresses[phone],
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"wamid.IN{_addresses[phone]}x{++_messages}"),
            ["timestamp"] = new DateTimeOffset(Clock.Now).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["type"] = type,
        };
        if (content is not null) message[type] = content;
        return message.ToJsonString();
    }

    private async Task PostAsync(int phone, params string[] messages)
    {
        var value = $$$"""{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881","phone_number_id":"{{{PhoneNumberId}}}"},"contacts":[{"profile":{"name":"Warga"},"wa_id":"{{{_addresses[phone]}}}"}],"messages":[{{{string.Join(',', messages)}}}]}""";
        var body = Encoding.UTF8.GetBytes($$$"""{"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"field":"messages","value":{{{value}}}}]}]}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Host.Url}/channels/whatsapp") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("X-Hub-Signature-256", $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(AppSecret), body))}");
        using var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}
