using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KtpBot.Bot.Tests.Plays.Stages;

/// <summary>
/// WhatsApp's Graph API and Telegram's Bot API as far as plays need them: takes what the bot sends, address by address, and hands out the
/// files that citizens send.
/// </summary>
internal sealed class PlayProviders : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Bubble>> _phones = new();
    private readonly ConcurrentDictionary<string, string> _uploads = new();
    private int _ids;

    private PlayProviders(WebApplication app) => _app = app;

    public string Root => _app.Urls.Single();

    public static async Task<PlayProviders> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var providers = new PlayProviders(app);
        app.MapPost("/graph/v23.0/{number}/messages", providers.WhatsAppMessageAsync);
        app.MapPost("/graph/v23.0/{number}/media", providers.WhatsAppUploadAsync);
        app.MapGet("/graph/v23.0/{id}", providers.WhatsAppFile);
        app.MapGet("/file/{**id}", (string id) => Results.Bytes(PlayPhotos.Bytes(id), PlayPhotos.TypeOf(id)));
        app.MapGet("/telegram/file/{bot}/{**id}", (string id) => Results.Bytes(PlayPhotos.Bytes(id), PlayPhotos.TypeOf(id)));
        app.MapPost("/telegram/{bot}/{method}", providers.TelegramAsync);
        await app.StartAsync();
        return providers;
    }

    /// <summary>What has come to this address since it was last asked.</summary>
    public IReadOnlyList<Bubble> Take(string address)
    {
        var taken = new List<Bubble>();
        while (_phones.TryGetValue(address, out var queue) && queue.TryDequeue(out var bubble)) taken.Add(bubble);
        return taken;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private int NextId() => Interlocked.Increment(ref _ids);

    private void Keep(string address, Bubble bubble) => _phones.GetOrAdd(address, _ => new()).Enqueue(bubble);

    private async Task<IResult> WhatsAppMessageAsync(HttpRequest request)
    {
        var body = (await JsonNode.ParseAsync(request.Body))!;
        if (body["to"] is not { } to) return Results.Text("""{"success":true}""", "application/json"); // A read mark.
        Keep(to.ToString(), WhatsAppBubble(body));
        return Results.Text(
            string.Create(CultureInfo.InvariantCulture, $$$"""{"messaging_product":"whatsapp","contacts":[{"input":"{{{to}}}","wa_id":"{{{to}}}"}],"messages":[{"id":"wamid.OUT{{{NextId()}}}"}]}"""),
            "application/json");
    }

    private Bubble WhatsAppBubble(JsonNode body)
    {
        switch ((string?)body["type"])
        {
            case "text":
                return new Bubble((string)body["text"]!["body"]!, []);
            case "image" or "document":
                var file = body[(string)body["type"]!]!;
                return new Bubble((string?)file["caption"] ?? "", [], (string?)file["filename"] ?? _uploads[(string)file["id"]!]);
            case "location":
                return new Bubble(string.Join('\n', new[] { (string?)body["location"]!["name"], (string?)body["location"]!["address"] }.Where(line => line is not null)), []);
            case "template":
                var parts = body["template"]!["components"]?.AsArray().ToList() ?? [];
                return new Bubble(
                    "",
                    [.. parts.Where(part => (string?)part!["type"] == "button").Select(part => new BubbleChoice("", null, (string)part!["parameters"]![0]!["payload"]!))],
                    Gaps: [.. parts.Where(part => (string?)part!["type"] != "button").SelectMany(part => part!["parameters"]!.AsArray()).Select(gap => (string)gap!["text"]!)]);
            default:
                var action = body["interactive"]!["action"]!;
                var choices = action["buttons"]?.AsArray().Select(button => new BubbleChoice((string)button!["reply"]!["title"]!, null, (string)button["reply"]!["id"]!))
                    ?? action["sections"]!.AsArray().SelectMany(section => section!["rows"]!.AsArray())
                        .Select(row => new BubbleChoice((string)row!["title"]!, (string?)row["description"], (string)row["id"]!));
                return new Bubble((string)body["interactive"]!["body"]!["text"]!, [.. choices]);
        }
    }

    private async Task<IResult> WhatsAppUploadAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var id = string.Create(CultureInfo.InvariantCulture, $"{NextId()}");
        _uploads[id] = form.Files[0].FileName;
        return Results.Text($$"""{"id":"{{id}}"}""", "application/json");
    }

    private IResult WhatsAppFile(string id)
    {
        var bytes = PlayPhotos.Bytes(id);
        return Results.Json(new
        {
            url = $"{Root}/file/{id}",
            mime_type = PlayPhotos.TypeOf(id),
            sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            file_size = bytes.Length,
            id,
            messaging_product = "whatsapp",
        });
    }

    private async Task<IResult> TelegramAsync(HttpRequest request, string method)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            Keep(form["chat_id"]!, new Bubble(form["caption"].ToString(), [], form.Files[0].FileName));
            return Sent();
        }

        var body = request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0 ? await JsonNode.ParseAsync(request.Body) : null;
        switch (method)
        {
            case "getFile":
                return Results.Text($$$"""{"ok":true,"result":{"file_id":"x","file_path":"{{{body!["file_id"]}}}"}}""", "application/json");
            case "sendMessage":
                Keep(body!["chat_id"]!.ToString(), new Bubble((string)body["text"]!, [.. Keys(body["reply_markup"])]));
                return Sent();
            case "sendVenue":
                Keep(body!["chat_id"]!.ToString(), new Bubble($"{body["title"]}\n{body["address"]}", []));
                return Sent();
            case "sendLocation":
                Keep(body!["chat_id"]!.ToString(), new Bubble("", []));
                return Sent();
            default:
                return Results.Text("""{"ok":true,"result":true}""", "application/json");
        }
    }

    private IResult Sent() => Results.Text(string.Create(CultureInfo.InvariantCulture, $$$"""{"ok":true,"result":{"message_id": {{{NextId()}}} ,"document":{"file_id":"f"},"photo":[{"file_id":"f"}]}}"""), "application/json");

    /// <summary>Buttons under the message; of a keyboard the keys without the one that shares the own number.</summary>
    private static IEnumerable<BubbleChoice> Keys(JsonNode? markup)
    {
        var rows = (markup?["inline_keyboard"] ?? markup?["keyboard"])?.AsArray() ?? [];
        return rows.SelectMany(row => row!.AsArray()).Where(key => key!["request_contact"] is null)
            .Select(key => new BubbleChoice((string)key!["text"]!, null, (string?)key["callback_data"]));
    }
}
