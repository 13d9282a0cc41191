using KtpBot.Core.Dialogs;
using KtpBot.Core.Documents;
using KtpBot.Core.Imaging;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;

namespace KtpBot.Bot.Conversations;

/// <summary>
/// Brings a citizen's photo or PDF from the provider: once, with patience; checks size and kind by content, strips metadata,
/// judges the picture and stores it encrypted. The row is written with the turn, so a crash in between only leaves an orphan file.
/// </summary>
internal sealed class MediaFetcher(IEnumerable<IChannel> channels, IDocumentStore documents, OfficeScope office, TimeProvider clock, ILogger<MediaFetcher> logger)
{
    /// <summary>1 + 2 + 4 + 8 + 16 s: longer than a provider's passing trouble, short enough for a citizen who waits.</summary>
    private const int MaxAttempts = 6;

    private readonly Dictionary<ChannelKind, IChannel> _channels = channels.ToDictionary(channel => channel.Kind);

    /// <summary>Shows the citizen that an answer takes a moment.</summary>
    public void ShowWorking(IncomingMessage message)
    {
        if (_channels.TryGetValue(message.Channel, out var channel)) channel.ShowWorking(message);
    }

    public async Task<BroughtFile> BringAsync(long inboxId, ChannelKind channel, MediaIn media)
    {
        if (media.Size > ImageLimits.MaxBytes) return Refuse("TooLarge");
        for (var attempt = 1; ; attempt++)
        {
            switch (await FetchAsync(channel, media))
            {
                case Fetched fetched:
                    return await KeepAsync(fetched.Bytes, media.Caption);
                case FetchFailed failed:
                    return Refuse(failed.TooLarge ? "TooLarge" : "Gone");
                case FetchLater later when attempt < MaxAttempts:
                    logger.FetchRetry(inboxId, later.Code, attempt);
                    var own = TimeSpan.FromSeconds(1 << (attempt - 1));
                    await Task.Delay(later.After > own ? later.After.Value : own, clock);
                    break;
                case FetchLater:
                    return Refuse("Gone");
            }
        }
    }

    private async Task<FetchResult> FetchAsync(ChannelKind kind, MediaIn media)
    {
        if (!_channels.TryGetValue(kind, out var channel)) return new FetchFailed("channel-off", TooLarge: false);
        try
        {
            return await channel.FetchAsync(media, ImageLimits.MaxBytes, CancellationToken.None);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
        {
            return new FetchLater("network");
        }
    }

    private async Task<BroughtFile> KeepAsync(byte[] bytes, string? caption)
    {
        if (CleanFile.Of(bytes, out var refusal) is not { } clean) return Refuse(refusal);
        var row = await documents.KeepAsync(office.OfficeId, clean.MimeType, clean.Bytes, clock.GetUtcNow().UtcDateTime, clean.Facts, CancellationToken.None);
        return new BroughtFile(new FileStored(row.Id, clean.MimeType, CleanFile.WordOf(clean.Facts.Verdict), caption, clean.Facts.Look ?? PhotoLook.Unknown), row);
    }

    private static BroughtFile Refuse(string reason) => new(new FileRefused(reason), null);
}
