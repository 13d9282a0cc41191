using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace KtpBot.Bot.Channels.WebChat.DirectLine;

/// <summary>What an upload request carried.</summary>
internal abstract record UploadVerdict;

/// <param name="Activity">The part "activity", or null when only files came.</param>
/// <param name="ActivityBytes">Its bytes.</param>
/// <param name="Files">At least one.</param>
internal sealed record UploadRead(Activity? Activity, byte[] ActivityBytes, IReadOnlyList<UploadedFile> Files) : UploadVerdict;

internal sealed record UploadTooLarge : UploadVerdict;

/// <param name="Why">For the developer at the other end.</param>
internal sealed record UploadUnreadable(string Why) : UploadVerdict;

/// <summary>Reads an upload: multipart with the parts "activity" and "file", or one file as the raw body.</summary>
internal static class UploadReading
{
    public const int MostFiles = 10;

    private const int LongestName = 120;
    private const int LongestBoundary = 100;

    /// <param name="context">The request.</param>
    /// <param name="most">Bytes that all parts together may have.</param>
    public static async Task<UploadVerdict> ReadAsync(HttpContext context, long most)
    {
        BodyReading.AllowBody(context, most);
        if (context.Request.ContentLength > most + (64 * 1024)) return new UploadTooLarge();
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)) return new UploadUnreadable("Content-Type is missing.");
        return type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? await ReadPartsAsync(context, HeaderUtilities.RemoveQuotes(type.Boundary).Value, most)
            : await ReadRawAsync(context, type.MediaType.Value!, most);
    }

    private static async Task<UploadVerdict> ReadRawAsync(HttpContext context, string type, long most)
    {
        if (await BodyReading.ReadAsync(context.Request.Body, most, context.RequestAborted) is not { } bytes) return new UploadTooLarge();
        if (bytes.Length == 0) return new UploadUnreadable("The file is empty.");
        var name = ContentDispositionHeaderValue.TryParse(context.Request.Headers.ContentDisposition.ToString(), out var disposition) ? NameOf(disposition) : null;
        return new UploadRead(null, [], [new UploadedFile(bytes, type, name)]);
    }

    private static async Task<UploadVerdict> ReadPartsAsync(HttpContext context, string? boundary, long most)
    {
        if (boundary is not { Length: > 0 and <= LongestBoundary }) return new UploadUnreadable("The multipart boundary is missing.");
        var reader = new MultipartReader(boundary, context.Request.Body) { BodyLengthLimit = null };
        Activity? activity = null;
        byte[] activityBytes = [];
        var files = new List<UploadedFile>();
        var left = most;
        try
        {
            while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } part)
            {
                if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition)) continue;
                if (await BodyReading.ReadAsync(part.Body, left, context.RequestAborted) is not { } bytes) return new UploadTooLarge();
                left -= bytes.Length;
                if (HeaderUtilities.RemoveQuotes(disposition.Name) == "activity")
                {
                    if (BodyReading.Parse(bytes, DirectLineJson.Wire.Activity) is not { } parsed) return new UploadUnreadable("The part \"activity\" is not an activity.");
                    (activity, activityBytes) = (parsed, bytes);
                }
                else if (bytes.Length > 0)
                {
                    if (files.Count == MostFiles) return new UploadUnreadable($"At most {MostFiles} files in one upload.");
                    files.Add(new UploadedFile(bytes, TypeOf(part), NameOf(disposition)));
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or (IOException and not Microsoft.AspNetCore.Connections.ConnectionResetException))
        {
            return new UploadUnreadable("The multipart body is broken.");
        }

        return files.Count == 0 ? new UploadUnreadable("There is no file in the upload.") : new UploadRead(activity, activityBytes, files);
    }

    private static string TypeOf(MultipartSection part) =>
        MediaTypeHeaderValue.TryParse(part.ContentType, out var type) ? type.MediaType.Value! : "application/octet-stream";

    private static string? NameOf(ContentDispositionHeaderValue disposition)
    {
        var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value;
        if (string.IsNullOrWhiteSpace(name)) return null;
        // Some browsers sent whole paths; only the last part is a name.
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        return name.Length > LongestName ? name[^LongestName..] : name;
    }
}
