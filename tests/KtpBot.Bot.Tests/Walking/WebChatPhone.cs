using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using KtpBot.Bot.Tests.Channels.WebChat;
using KtpBot.Bot.Tests.Plays;
using KtpBot.Bot.Tests.Plays.Stages;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Tests.Walking;

/// <summary>Web chat: Direct Line over HTTP, as our own page speaks it.</summary>
internal sealed class WebChatPhone(string language) : WalkPhone
{
    private OpenChat _chat = null!;
    private string? _watermark;
    private int _posts;

    public override ChannelKind Channel => ChannelKind.WebChat;

    public override string Address => _chat.Id;

    public override IReadOnlyList<string> Deeds { get; } = ["mulai", "mulai status"];

    public static IEnumerable<string> Settings { get; } =
        ["--Channels:WebChat:NewChatsPerMinute=100000", "--Channels:WebChat:PostsAtOnce=100000", "--Channels:WebChat:RequestsPerSecond=100000", "--Channels:WebChat:TokenSeconds=8640000"];

    public override async Task OpenAsync(WalkTown town)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{town.Url}/v3/directline/conversations") { Content = JsonContent.Create(new JsonObject { ["locale"] = language }) };
        request.Headers.Add("Origin", town.Url);
        using var response = await town.Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        _chat = await OpenChat.ReadAsync(response);
    }

    public override WalkDelivery Say(string words) => Post(Activity("message", words));

    public override WalkDelivery Tap(BubbleChoice choice, Bubble of)
    {
        var activity = Activity("message", choice.Title);
        activity["value"] = new JsonObject { ["choice"] = choice.Id };
        return Post(activity);
    }

    public override IReadOnlyList<WalkDelivery> Send(IReadOnlyList<PlayPhoto> photos)
    {
        var activity = Activity("message", photos[0].Caption);
        activity["attachments"] = new JsonArray([.. photos.Select(photo => new JsonObject { ["contentType"] = PlayPhotos.TypeOf(photo.Id), ["contentUrl"] = "blob:x", ["name"] = PlayPhotos.NameOf(photo.Id) })]);
        var json = activity.ToJsonString();
        return [host => Request(host, $"{_chat.Id}/upload?userId=dl_warga", Form())];

        MultipartFormDataContent Form()
        {
            var form = new MultipartFormDataContent();
            var words = new StringContent(json);
            words.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.microsoft.activity");
            form.Add(words, "activity", "blob");
            foreach (var photo in photos)
            {
                var file = new ByteArrayContent(PlayPhotos.Bytes(photo.Id));
                file.Headers.ContentType = new MediaTypeHeaderValue(PlayPhotos.TypeOf(photo.Id));
                form.Add(file, "file", PlayPhotos.NameOf(photo.Id));
            }

            return form;
        }
    }

    public override WalkDelivery Do(string deed)
    {
        var activity = Activity("event", null);
        activity["name"] = "webchat/join";
        if (deed.Length > 6) activity["value"] = new JsonObject { ["payload"] = deed[6..] };
        return Post(activity);
    }

    public override async Task<IReadOnlyList<Bubble>> TakeAsync(WalkTown town)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{town.Url}/v3/directline/conversations/{_chat.Id}/activities?watermark={_watermark}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _chat.Token);
        using var response = await town.Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        var page = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        _watermark = (string)page["watermark"]!;
        return [.. page["activities"]!.AsArray().Where(a => (string?)a!["from"]!["role"] == "bot").Select(a => WebChatStage.Read(a!))];
    }

    private JsonObject Activity(string type, string? text)
    {
        var activity = new JsonObject
        {
            ["type"] = type,
            ["from"] = new JsonObject { ["id"] = "dl_warga", ["name"] = "Warga" },
            ["locale"] = language,
            ["channelData"] = new JsonObject { ["clientActivityID"] = string.Create(CultureInfo.InvariantCulture, $"w{++_posts}") },
        };
        if (text is not null) activity["text"] = text;
        return activity;
    }

    private WalkDelivery Post(JsonObject activity)
    {
        var json = activity.ToJsonString();
        return host => Request(host, $"{_chat.Id}/activities", new StringContent(json, System.Text.Encoding.UTF8, "application/json"));
    }

    private HttpRequestMessage Request(string host, string path, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{host}/v3/directline/conversations/{path}") { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _chat.Token);
        return request;
    }
}
