using System.Text.Json;

using KtpBot.Simulator.CameraRoll;
using KtpBot.Simulator.Media;

namespace KtpBot.Simulator.Phone;

/// <summary>What the citizen picked: a name from the camera roll, or bytes uploaded as form field <c>file</c>.</summary>
public sealed class PhoneFiles(Roll roll, MediaShelf shelf)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public async Task<(MediaItem? Item, string? Caption, string? Refusal)> ReadAsync(HttpRequest request)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            if (form.Files["file"] is not { } file) return (null, null, "Form tanpa berkas \"file\".");
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes);
            var caption = form["caption"].ToString();
            return (shelf.Put(Path.GetFileName(file.FileName), file.ContentType ?? "application/octet-stream", bytes.ToArray()), caption.Length > 0 ? caption : null, null);
        }

        RollRequest? picked;
        try
        {
            picked = await JsonSerializer.DeserializeAsync<RollRequest>(request.Body, Web);
        }
        catch (JsonException)
        {
            picked = null;
        }

        if (picked?.Name is null) return (null, null, "Sebutkan nama berkas galeri: {\"name\":\"kk-tajam.jpg\"}.");
        return Pick(picked.Name) is { } item ? (item, picked.Caption, null) : (null, null, $"Tidak ada \"{picked.Name}\" di galeri.");
    }

    public MediaItem? Pick(string name) => roll.Find(name) is { } item ? shelf.Put(item.Name, item.MimeType, item.Bytes()) : null;
}
