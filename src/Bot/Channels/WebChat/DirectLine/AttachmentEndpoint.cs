using KtpBot.Bot.Channels.WebChat.Tokens;
using KtpBot.Core.Documents;
using Microsoft.Net.Http.Headers;

namespace KtpBot.Bot.Channels.WebChat.DirectLine;

/// <summary>GET attachments/{id}: the bytes of one attachment, for who holds the address that came with its activity.</summary>
internal sealed class AttachmentEndpoint(ChatTokens tokens, ActivityLog log, IDocumentStore files)
{
    // What a browser may show in place. Everything else, above all HTML and SVG, is only ever saved.
    private static readonly string[] Shown = ["image/jpeg", "image/png", "image/webp", "image/gif", "application/pdf"];

    public async Task<IResult> ReadAsync(HttpContext context, Guid id, string? t)
    {
        if (t is null) return DirectLineRefusal.Unauthorized;
        switch (tokens.Read(t, ChatTokenUse.File))
        {
            case TokenGood { Token: { Sequence: { } sequence } pass }:
                return await SendAsync(context, id, pass.ChatId, sequence);
            case TokenExpired:
                return DirectLineRefusal.TokenExpired;
            default:
                return DirectLineRefusal.BadToken;
        }
    }

    private async Task<IResult> SendAsync(HttpContext context, Guid id, string chatId, int sequence)
    {
        var activity = (await log.FindAsync(chatId, sequence, context.RequestAborted))?.Activity;
        var attachment = activity?.Attachments?.FirstOrDefault(x => AttachmentLinks.FileOf(x) == id);
        if (attachment is null || await files.GetAsync(id, context.RequestAborted) is not { } bytes) return DirectLineRefusal.UnknownFile;

        var type = Shown.FirstOrDefault(x => x.Equals(attachment.ContentType, StringComparison.OrdinalIgnoreCase));
        var disposition = new ContentDispositionHeaderValue(type is null ? "attachment" : "inline");
        disposition.SetHttpFileName(attachment.Name ?? "berkas");
        var headers = context.Response.Headers;
        headers.ContentDisposition = disposition.ToString();
        headers.CacheControl = "private, max-age=3600";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Results.Bytes(bytes, type ?? "application/octet-stream");
    }
}
