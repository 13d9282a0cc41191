using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>Glues the builder and the error table to the Graph API.</summary>
internal sealed class WhatsAppChannel(WhatsAppOptions options, ProviderHttp http, IDocumentStore files, TimeProvider time, ILogger<WhatsAppChannel> logger) : IChannel
{
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FileTimeout = TimeSpan.FromMinutes(2);

    private readonly Uri _messages = new($"{Root(options)}/{options.PhoneNumberId}/messages");
    private readonly Uri _media = new($"{Root(options)}/{options.PhoneNumberId}/media");
    private readonly AuthenticationHeaderValue _bearer = new("Bearer", options.AccessToken);
    private readonly SentParts _sent = new();

    public ChannelKind Kind => ChannelKind.WhatsApp;

    public async Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var windowOpen = message.LastInboundAt is { } last && time.GetUtcNow().UtcDateTime - last < WhatsAppLimits.ReplyWindow;
        var parts = WhatsAppBuilder.Build(message.Address, message.Content, windowOpen);
        SendResult result = new Accepted(null);
        for (var i = _sent.First(message.Id, parts.Count); i < parts.Count; i++)
        {
            result = parts[i] switch
            {
                WhatsAppBody body => await PostAsync(body.Json, cancellationToken),
                WhatsAppFile file => await SendFileAsync(message.Address, file, cancellationToken),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            if (result is Accepted) continue;
            if (result is TryLater) _sent.StoppedAt(message.Id, i);
            return result;
        }

        if (parts.Count > 1) _sent.Finished(message.Id);
        return result;
    }

    public async Task<FetchResult> FetchAsync(MediaIn media, long maxBytes, CancellationToken cancellationToken)
    {
        // The address lives five minutes: it is never stored, and one that has just expired is asked for once more.
        for (var attempt = 1; ; attempt++)
        {
            var where = await GetAsync(new Uri($"{Root(options)}/{Uri.EscapeDataString(media.MediaId)}?phone_number_id={options.PhoneNumberId}"), SendTimeout, cancellationToken);
            if (WhatsAppMedia.Refusal(where) is { } refused) return refused;
            if (WhatsAppMedia.Read(where.Body) is not { } found) return new FetchLater("media-address");
            if (found.Size > maxBytes) return new FetchFailed("too-large", TooLarge: true);
            var file = await GetAsync(found.Address, FileTimeout, cancellationToken, maxBytes);
            if (file.Status is 401 or 403 or 404 or 410)
            {
                logger.AddressExpired();
                if (attempt == 2) return new FetchLater("media-expired");
                continue;
            }

            if (WhatsAppMedia.Refusal(file) is { } broken) return broken;
            return found.Matches(SHA256.HashData(file.Body)) ? new Fetched(file.Body, found.MimeType ?? file.MediaType) : new FetchLater("media-damaged");
        }
    }

    private async Task<SendResult> SendFileAsync(string address, WhatsAppFile part, CancellationToken cancellationToken)
    {
        if (await files.GetAsync(part.File.FileId, cancellationToken) is not { } bytes)
            return new Refused("file-gone", "Berkas ini sudah dihapus dari penyimpanan, jadi tidak dapat dikirim.");
        if (bytes.Length > WhatsAppLimits.DocumentBytes)
            return new Refused("file-too-large", "Berkas ini terlalu besar untuk WhatsApp.");
        var answer = await http.SendAsync(Authorized(HttpMethod.Post, _media, Upload(part.File, bytes)), FileTimeout, cancellationToken);
        if (Judge(answer) is { } refused) return refused;
        if (IdOf(answer.Body, "id"u8) is not { } mediaId) return new TryLater("upload-without-id");
        var asImage = WhatsAppBuilder.IsImage(part.File.MimeType) && bytes.Length <= WhatsAppLimits.ImageBytes;
        return await PostAsync(WhatsAppBuilder.FileMessage(address, mediaId, part.File, asImage, part.Caption), cancellationToken);
    }

    private async Task<SendResult> PostAsync(byte[] body, CancellationToken cancellationToken)
    {
        var answer = await http.SendAsync(Authorized(HttpMethod.Post, _messages, ProviderHttp.Json(body)), SendTimeout, cancellationToken);
        return Judge(answer) ?? new Accepted(IdOf(answer.Body, "messages"u8));
    }

    private Task<ProviderAnswer> GetAsync(Uri address, TimeSpan timeout, CancellationToken cancellationToken, long maxBytes = 64 * 1024) =>
        http.SendAsync(Authorized(HttpMethod.Get, address, null), timeout, cancellationToken, maxBytes);

    private HttpRequestMessage Authorized(HttpMethod method, Uri address, HttpContent? content) =>
        new(method, address) { Content = content, Headers = { Authorization = _bearer } };

    private SendResult? Judge(ProviderAnswer answer)
    {
        if (answer.IsSuccess) return null;
        if (answer.Broken is { } broken) return new TryLater(broken);
        var (code, isTransient) = WhatsAppMedia.ErrorOf(answer.Body);
        if (WhatsAppErrors.NeedsAttention(code)) logger.NeedsAttention(WhatsAppErrors.CodeText(code!.Value));
        return WhatsAppErrors.Judge(answer.Status, code, isTransient, answer.RetryAfter);
    }

    // {"id":…} of an upload, {"messages":[{"id":…}]} of a send.
    private static string? IdOf(byte[] body, ReadOnlySpan<byte> field)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.Text(field) is { } id) return id;
            foreach (var message in json.RootElement.Items(field)) return message.Text("id"u8);
        }
        catch (JsonException)
        {
            // Accepted with an answer we cannot read: statuses will not find this message, but it was sent.
        }

        return null;
    }

    private static MultipartFormDataContent Upload(FileOut file, byte[] bytes)
    {
        var part = new ByteArrayContent(bytes);
        part.Headers.ContentType = new MediaTypeHeaderValue(file.MimeType);
        return new MultipartFormDataContent
        {
            { new StringContent("whatsapp"), "messaging_product" },
            { new StringContent(file.MimeType), "type" },
            { part, "file", file.FileName },
        };
    }

    private static string Root(WhatsAppOptions options) => $"{options.ApiBaseUrl.TrimEnd('/')}/{options.ApiVersion}";
}
