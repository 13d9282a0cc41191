using System.Text.Json;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>Sends the parts of one message, files in their two steps, and turns answers into policies.</summary>
internal sealed class WhatsAppSender(WhatsAppGraph graph, WhatsAppUploads uploads, WhatsAppAlarms alarms, IDocumentStore files)
{
    private readonly SentParts _sent = new();
    private readonly WhatsAppPairs _pairs = new();

    /// <summary>The parts in order; a retry goes on where the last attempt stopped. The id is that of the last part.</summary>
    /// <param name="message">Whose parts they are.</param>
    /// <param name="parts">As the builder made them.</param>
    /// <param name="template">The template among them, if any.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<SendResult> SendAsync(OutgoingMessage message, IReadOnlyList<WhatsAppPart> parts, TemplateOut? template, CancellationToken cancellationToken)
    {
        SendResult result = new Accepted(null);
        for (var i = _sent.First(message.Id, parts.Count); i < parts.Count; i++)
        {
            result = parts[i] switch
            {
                WhatsAppBody body => Read(await graph.SendAsync(message.Id, body.Json, cancellationToken), message.Address, template),
                WhatsAppFile file => await SendFileAsync(message, file, cancellationToken),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            if (result is Accepted) continue;
            if (result is TryLater or Held) _sent.StoppedAt(message.Id, i);
            return result;
        }

        if (parts.Count > 1) _sent.Finished(message.Id);
        return result;
    }

    private async Task<SendResult> SendFileAsync(OutgoingMessage message, WhatsAppFile part, CancellationToken cancellationToken)
    {
        var known = uploads.TryFind(part.File.FileId, out var mediaId);
        for (var attempt = 1; ; attempt++)
        {
            if (mediaId is null)
            {
                var uploaded = await UploadAsync(message, part.File, cancellationToken);
                if (uploaded.Refusal is { } refusal) return refusal;
                mediaId = uploaded.MediaId!;
                uploads.Remember(part.File.FileId, mediaId);
            }

            var body = WhatsAppBuilder.FileMessage(message.Address, mediaId, part.File, WhatsAppLimits.IsImage(part.File.MimeType), part.Caption);
            var answer = await graph.SendAsync(message.Id, body, cancellationToken);
            if (!IsAboutTheFile(answer, known)) return Read(answer, message.Address, null);
            uploads.Forget(part.File.FileId);
            if (attempt == 2) return Read(answer, message.Address, null);
            (mediaId, known) = (null, false);
        }
    }

    // A parameter that is refused may be a media id that the provider has dropped before its time, but not one it has just given.
    private static bool IsAboutTheFile(ProviderAnswer answer, bool known)
    {
        if (answer.IsSuccess || answer.Broken is not null) return false;
        var (code, _) = WhatsAppErrors.Read(answer.Body);
        return WhatsAppErrors.Find(code) is { Policy: ErrorPolicy.Media } || (known && code == 100);
    }

    private async Task<(string? MediaId, SendResult? Refusal)> UploadAsync(OutgoingMessage message, FileOut file, CancellationToken cancellationToken)
    {
        file = file with { MimeType = WhatsAppLimits.TypeOf(file.MimeType) };
        if (!WhatsAppLimits.Takes(file.MimeType)) return (null, new Refused("file-type", "WhatsApp tidak menerima jenis berkas ini. Kirim sebagai PDF atau foto."));
        if (await files.GetAsync(file.FileId, cancellationToken) is not { } bytes)
            return (null, new Refused("file-gone", "Berkas ini sudah dihapus dari penyimpanan, jadi tidak dapat dikirim."));
        if (bytes.Length > WhatsAppLimits.BytesOf(file.MimeType)) return (null, new Refused("file-too-large", "Berkas ini terlalu besar untuk WhatsApp. Kirim berkas yang lebih kecil."));
        var answer = await graph.UploadAsync(message.Id, file, bytes, cancellationToken);
        if (Judge(answer, message.Address, null) is { } refused) return (null, refused);
        return IdOf(answer.Body, "id"u8) is { } mediaId ? (mediaId, null) : (null, new TryLater("upload-without-id"));
    }

    private SendResult Read(ProviderAnswer answer, string address, TemplateOut? template)
    {
        if (Judge(answer, address, template) is { } refused) return refused;
        _pairs.Passed(address);
        alarms.Passed(template);
        return new Accepted(IdOf(answer.Body, "messages"u8));
    }

    private SendResult? Judge(ProviderAnswer answer, string address, TemplateOut? template)
    {
        if (answer.IsSuccess) return null;
        if (answer.Broken is { } broken) return new TryLater(broken);
        var (code, isTransient) = WhatsAppErrors.Read(answer.Body);
        alarms.Failed(WhatsAppErrors.RowCode(answer.Status, code), template);
        var result = WhatsAppErrors.Judge(answer.Status, code, isTransient, answer.RetryAfter);
        if (WhatsAppErrors.Find(code) is not { Policy: ErrorPolicy.Pair } || result is not TryLater later) return result;
        var own = _pairs.Next(address);
        return later with { After = answer.RetryAfter > own ? answer.RetryAfter : own };
    }

    // {"id":…} of an upload, {"messages":[{"id":…}]} of a send.
    private static string? IdOf(byte[] body, ReadOnlySpan<byte> field)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.Text(field) is { Length: > 0 } id) return id;
            foreach (var message in json.RootElement.Items(field)) return message.Text("id"u8);
        }
        catch (JsonException)
        {
            // Accepted with an answer we cannot read: statuses will not find this message, but it was sent.
        }

        return null;
    }
}
