using System.Collections.Concurrent;
using System.Text.Json.Nodes;

using KtpBot.Simulator.CameraRoll.Drawing;
using KtpBot.Simulator.Citizens;
using KtpBot.Simulator.Faults;
using KtpBot.Simulator.Media;

namespace KtpBot.Simulator.Telegram;

/// <summary>file_id, file_path and the download address.</summary>
internal sealed class TelegramFiles(MediaShelf shelf, FaultBook faults, TimeProvider time)
{
    /// <summary>What getFile gives out at most.</summary>
    public const int DownloadMax = 20 << 20;

    private static readonly TimeSpan PathLives = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, (string Key, DateTimeOffset Until)> _paths = new(StringComparer.Ordinal);

    public static string FileId(string key) => $"BQACAgUAAxkB{key}";

    public MediaItem? Find(string? fileId) =>
        fileId is { Length: > 12 } && fileId.StartsWith("BQACAgUAAxkB", StringComparison.Ordinal) ? shelf.Find(fileId[12..]) : null;

    public TelegramAnswer GetFile(TelegramCall call)
    {
        if (Find(call.Text("file_id")) is not { } item) return TelegramAnswer.Bad("invalid file_id");
        if (faults.Take(ChatChannel.Telegram, FaultKind.MediaMissing) is not null) return TelegramAnswer.Bad("wrong file_id or the file is temporarily unavailable");
        if (item.Bytes.Length > DownloadMax) return TelegramAnswer.Bad("file is too big");
        var folder = item.MimeType == "image/jpeg" ? "photos" : "documents";
        var path = $"{folder}/file_{item.Key}{Path.GetExtension(item.Name)}";
        _paths[path] = (item.Key, time.GetUtcNow() + PathLives);
        return TelegramAnswer.Ok(new JsonObject
        {
            ["file_id"] = FileId(item.Key),
            ["file_unique_id"] = $"U{item.Key}",
            ["file_size"] = item.Bytes.Length,
            ["file_path"] = path,
        });
    }

    /// <summary>The file behind a path that getFile gave out within the last hour.</summary>
    public MediaItem? Download(string path)
    {
        if (!_paths.TryGetValue(path, out var known) || time.GetUtcNow() >= known.Until) return null;
        if (faults.Take(ChatChannel.Telegram, FaultKind.ExpiredMedia) is null) return shelf.Find(known.Key);
        _paths.TryRemove(path, out _);
        return null;
    }

    /// <summary>
    /// The sizes of a photo, smallest first. Telegram would recompress the largest; here it keeps the original bytes,
    /// so that a bot's own removal of metadata can be proved.
    /// </summary>
    public JsonArray PhotoSizes(MediaItem photo)
    {
        var sizes = new JsonArray();
        var (width, height) = ImageSize.Read(photo.Bytes) ?? (1280, 960);
        foreach (var eighths in new[] { 1, 4 })
        {
            if (Jpeg.Shrink(photo.Bytes, eighths) is not { } small) continue;
            var item = shelf.Put(photo.Name, photo.MimeType, small.Bytes);
            sizes.Add(Size(item, small.Width, small.Height));
        }

        sizes.Add(Size(photo, width, height));
        return sizes;
    }

    private static JsonObject Size(MediaItem item, int width, int height) => new()
    {
        ["file_id"] = FileId(item.Key),
        ["file_unique_id"] = $"U{item.Key}",
        ["file_size"] = item.Bytes.Length,
        ["width"] = width,
        ["height"] = height,
    };
}
