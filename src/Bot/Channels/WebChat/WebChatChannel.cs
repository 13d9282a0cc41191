using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;

namespace KtpBot.Bot.Channels.WebChat;

/// <summary>Web chat as a channel: sending is a row in the chat's log, which the browser reads by stream or by asking.</summary>
internal sealed class WebChatChannel(ActivityLog log, ChatStreams streams, IDocumentStore files, OfficeProfile office) : IChannel
{
    public ChannelKind Kind => ChannelKind.WebChat;

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var said = ActivityWriting.Build(message.Content, office.ShortName);
        var stored = await log.AppendAsync(message.Address, ActivityKey.OfOutbox(message.Id), said, cancellationToken);
        streams.Wake(message.Address);
        return new Accepted(stored.Activity.Id);
    }

    /// <inheritdoc/>
    public async Task<FetchResult> FetchAsync(MediaIn media, long maxBytes, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(media.MediaId, "N", out var id) || await files.GetAsync(id, cancellationToken) is not { } bytes)
            return new FetchFailed("gone", TooLarge: false);
        return bytes.Length > maxBytes ? new FetchFailed("too-large", TooLarge: true) : new Fetched(bytes, media.MimeType);
    }

    /// <inheritdoc/>
    public void ShowWorking(IncomingMessage message) => streams.ShowTyping(message.Address);
}
