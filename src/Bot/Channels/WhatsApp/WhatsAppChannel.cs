using System.Security.Cryptography;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>Glues the builder, the sender and the Graph API's media to the pumps.</summary>
internal sealed class WhatsAppChannel(
    WhatsAppOptions options,
    WhatsAppGraph graph,
    WhatsAppSender sender,
    WhatsAppIds ids,
    WhatsAppReadMarks marks,
    WhatsAppAlarms alarms,
    TimeProvider time,
    ILogger<WhatsAppChannel> logger) : IChannel
{
    private static readonly Held WindowClosed = new(
        "window", "Warga terakhir menulis lebih dari 24 jam yang lalu. WhatsApp baru mengirim pesan ini setelah warga menulis lagi.");

    public ChannelKind Kind => ChannelKind.WhatsApp;

    public ChannelPace Pace { get; } = options.Pace();

    public async Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var template = message.Content as TemplateOut;
        if (message.LastInboundAt is not { } last || time.GetUtcNow().UtcDateTime - last >= WhatsAppLimits.ReplyWindow)
            return template is null ? WindowClosed : await SendTemplateAsync(message, template, cancellationToken);

        var parts = WhatsAppBuilder.Build(message.Address, template?.Plain ?? message.Content);
        if (parts.Count == 0) return new Refused("empty", "Pesan ini kosong, jadi tidak dikirim.");
        var result = await sender.SendAsync(message, parts, null, cancellationToken);

        // The provider's clock counts: where it finds the window closed, the template goes out at once.
        return result is Held && template is not null ? await SendTemplateAsync(message, template, cancellationToken) : Hidden(result);
    }

    public async Task<FetchResult> FetchAsync(MediaIn media, long maxBytes, CancellationToken cancellationToken)
    {
        // The address lives five minutes: it is never stored, and one that has just expired is asked for once more.
        for (var attempt = 1; ; attempt++)
        {
            var where = await graph.LookUpAsync(media.MediaId, cancellationToken);
            if (Refusal(where) is { } refused) return refused;
            if (WhatsAppMedia.Read(where.Body) is not { } found) return new FetchLater("media-address");
            if (found.Size > maxBytes) return new FetchFailed("too-large", TooLarge: true);
            var file = await graph.DownloadAsync(found.Address, maxBytes, cancellationToken);
            if (file.Status is 401 or 403 or 404 or 410)
            {
                logger.AddressExpired();
                if (attempt == 2) return new FetchLater("media-expired");
                continue;
            }

            if (Refusal(file) is { } broken) return broken;
            return found.Matches(SHA256.HashData(file.Body)) ? new Fetched(file.Body, found.MimeType ?? file.MediaType) : new FetchLater("media-damaged");
        }
    }

    public void ShowWorking(IncomingMessage message) => marks.ShowWorking(message);

    private async Task<SendResult> SendTemplateAsync(OutgoingMessage message, TemplateOut template, CancellationToken cancellationToken) =>
        Hidden(await sender.SendAsync(message, [WhatsAppTemplate.Build(message.Address, template)], template, cancellationToken));

    private SendResult Hidden(SendResult result) => result is Accepted { ExternalId: { } id } ? new Accepted(ids.Hide(id)) : result;

    // One file that cannot be had says nothing about the account; a refused token does.
    private FetchResult? Refusal(ProviderAnswer answer)
    {
        if (!answer.IsSuccess && WhatsAppErrors.Find(WhatsAppErrors.Read(answer.Body).Code) is { Policy: ErrorPolicy.StopChannel } row) alarms.Failed(row.Code, null);
        return WhatsAppMedia.Refusal(answer);
    }
}
