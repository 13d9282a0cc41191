using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace KtpBot.Bot.Tests.Plays.Stages;

/// <summary>Telegram: updates by webhook in, calls of the Bot API out.</summary>
internal sealed class TelegramStage : PlayStage
{
    private const string Secret = "plays-secret";

    private readonly HttpClient _http = new();
    private readonly long[] _chats = [0, 0, 0];
    private PlayProviders _providers = null!;
    private string _language = "id";
    private int _updates;

    public override string Channel => "telegram";

    public override Task SayAsync(int phone, string words) => PostAsync("message", Message(phone, "text", words));

    /// <summary>A key of a keyboard that also shares the own number says its words; a button says its id.</summary>
    public override Task TapAsync(int phone, BubbleChoice choice, Bubble of)
    {
        if (choice.Id is null) return SayAsync(phone, choice.Title);
        var under = Message(phone, "text", of.Text);
        under["reply_markup"] = new JsonObject { ["inline_keyboard"] = new JsonArray([.. of.Choices.Select(c => new JsonArray(new JsonObject { ["text"] = c.Title, ["callback_data"] = c.Id }))]) };
        return PostAsync("callback_query", new JsonObject
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"q{_updates}"),
            ["from"] = Person(phone),
            ["message"] = under,
            ["data"] = choice.Id,
        });
    }

    public override async Task SendAsync(int phone, IReadOnlyList<PlayPhoto> photos)
    {
        var posts = photos.Select(photo =>
        {
            var message = PlayPhotos.TypeOf(photo.Id).StartsWith("image/", StringComparison.Ordinal)
                ? Message(phone, "photo", new JsonArray(new JsonObject { ["file_id"] = photo.Id, ["width"] = 1600, ["height"] = 1200 }))
                : Message(phone, "document", new JsonObject { ["file_id"] = photo.Id, ["file_name"] = PlayPhotos.NameOf(photo.Id), ["mime_type"] = PlayPhotos.TypeOf(photo.Id) });
            if (photo.Caption is not null) message["caption"] = photo.Caption;
            if (photos.Count > 1) message["media_group_id"] = photos[0].Id;
            return message;
        }).ToList();
        foreach (var post in posts) await PostAsync("message", post);
    }

    public override Task DoAsync(int phone, string deed)
    {
        if (deed.StartsWith("ubah: ", StringComparison.Ordinal))
        {
            var edited = Message(phone, "text", deed[6..]);
            edited["edit_date"] = edited["date"]!.DeepClone();
            return PostAsync("edited_message", edited);
        }

        return PostAsync("message", deed switch
        {
            "mulai" => Message(phone, "text", "/start"),
            "lokasi" => Message(phone, "location", new JsonObject { ["latitude"] = -7.4, ["longitude"] = 112.76 }),
            "nomor sendiri" => Message(phone, "contact", new JsonObject { ["phone_number"] = "+6281234567890", ["first_name"] = "Warga", ["user_id"] = _chats[phone] }),
            "stiker" => Message(phone, "sticker", new JsonObject { ["file_id"] = "x" }),
            "pesan suara" => Message(phone, "voice", new JsonObject { ["file_id"] = "x" }),
            _ when deed.StartsWith("mulai ", StringComparison.Ordinal) => Message(phone, "text", $"/start {deed[6..]}"),
            _ => throw new InvalidDataException($"({deed}) is nothing that can be done on Telegram: write \"kanal:\" with the others."),
        });
    }

    public override Task<IReadOnlyList<Bubble>> TakeAsync(int phone) => Task.FromResult(_providers.Take(_chats[phone].ToString(CultureInfo.InvariantCulture)));

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
            $"--Channels:Telegram:ApiBaseUrl={_providers.Root}/telegram",
            "--Channels:Telegram:BotToken=700000001:plays",
            $"--Channels:Telegram:SecretToken={Secret}",
        ]),
    ];

    protected override Task NewPhonesAsync(PlayScript script)
    {
        _language = script.Language;
        for (var phone = 1; phone <= 2; phone++) _chats[phone] = NewAddress();
        return Task.CompletedTask;
    }

    private JsonObject Person(int phone) => new() { ["id"] = _chats[phone], ["is_bot"] = false, ["first_name"] = "Warga", ["language_code"] = _language };

    private JsonObject Message(int phone, string kind, JsonNode? content) => new()
    {
        ["message_id"] = _updates + 1,
        ["date"] = new DateTimeOffset(Clock.Now).ToUnixTimeSeconds(),
        ["from"] = Person(phone),
        ["chat"] = new JsonObject { ["id"] = _chats[phone], ["type"] = "private" },
        [kind] = content,
    };

    private async Task PostAsync(string kind, JsonObject content)
    {
        var body = new JsonObject { ["update_id"] = ++_updates, [kind] = content }.ToJsonString();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Host.Url}/channels/telegram") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", Secret);
        using var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}
