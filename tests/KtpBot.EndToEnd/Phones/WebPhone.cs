using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using KtpBot.Testing.Time;

namespace KtpBot.EndToEnd.Phones;

/// <summary>A citizen on the web chat, speaking Direct Line 3.0 as a browser does.</summary>
internal sealed class WebPhone : CitizenPhone
{
    private readonly HttpClient _bot;
    private readonly Func<string, Task<byte[]>> _photos;
    private readonly string _chat;
    private readonly string _user;
    private int _sent;

    private WebPhone(HttpClient bot, Func<string, Task<byte[]>> photos, string chat, string user) => (_bot, _photos, _chat, _user) = (bot, photos, chat, user);

    /// <param name="bot">The bot's address.</param>
    /// <param name="simulator">Its camera roll lends the pictures.</param>
    public static Task<WebPhone> CreateAsync(Uri bot, Uri simulator)
    {
        var http = new HttpClient { BaseAddress = simulator };
        return CreateAsync(bot, name => http.GetByteArrayAsync($"sim/camera-roll/{name}"));
    }

    /// <param name="bot">The bot's address.</param>
    /// <param name="photos">JPEGs by their names.</param>
    public static async Task<WebPhone> CreateAsync(Uri bot, Func<string, Task<byte[]>> photos)
    {
        var http = new HttpClient { BaseAddress = new Uri(bot, "v3/directline/") };
        http.DefaultRequestHeaders.Add("Origin", bot.GetLeftPart(UriPartial.Authority));
        using var made = await http.PostAsJsonAsync("conversations", new { locale = "id-ID" });
        made.EnsureSuccessStatusCode();
        var started = await made.Content.ReadFromJsonAsync<JsonElement>();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", started.GetProperty("token").GetString());
        return new WebPhone(http, photos, started.GetProperty("conversationId").GetString()!, "dl_warga");
    }

    public override async Task<IReadOnlyList<BotBubble>> BubblesAsync() =>
        [.. (await BotActivitiesAsync()).Select(activity => new BotBubble(Lines(Text(activity, "text")), [.. Actions(activity).Select(a => a.Title)], FileOf(activity)))];

    protected override Task SendTextAsync(string text) => PostAsync(new { type = "message", from = new { id = _user }, text, channelData = ClientId() });

    protected override async Task SendTapAsync(string title)
    {
        var offered = (await BotActivitiesAsync()).SelectMany(Actions).LastOrDefault(action => action.Title == title)
            ?? throw new InvalidOperationException($"Nobody offered \"{title}\". The play so far:\n{Play}");
        await PostAsync(new { type = "message", from = new { id = _user }, text = title, value = offered.Value, channelData = ClientId() });
    }

    protected override async Task SendPhotoAsync(string name)
    {
        var bytes = await _photos(name);
        var clientId = ClientId();
        await SucceedsAsync(async () =>
        {
            using var form = new MultipartFormDataContent();
            var activity = JsonContent.Create(new { type = "message", from = new { id = _user }, channelData = clientId });
            activity.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.microsoft.activity");
            form.Add(activity, "activity");
            var photo = new ByteArrayContent(bytes);
            photo.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
            form.Add(photo, "file", $"{name}.jpg");
            return await _bot.PostAsync($"conversations/{_chat}/upload?userId={_user}", form);
        });
    }

    private object ClientId() => new { clientActivityID = $"{_chat}-{Interlocked.Increment(ref _sent)}" };

    private Task PostAsync<T>(T activity) => SucceedsAsync(() => _bot.PostAsJsonAsync($"conversations/{_chat}/activities", activity));

    // A browser keeps what it could not send and sends it again under the same client id; the bot may have lost power for a moment.
    private static Task SucceedsAsync(Func<Task<HttpResponseMessage>> post) => Eventually.IsTrueAsync(
        async () =>
        {
            try
            {
                using var answer = await post();
                return answer.IsSuccessStatusCode || (int)answer.StatusCode < 500
                    ? answer.EnsureSuccessStatusCode().IsSuccessStatusCode
                    : false;
            }
            catch (HttpRequestException lost) when (lost.StatusCode is null)
            {
                return false;
            }
        },
        "the web chat takes the message",
        TimeSpan.FromSeconds(60));

    private async Task<List<JsonElement>> BotActivitiesAsync()
    {
        JsonElement set = default;
        await Eventually.IsTrueAsync(
            async () =>
            {
                try
                {
                    set = await _bot.GetFromJsonAsync<JsonElement>($"conversations/{_chat}/activities?watermark=0");
                    return true;
                }
                catch (HttpRequestException lost) when (lost.StatusCode is null)
                {
                    return false;
                }
            },
            "the web chat answers",
            TimeSpan.FromSeconds(60));
        return [.. set.GetProperty("activities").EnumerateArray().Where(activity =>
            Text(activity, "type") == "message" && activity.GetProperty("from").TryGetProperty("role", out var role) && role.GetString() == "bot")];
    }

    private static IEnumerable<Offered> Actions(JsonElement activity) =>
        activity.TryGetProperty("channelData", out var data) && data.TryGetProperty("ktpbot", out var hints)
            ? hints.GetProperty("choices").EnumerateArray().Select(choice => new Offered(
                choice.GetProperty("title").GetString()!, JsonSerializer.SerializeToElement(new { choice = choice.GetProperty("id").GetString() })))
            : [];

    // Two spaces at a line's end are Markdown for "a new line here"; a screen does not show them.
    private static string Lines(string? markdown) => markdown?.Replace("  \n", "\n", StringComparison.Ordinal) ?? "";

    private static string? FileOf(JsonElement activity) =>
        activity.TryGetProperty("attachments", out var files) && files.GetArrayLength() > 0 ? Text(files[0], "name") : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private sealed record Offered(string Title, JsonElement Value);
}
