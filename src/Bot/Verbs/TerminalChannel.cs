using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Verbs;

/// <summary>The terminal as a way to reach a citizen: a file's "media id" is its path on this disk.</summary>
internal sealed class TerminalChannel : IChannel
{
    public ChannelKind Kind => ChannelKind.WebChat;

    public Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken) => Task.FromResult<SendResult>(new Accepted(null));

    public async Task<FetchResult> FetchAsync(MediaIn media, long maxBytes, CancellationToken cancellationToken)
    {
        var file = new FileInfo(media.MediaId);
        if (!file.Exists) return new FetchFailed("no-such-file", TooLarge: false);
        if (file.Length > maxBytes) return new FetchFailed("too-large", TooLarge: true);
        return new Fetched(await File.ReadAllBytesAsync(file.FullName, cancellationToken), null);
    }
}
