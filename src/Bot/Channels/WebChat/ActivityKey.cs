using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KtpBot.Bot.Channels.WebChat;

/// <summary>By what a repeated activity is recognised within its chat.</summary>
/// <param name="Text">Starts with "c:" (the client's own id), "o:" (our outbox row) or "h:" (a digest of the content).</param>
/// <param name="IsDigest">
/// A digest cannot tell a retry from a citizen who says "ya" twice: it counts as the same only within <see cref="ActivityLog.EchoWindow"/>.
/// </param>
internal sealed record ActivityKey(string Text, bool IsDigest)
{
    public const string OutboxPrefix = "o:";

    private const int LongestClientId = 100;

    /// <summary>The coming of a client that says nothing.</summary>
    public static ActivityKey OfGreeting { get; } = new("c:0", IsDigest: false);

    public static ActivityKey OfOutbox(long id) => new(OutboxPrefix + id.ToString(CultureInfo.InvariantCulture), IsDigest: false);

    /// <param name="clientActivityId">channelData.clientActivityID, if the client sends one.</param>
    /// <param name="parts">The posted bytes, in case it does not.</param>
    public static ActivityKey OfClient(string? clientActivityId, params IEnumerable<ReadOnlyMemory<byte>> parts)
    {
        if (clientActivityId is { Length: > 0 and <= LongestClientId }) return new("c:" + clientActivityId, IsDigest: false);
        if (clientActivityId is { Length: > 0 }) return new("c:" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(clientActivityId))), IsDigest: false);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts) digest.AppendData(part.Span);
        return new("h:" + Convert.ToHexString(digest.GetHashAndReset().AsSpan(0, 16)), IsDigest: true);
    }
}
