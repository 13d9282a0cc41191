using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

using KtpBot.Simulator.Media;

namespace KtpBot.Simulator.Telegram;

/// <summary>The parameters of one call, whether they came in the query, as JSON, urlencoded or multipart.</summary>
internal sealed class TelegramCall
{
    private readonly Dictionary<string, JsonNode?> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IFormFile> _files = new(StringComparer.Ordinal);

    /// <summary>Reads the call; <c>null</c> when the body is not what its content type says.</summary>
    public static async Task<TelegramCall?> ReadAsync(HttpRequest request)
    {
        var call = new TelegramCall();
        foreach (var (name, value) in request.Query) call._values[name] = value.ToString();
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            foreach (var (name, value) in form) call._values[name] = value.ToString();
            foreach (var file in form.Files) call._files[file.Name] = file;
        }
        else if (request.HasJsonContentType())
        {
            try
            {
                if (await JsonNode.ParseAsync(request.Body) is not JsonObject json) return null;
                foreach (var (name, value) in json) call._values[name] = value?.DeepClone();
            }
            catch (JsonException)
            {
                return null;
            }
        }

        return call;
    }

    public bool Has(string name) => _values.ContainsKey(name) || _files.ContainsKey(name);

    public string? Text(string name) => _values.GetValueOrDefault(name) switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        var other => other.ToJsonString(),
    };

    public long? Number(string name) =>
        long.TryParse(Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool Flag(string name) => Text(name) is "true" or "True" or "1";

    /// <summary>A structured parameter; in forms it arrives as a JSON text.</summary>
    public JsonNode? Json(string name)
    {
        var node = _values.GetValueOrDefault(name);
        if (node is not JsonValue value || !value.TryGetValue<string>(out var text)) return node;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public bool HasFile(string name) => _files.ContainsKey(name);

    public async Task<MediaItem?> FileAsync(string name, MediaShelf shelf)
    {
        if (!_files.TryGetValue(name, out var file)) return null;
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return shelf.Put(file.FileName, file.ContentType ?? "application/octet-stream", bytes.ToArray());
    }
}
