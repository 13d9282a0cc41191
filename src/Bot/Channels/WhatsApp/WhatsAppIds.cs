using System.Buffers.Text;
using KtpBot.Core.Messaging;
using KtpBot.Core.Privacy;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>
/// WhatsApp's message ids hold the citizen's number in coded form. What leaves the channel towards storage is a keyed hash of the id:
/// the same for every redelivery and status, and nothing for whoever has no key. The ids of the last messages stay in memory, because
/// a read mark must name them as they are.
/// </summary>
internal sealed class WhatsAppIds(FieldCipher cipher)
{
    /// <summary>A power of two. A message whose place was taken by a later one simply gets no typing sign.</summary>
    private const int Remembered = 8192;

    private readonly Known?[] _known = new Known?[Remembered];

    /// <summary>The id as it is stored.</summary>
    public string Hide(string id) => "w" + Base64Url.EncodeToString(cipher.Index("wamid", id));

    /// <summary>Keeps the id of a message that has just come in.</summary>
    public void Remember(string hidden, string id) => Volatile.Write(ref _known[PlaceOf(hidden)], new Known(hidden, id));

    /// <summary>The id that the provider knows, as long as it is remembered.</summary>
    public string? Find(IncomingMessage message) =>
        Volatile.Read(ref _known[PlaceOf(message.ExternalId)]) is { } known && known.Hidden == message.ExternalId ? known.Id : null;

    private static int PlaceOf(string hidden) => string.GetHashCode(hidden, StringComparison.Ordinal) & (Remembered - 1);

    private sealed record Known(string Hidden, string Id);
}
