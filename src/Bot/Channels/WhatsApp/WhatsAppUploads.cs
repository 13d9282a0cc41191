using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>
/// Media ids of our own uploads, so that a file that goes to many citizens, or is sent again, is uploaded once. In memory only: after a
/// restart it is uploaded anew.
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media (kept for 30 days)
/// </summary>
internal sealed class WhatsAppUploads(TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(29);

    private readonly ConcurrentDictionary<Guid, (string MediaId, DateTimeOffset Until)> _known = new();

    public bool TryFind(Guid fileId, [NotNullWhen(true)] out string? mediaId)
    {
        mediaId = _known.TryGetValue(fileId, out var known) && time.GetUtcNow() < known.Until ? known.MediaId : null;
        return mediaId is not null;
    }

    public void Remember(Guid fileId, string mediaId)
    {
        if (_known.Count >= Most) _known.Clear();
        _known[fileId] = (mediaId, time.GetUtcNow() + Kept);
    }

    public void Forget(Guid fileId) => _known.TryRemove(fileId, out _);
}
