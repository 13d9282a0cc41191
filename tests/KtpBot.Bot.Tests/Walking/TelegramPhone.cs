using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using KtpBot.Bot.Tests.Plays;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Tests.Walking;

/// <summary>Telegram: updates by webhook in, calls of the Bot API out.</summary>
internal sealed class TelegramPhone(long chat, string language, TimeProvider clock) : WalkPhone
{
    private const string Secret = "walks-secret";

    private static int _updates;

    private int _messages;

    public override ChannelKind Channel => ChannelKind.Telegram;

    public override string Address { get; } = chat.ToString(CultureInfo.InvariantCulture);

    public override IReadOnlyList<string> Deeds { get; } = ["mulai", "mulai jadwal", "lokasi", "stiker", "pesan suara", "nomor sendiri", "ubah: ktp saya rusak"];

    public static IEnumerable<string> Settings(string providers) =>
    [
        $"--Channels:Telegram:ApiBaseUrl={providers}/telegram",
        "--Channels:Telegram:BotToken=700000002:walks",
        $"--Channels:Telegram:SecretToken={Secret}",
    ];

    public override WalkDelivery Say(string words) => Post("message", Message("text", words));

    /// <summary>A key of a keyboard that also shares the own number says its words; a button says its id.</summary>
    public override WalkDelivery Tap(BubbleChoice choice, Bubble of)
    {
        if (choice.Id is null) return Say(choice.Title);
        var under = Message("text", of.Text.Length > 0 ? of.Text : "…");
        under["reply_markup"] = new JsonObject { ["inline_keyboard"] = new JsonArray([.. of.Choices.Select(c => new JsonArray(new JsonObject { ["text"] = c.Title, ["callback_data"] = c.Id }))]) };
        return Post("callback_query", new JsonObject
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"q{chat}-{_messages}"),
            ["from"] = Person(),
            ["message"] = under,
            ["data"] = choice.Id,
        });
    }

    public override IReadOnlyList<WalkDelivery> Send(IReadOnlyList<PlayPhoto> photos) => [.. photos.Select(photo =>
    {
        var message = PlayPhotos.TypeOf(photo.Id).StartsWith("image/", StringComparison.Ordinal)
            ? Message("photo", new JsonArray(new JsonObject { ["file_id"] = photo.Id, ["width"] = 1600, ["height"] = 1200 }))
            : Message("document", new JsonObject { ["file_id"] = photo.Id, ["file_name"] = PlayPhotos.NameOf(photo.Id), ["mime_type"] = PlayPhotos.TypeOf(photo.Id) });
        if (photo.Caption is not null) message["caption"] = photo.Caption;
        if (photos.Count > 1) message["media_group_id"] = photos[0].Id;
        return Post("message", message);
    })];

    public override WalkDelivery Do(string deed)
    {
        if (deed.StartsWith("ubah: ", StringComparison.Ordinal))
        {
            var edited = Message("text", deed[6..]);
            edited["edit_date"] = edited["date"]!.DeepClone();
            return Post("edited_message", edited);
        }

        return Post("message", deed switch
        {
            "mulai" => Message("text", "/start"),
            "lokasi" => Message("location", new JsonObject { ["latitude"] = -7.4, ["longitude"] = 112.76 }),
            "nomor sendiri" => Message("contact", new JsonObject { ["phone_number"] = "+6281277000000", ["first_name"] = "Warga", ["user_id"] = chat }),
            "stiker" => Message("sticker", new JsonObject { ["file_id"] = "x" }),
            "pesan suara" => Message("voice", new JsonObject { ["file_id"] = "x" }),
            _ => Message("text", $"/start {deed[6..]}"),
        });
    }

    public override Task<IReadOnlyList<Bubble>> TakeAsync(WalkTown town) => Task.FromResult(town.Providers.Take(Address));

    private JsonObject Person() => new() { ["id"] = chat, ["is_bot"] = false, ["first_name"] = "Warga", ["language_code"] = language };

    private JsonObject Message(string kind, JsonNode? content) => new()
    {
        ["message_id"] = ++_messages,
        ["date"] = clock.GetUtcNow().ToUnixTimeSeconds(),
        ["from"] = Person(),
        ["chat"] = new JsonObject { ["id"] = chat, ["type"] = "private" },
        [kind] = content,
    };

    private static WalkDelivery Post(string kind, JsonObject content)
    {
        var body = new JsonObject { ["update_id"] = Interlocked.Increment(ref _updates), [kind] = content }.ToJsonString();
        return host =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, $"{host}/channels/telegram") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", Secret);
            return request;
        };
    }
}
