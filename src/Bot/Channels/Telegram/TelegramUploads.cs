using System.Collections.Concurrent;
using System.Text.Json;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>Files that Telegram has already, so that a sample picture is uploaded once and not to every citizen. In memory only: after a start each is uploaded once more.</summary>
internal sealed class TelegramUploads
{
    private const int Most = 2_000;

    private readonly ConcurrentDictionary<(Guid File, bool AsPhoto), string> _known = new();

    public string? Find(Guid file, bool asPhoto) => _known.GetValueOrDefault((file, asPhoto));

    public void Forget(Guid file, bool asPhoto) => _known.TryRemove((file, asPhoto), out _);

    /// <summary>Remembers the file id that a sent message names.</summary>
    public void Remember(Guid file, bool asPhoto, JsonElement message)
    {
        if ((asPhoto ? OfPhoto(message) : message.Object("document"u8)?.Text("file_id"u8)) is not { Length: > 0 } id) return;
        if (_known.Count >= Most) _known.Clear();
        _known[(file, asPhoto)] = id;
    }

    // The last size is the largest.
    private static string? OfPhoto(JsonElement message)
    {
        string? last = null;
        foreach (var size in message.Items("photo"u8)) last = size.Text("file_id"u8) ?? last;
        return last;
    }
}
