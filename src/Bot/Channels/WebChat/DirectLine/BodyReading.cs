using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Features;

namespace KtpBot.Bot.Channels.WebChat.DirectLine;

/// <summary>Reads request bodies within a bound, whatever length they announce.</summary>
internal static class BodyReading
{
    /// <summary>All bytes of the body, or null when there are more than <paramref name="most"/>.</summary>
    public static async Task<byte[]?> ReadAsync(HttpContext context, long most)
    {
        AllowBody(context, most);
        if (context.Request.ContentLength > most) return null;
        return await ReadAsync(context.Request.Body, most, context.RequestAborted);
    }

    /// <inheritdoc cref="ReadAsync(HttpContext, long)"/>
    public static async Task<byte[]?> ReadAsync(Stream body, long most, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[32 * 1024];
        while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (bytes.Length + count > most) return null;
            bytes.Write(buffer, 0, count);
        }

        return bytes.ToArray();
    }

    /// <summary>Our own bound decides, not the server's general one: ours answers with a sentence.</summary>
    public static void AllowBody(HttpContext context, long most)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bound) bound.MaxRequestBodySize = most + (1024 * 1024);
    }

    /// <summary>Parses JSON; null when it is none.</summary>
    public static T? Parse<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
