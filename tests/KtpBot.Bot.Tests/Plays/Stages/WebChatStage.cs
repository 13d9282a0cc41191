using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KtpBot.Bot.Tests.Channels.WebChat;

namespace KtpBot.Bot.Tests.Plays.Stages;

/// <summary>Web chat: Direct Line over HTTP, as our own page speaks it.</summary>
internal sealed partial class WebChatStage : PlayStage
{
    private readonly HttpClient _http = new();
    private readonly OpenChat[] _chats = new OpenChat[3];
    private readonly string?[] _watermarks = new string?[3];
    private string _language = "id";
    private int _posts;

    public override string Channel => "webchat";

    public override Task SayAsync(int phone, string words) => PostAsync(phone, Activity("message", words));

    public override Task TapAsync(int phone, BubbleChoice choice, Bubble of)
    {
        var activity = Activity("message", choice.Title);
        activity["value"] = new JsonObject { ["choice"] = choice.Id };
        return PostAsync(phone, activity);
    }

    public override async Task SendAsync(int phone, IReadOnlyList<PlayPhoto> photos)
    {
        var form = new MultipartFormDataContent();
        var activity = Activity("message", photos[0].Caption);
        activity["attachments"] = new JsonArray([.. photos.Select(photo => new JsonObject { ["contentType"] = PlayPhotos.TypeOf(photo.Id), ["contentUrl"] = "blob:x", ["name"] = PlayPhotos.NameOf(photo.Id) })]);
        var words = new StringContent(activity.ToJsonString());
        words.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.microsoft.activity");
        form.Add(words, "activity", "blob");
        foreach (var photo in photos)
        {
            var file = new ByteArrayContent(PlayPhotos.Bytes(photo.Id));
            file.Headers.ContentType = new MediaTypeHeaderValue(PlayPhotos.TypeOf(photo.Id));
            form.Add(file, "file", PlayPhotos.NameOf(photo.Id));
        }

        await SendAsync(phone, HttpMethod.Post, $"{_chats[phone].Id}/upload?userId=dl_warga", form);
    }

    public override Task DoAsync(int phone, string deed)
    {
        if (deed != "mulai" && !deed.StartsWith("mulai ", StringComparison.Ordinal))
            throw new InvalidDataException($"({deed}) is nothing that can be done in web chat: write \"kanal:\" with the others.");
        var activity = Activity("event", null);
        activity["name"] = "webchat/join";
        if (deed.Length > 6) activity["value"] = new JsonObject { ["payload"] = deed[6..] };
        return PostAsync(phone, activity);
    }

    public override async Task<IReadOnlyList<Bubble>> TakeAsync(int phone)
    {
        var page = (await SendAsync(phone, HttpMethod.Get, $"{_chats[phone].Id}/activities?watermark={_watermarks[phone]}", null))!;
        _watermarks[phone] = (string)page["watermark"]!;
        return [.. page["activities"]!.AsArray().Where(a => (string?)a!["from"]!["role"] == "bot").Select(a => Read(a!))];
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _http.Dispose();
    }

    protected override async Task<IReadOnlyList<PlayHost>> StartHostsAsync(PlayDialogs dialogs) =>
    [
        await PlayHost.StartAsync(
            Storage, Clock, dialogs, ["--Channels:WebChat:NewChatsPerMinute=100000", "--Channels:WebChat:PostsAtOnce=100000", "--Channels:WebChat:RequestsPerSecond=100000", "--Channels:WebChat:TokenSeconds=8640000"]),
    ];

    protected override async Task NewPhonesAsync(PlayScript script)
    {
        _language = script.Language;
        for (var phone = 1; phone <= 2; phone++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{Host.Url}/v3/directline/conversations") { Content = JsonContent.Create(new JsonObject { ["locale"] = _language }) };
            request.Headers.Add("Origin", Host.Url);
            using var response = await _http.SendAsync(request);
            response.EnsureSuccessStatusCode();
            _chats[phone] = await OpenChat.ReadAsync(response);
            _watermarks[phone] = null;
        }
    }

    internal static Bubble Read(JsonNode activity)
    {
        var text = (string?)activity["text"] ?? "";
        if ((string?)activity["textFormat"] == "markdown") text = Escaped().Replace(text.Replace("**", "", StringComparison.Ordinal), "$1");
        var attachment = activity["attachments"]?.AsArray().FirstOrDefault();
        var actions = activity["suggestedActions"]?["actions"] ?? attachment?["content"]?["buttons"];
        var choices = actions?.AsArray().Select(action => new BubbleChoice((string)action!["title"]!, null, (string)action["value"]!["choice"]!))
            ?? attachment?["content"]?["body"]?.AsArray().Select(row => new BubbleChoice(
                (string)row!["items"]![0]!["text"]!, (string?)row["items"]!.AsArray().ElementAtOrDefault(1)?["text"], (string)row["selectAction"]!["data"]!["choice"]!));
        return new Bubble(text, [.. choices ?? []], (string?)attachment?["name"]);
    }

    private JsonObject Activity(string type, string? text)
    {
        var activity = new JsonObject
        {
            ["type"] = type,
            ["from"] = new JsonObject { ["id"] = "dl_warga", ["name"] = "Warga" },
            ["locale"] = _language,
            ["channelData"] = new JsonObject { ["clientActivityID"] = string.Create(CultureInfo.InvariantCulture, $"p{++_posts}") },
        };
        if (text is not null) activity["text"] = text;
        return activity;
    }

    private Task PostAsync(int phone, JsonObject activity) => SendAsync(phone, HttpMethod.Post, $"{_chats[phone].Id}/activities", JsonContent.Create(activity));

    private async Task<JsonNode?> SendAsync(int phone, HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, $"{Host.Url}/v3/directline/conversations/{path}") { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _chats[phone].Token);
        using var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return JsonNode.Parse(await response.Content.ReadAsStringAsync());
    }

    [GeneratedRegex(@"\\([\\`*\[\]<>#~|_])")]
    private static partial Regex Escaped();
}
