using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>Glues the builder and the error table to the Bot API.</summary>
internal sealed class TelegramChannel(TelegramApi api, IDocumentStore files, ILogger<TelegramChannel> logger) : IChannel
{
    private readonly SentParts _sent = new();

    public ChannelKind Kind => ChannelKind.Telegram;

    public async Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var parts = TelegramBuilder.Build(message.Address, message.Content);
        SendResult result = new Accepted(null);
        for (var i = _sent.First(message.Id, parts.Count); i < parts.Count; i++)
        {
            result = parts[i] switch
            {
                TelegramBody body => Judge(await api.CallAsync("sendMessage", body.Json, cancellationToken)),
                TelegramFile file => await SendFileAsync(message.Address, file, cancellationToken),
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
        // The path is good for an hour or so: it is never stored, and one that has just expired is asked for once more.
        for (var attempt = 1; ; attempt++)
        {
            var reply = await api.CallAsync("getFile", TelegramBuilder.Body(json => json.WriteString("file_id"u8, media.MediaId)), cancellationToken);
            if (!reply.Ok) return Refusal(reply);
            if (reply.Result.Text("file_path"u8) is not { Length: > 0 } path) return new FetchLater("file-path");
            if (reply.Result.Number("file_size"u8) > maxBytes) return new FetchFailed("too-large", TooLarge: true);
            var file = await api.DownloadAsync(path, maxBytes, cancellationToken);
            if (file.IsSuccess) return new Fetched(file.Body, media.MimeType ?? file.MediaType);
            if (file.TooLarge) return new FetchFailed("too-large", TooLarge: true);
            if (file.Status is not (401 or 404 or 410)) return new FetchLater(file.Broken ?? "http-" + file.Status.ToString(CultureInfo.InvariantCulture), file.RetryAfter);
            logger.AddressExpired();
            if (attempt == 2) return new FetchLater("media-expired");
        }
    }

    private static FetchResult Refusal(TelegramReply reply)
    {
        if (reply.ErrorCode == 400)
            return new FetchFailed("400", TooLarge: reply.Description.Contains("too big", StringComparison.OrdinalIgnoreCase));
        return TelegramErrors.Judge(reply) is TryLater later ? new FetchLater(later.Code, later.After) : new FetchLater("403");
    }

    private async Task<SendResult> SendFileAsync(string chatId, TelegramFile part, CancellationToken cancellationToken)
    {
        if (await files.GetAsync(part.File.FileId, cancellationToken) is not { } bytes)
            return new Refused("file-gone", "Berkas ini sudah dihapus dari penyimpanan, jadi tidak dapat dikirim.");
        if (bytes.Length > TelegramLimits.DocumentBytes) return new Refused("file-too-large", "Berkas ini terlalu besar untuk Telegram.");
        var asPhoto = TelegramBuilder.IsPhoto(part.File, bytes.Length);
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue(part.File.MimeType);
        var form = new MultipartFormDataContent
        {
            { new StringContent(chatId), "chat_id" },
            { file, asPhoto ? "photo" : "document", part.File.FileName },
        };
        if (part.Caption is { } caption)
        {
            form.Add(new StringContent(caption.Text), "caption");
            if (caption.Spans.Count > 0) form.Add(new StringContent(Entities(caption)), "caption_entities");
        }

        return Judge(await api.UploadAsync(asPhoto ? "sendPhoto" : "sendDocument", form, cancellationToken));
    }

    private SendResult Judge(TelegramReply reply)
    {
        if (reply.Ok) return new Accepted(reply.Result.Number("message_id"u8)?.ToString(CultureInfo.InvariantCulture));
        if (TelegramErrors.NeedsAttention(reply)) logger.NeedsAttention(reply.ErrorCode.ToString(CultureInfo.InvariantCulture));
        return TelegramErrors.Judge(reply);
    }

    private static string Entities(BoldText caption)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream)) TelegramBuilder.WriteBold(json, caption.Spans);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
