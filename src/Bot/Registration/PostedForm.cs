using KtpBot.Bot.Channels.WebChat.DirectLine;
using KtpBot.Core.Imaging;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace KtpBot.Bot.Registration;

/// <summary>A form as the browser sent it, read into memory alone: no part of it touches a disk before it is sealed.</summary>
/// <param name="Values">Typed and chosen, by name.</param>
/// <param name="Files">By name; null for one that is too large.</param>
internal sealed record PostedForm(IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, byte[]?> Files)
{
    private const int LongestBoundary = 70;
    private const int MostParts = 80;
    private const int LongestValue = 16 * 1024;

    public string Value(string name) => Values.GetValueOrDefault(name) ?? "";

    /// <returns>Null when it is no form, or broken.</returns>
    public static async Task<PostedForm?> ReadAsync(HttpContext context)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || type.MediaType != "multipart/form-data") return null;
        if (HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= LongestBoundary } boundary) return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var files = new Dictionary<string, byte[]?>(StringComparer.Ordinal);
        var reader = new MultipartReader(boundary, context.Request.Body) { BodyLengthLimit = null };
        try
        {
            for (var parts = 0; parts < MostParts && await reader.ReadNextSectionAsync(context.RequestAborted) is { } part; parts++)
            {
                if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition) || HeaderUtilities.RemoveQuotes(disposition.Name).Value is not { Length: > 0 } name) continue;
                if (disposition.IsFileDisposition())
                {
                    var bytes = await BodyReading.ReadAsync(part.Body, ImageLimits.MaxBytes, context.RequestAborted);
                    if (bytes is not { Length: 0 }) files[name] = bytes; // A field that was left alone comes as an empty file.
                }
                else if (await BodyReading.ReadAsync(part.Body, LongestValue, context.RequestAborted) is { } text)
                {
                    values[name] = System.Text.Encoding.UTF8.GetString(text);
                }
            }
        }
        catch (Exception error) when (error is InvalidDataException or (IOException and not Microsoft.AspNetCore.Connections.ConnectionResetException))
        {
            return null;
        }

        return new PostedForm(values, files);
    }

    /// <summary>Reads a form that is too large to its end, within bounds, so that the browser takes the answer.</summary>
    public static async Task DrainAsync(HttpContext context)
    {
        var buffer = new byte[64 * 1024];
        var left = RegistrationLimits.MostDrained;
        while (left > 0 && await context.Request.Body.ReadAsync(buffer, context.RequestAborted) is > 0 and var count) left -= count;
    }
}
