using System.Globalization;
using System.Net.Http.Headers;
using KtpBot.Core.Documents;
using KtpBot.Core.Imaging;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>Files on their way out and in.</summary>
internal sealed class TelegramFiles(TelegramApi api, IDocumentStore files, ILogger<TelegramFiles> logger)
{
    private static readonly Refused Gone = new("file-gone", "Berkas ini sudah dihapus dari penyimpanan, jadi tidak dapat dikirim.");
    private static readonly Refused TooLarge = new("file-too-large", "Berkas ini terlalu besar untuk Telegram. Kirim berkas yang lebih kecil.");

    private readonly TelegramUploads _uploads = new();

    /// <summary>Sends a file as picture or document; null with a refusal of our own.</summary>
    public async Task<(TelegramReply? Reply, Refused? Refusal)> SendAsync(string subject, string chatId, TelegramFile part, CancellationToken cancellationToken)
    {
        // Read even where Telegram has the file already: what was erased here is not sent from a copy elsewhere.
        if (await files.GetAsync(part.File.FileId, cancellationToken) is not { } bytes) return (null, Gone);
        if (bytes.Length > TelegramLimits.DocumentBytes) return (null, TooLarge);
        var asPhoto = IsPhoto(part.File, bytes);
        var reply = await SendAsync(subject, chatId, part, bytes, asPhoto, cancellationToken);
        if (!reply.Ok && asPhoto && TelegramErrors.Remedy(reply) == TelegramRemedy.SendAsDocument)
            reply = await SendAsync(subject, chatId, part, bytes, false, cancellationToken);
        return (reply, null);
    }

    /// <summary>Brings a citizen's file. Its address is good for an hour or so: it is never stored, and one that has just expired is asked for once more.</summary>
    public async Task<FetchResult> FetchAsync(MediaIn media, long maxBytes, CancellationToken cancellationToken)
    {
        if (media.Size > Math.Min(maxBytes, TelegramLimits.DownloadBytes)) return new FetchFailed("too-large", TooLarge: true);
        for (var attempt = 1; ; attempt++)
        {
            var reply = await api.CallAsync(ExchangeSubject.Channel, "getFile", JsonBody.Of(json => json.WriteString("file_id"u8, media.MediaId)), cancellationToken);
            if (!reply.Ok) return Refusal(reply);
            if (reply.Result.Text("file_path"u8) is not { Length: > 0 } path) return new FetchLater("file-path");
            if (reply.Result.Number("file_size"u8) > maxBytes) return new FetchFailed("too-large", TooLarge: true);
            var file = await api.DownloadAsync(ExchangeSubject.Channel, path, maxBytes, cancellationToken);
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
        return TelegramErrors.Judge(reply) is TryLater later ? new FetchLater(later.Code, later.After) : new FetchLater(reply.Code);
    }

    /// <summary>https://core.telegram.org/bots/api#sendphoto: at most 10 MB, width and height together at most 10,000, one at most 20 times the other.</summary>
    private static bool IsPhoto(FileOut file, byte[] bytes)
    {
        if (file.MimeType is not ("image/jpeg" or "image/png") || bytes.Length > TelegramLimits.PhotoBytes) return false;
        if (ImageInspector.Inspect(bytes) is not InspectionResult.Accepted picture) return true;
        var (longer, shorter) = (Math.Max(picture.Width, picture.Height), Math.Min(picture.Width, picture.Height));
        return longer + shorter <= TelegramLimits.PhotoSides && longer <= (long)shorter * TelegramLimits.PhotoRatio;
    }

    private async Task<TelegramReply> SendAsync(string subject, string chatId, TelegramFile part, byte[] bytes, bool asPhoto, CancellationToken cancellationToken)
    {
        var method = asPhoto ? "sendPhoto" : "sendDocument";
        if (_uploads.Find(part.File.FileId, asPhoto) is { } known)
        {
            var again = await api.CallAsync(subject, method, Body(chatId, part.Caption, asPhoto, known), cancellationToken);
            if (again.Ok || TelegramErrors.Remedy(again) != TelegramRemedy.UploadAgain) return again;
            _uploads.Forget(part.File.FileId, asPhoto);
        }

        var reply = await UploadAsync(subject, chatId, part, part.Caption, bytes, asPhoto, cancellationToken);
        if (!reply.Ok && part.Caption is { Spans.Count: > 0 } caption && TelegramErrors.Remedy(reply) == TelegramRemedy.SayPlainly)
            reply = await UploadAsync(subject, chatId, part, caption.Plain(), bytes, asPhoto, cancellationToken);
        if (reply.Ok) _uploads.Remember(part.File.FileId, asPhoto, reply.Result);
        return reply;
    }

    private static byte[] Body(string chatId, BoldText? caption, bool asPhoto, string fileId) => JsonBody.Of(json =>
    {
        TelegramJson.WriteChat(json, chatId);
        json.WriteString(asPhoto ? "photo"u8 : "document"u8, fileId);
        if (caption is not null) TelegramJson.WriteText(json, caption, "caption"u8, "caption_entities"u8);
    });

    private async Task<TelegramReply> UploadAsync(string subject, string chatId, TelegramFile part, BoldText? caption, byte[] bytes, bool asPhoto, CancellationToken cancellationToken)
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = MediaTypeHeaderValue.TryParse(part.File.MimeType, out var type) ? type : new MediaTypeHeaderValue("application/octet-stream");
        var form = new MultipartFormDataContent
        {
            { new StringContent(chatId), "chat_id" },
            { file, asPhoto ? "photo" : "document", part.File.FileName },
        };
        if (caption is not null)
        {
            form.Add(new StringContent(caption.Text), "caption");
            if (caption.Spans.Count > 0) form.Add(new StringContent(TelegramJson.Bold(caption)), "caption_entities");
        }

        return await api.UploadAsync(subject, asPhoto ? "sendPhoto" : "sendDocument", form, cancellationToken);
    }
}
