using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using KtpBot.Bot.Tests.Plays;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Tests.Walking;

/// <summary>WhatsApp: signed webhooks in, calls of the Graph API out.</summary>
internal sealed class WhatsAppPhone(string address, TimeProvider clock) : WalkPhone
{
    private const string AppSecret = "walks-app-secret";
    private const string NumberId = "100000000000001";

    private int _messages;

    public override ChannelKind Channel => ChannelKind.WhatsApp;

    public override string Address => address;

    public override IReadOnlyList<string> Deeds { get; } = ["mulai", "lokasi", "stiker", "pesan suara"];

    public static IEnumerable<string> Settings(string providers) =>
    [
        $"--Channels:WhatsApp:ApiBaseUrl={providers}/graph",
        $"--Channels:WhatsApp:PhoneNumberId={NumberId}",
        "--Channels:WhatsApp:AccessToken=walks-token",
        $"--Channels:WhatsApp:AppSecret={AppSecret}",
        "--Channels:WhatsApp:VerifyToken=walks-verify",
    ];

    public override WalkDelivery Say(string words) => Post(Message("text", new JsonObject { ["body"] = words }));

    public override WalkDelivery Tap(BubbleChoice choice, Bubble of)
    {
        if (of.Gaps is not null) return Post(Message("button", new JsonObject { ["payload"] = choice.Id, ["text"] = choice.Title }));
        var reply = of.Choices.Count <= 3 && of.Choices.All(c => c.Description is null) ? "button_reply" : "list_reply";
        return Post(Message("interactive", new JsonObject { ["type"] = reply, [reply] = new JsonObject { ["id"] = choice.Id, ["title"] = choice.Title } }));
    }

    /// <summary>The provider has no albums: photos chosen together come as messages of their own, here in one webhook.</summary>
    public override IReadOnlyList<WalkDelivery> Send(IReadOnlyList<PlayPhoto> photos) => [Post([.. photos.Select(photo =>
    {
        var isImage = PlayPhotos.TypeOf(photo.Id).StartsWith("image/", StringComparison.Ordinal);
        var file = new JsonObject { ["id"] = photo.Id, ["mime_type"] = PlayPhotos.TypeOf(photo.Id) };
        if (!isImage) file["filename"] = PlayPhotos.NameOf(photo.Id);
        if (photo.Caption is not null) file["caption"] = photo.Caption;
        return Message(isImage ? "image" : "document", file);
    })])];

    public override WalkDelivery Do(string deed) => Post(deed switch
    {
        "mulai" => Message("request_welcome", null),
        "lokasi" => Message("location", new JsonObject { ["latitude"] = -7.4, ["longitude"] = 112.76 }),
        "stiker" => Message("sticker", new JsonObject { ["id"] = "x", ["mime_type"] = "image/webp" }),
        _ => Message("audio", new JsonObject { ["id"] = "x", ["mime_type"] = "audio/ogg", ["voice"] = true }),
    });

    public override Task<IReadOnlyList<Bubble>> TakeAsync(WalkTown town) => Task.FromResult(town.Providers.Take(address));

    private string Message(string type, JsonObject? content)
    {
        var message = new JsonObject
        {
            ["from"] = address,
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"wamid.IN{address}x{++_messages}"),
            ["timestamp"] = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["type"] = type,
        };
        if (content is not null) message[type] = content;
        return message.ToJsonString();
    }

    private WalkDelivery Post(params string[] messages)
    {
        var value = $$$"""{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881","phone_number_id":"{{{NumberId}}}"},"contacts":[{"profile":{"name":"Warga"},"wa_id":"{{{address}}}"}],"messages":[{{{string.Join(',', messages)}}}]}""";
        var body = Encoding.UTF8.GetBytes($$$"""{"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"field":"messages","value":{{{value}}}}]}]}""");
        return host =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, $"{host}/channels/whatsapp") { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new("application/json");
            request.Headers.Add("X-Hub-Signature-256", $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(AppSecret), body))}");
            return request;
        };
    }
}
