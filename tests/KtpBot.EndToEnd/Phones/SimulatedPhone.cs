using System.Net.Http.Json;
using System.Text.Json;

namespace KtpBot.EndToEnd.Phones;

/// <summary>A phone on WhatsApp or Telegram, through the simulator's control interface.</summary>
internal sealed class SimulatedPhone : CitizenPhone
{
    private readonly HttpClient _http;
    private readonly string _path;

    private SimulatedPhone(HttpClient http, string id) => (_http, _path) = (http, $"sim/citizens/{id}");

    /// <param name="simulator">The simulator's address.</param>
    /// <param name="channel">whatsapp or telegram.</param>
    /// <param name="name">The citizen's display name.</param>
    public static async Task<SimulatedPhone> CreateAsync(Uri simulator, string channel, string name)
    {
        var http = new HttpClient { BaseAddress = simulator };
        using var made = await http.PostAsJsonAsync("sim/citizens", new { name, channel });
        made.EnsureSuccessStatusCode();
        var citizen = await made.Content.ReadFromJsonAsync<JsonElement>();
        return new SimulatedPhone(http, citizen.GetProperty("id").GetString()!);
    }

    public override async Task<IReadOnlyList<BotBubble>> BubblesAsync()
    {
        var chat = await _http.GetFromJsonAsync<JsonElement>($"{_path}/chat?from=bot");
        return [.. chat.GetProperty("messages").EnumerateArray().Select(message => new BotBubble(
            Text(message, "text") ?? "",
            [.. message.GetProperty("buttons").EnumerateArray().Select(button => button.GetProperty("title").GetString()!)],
            message.TryGetProperty("media", out var media) && media.ValueKind == JsonValueKind.Object ? Text(media, "name") : null))];
    }

    protected override Task SendTextAsync(string text) => PostAsync("text", new { text });

    protected override Task SendTapAsync(string title) => PostAsync("tap", new { title });

    protected override Task SendPhotoAsync(string name) => PostAsync("photo", new { name });

    private async Task PostAsync<T>(string act, T body)
    {
        using var answer = await _http.PostAsJsonAsync($"{_path}/{act}", body);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"The phone refused {act}: {await answer.Content.ReadAsStringAsync()}. The play so far:\n{Play}");
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
