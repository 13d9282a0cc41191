using System.Text.Json;

namespace KtpBot.Bot.Channels;

/// <summary>Reads a provider's JSON without ever throwing: a field of an unexpected kind counts as missing, so one odd field never costs the message.</summary>
internal static class JsonFields
{
    public static JsonElement? Child(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) && child.ValueKind != JsonValueKind.Null ? child : null;

    public static JsonElement? Object(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.Child(name) is { ValueKind: JsonValueKind.Object } child ? child : null;

    /// <summary>The items of an array field; none when it is missing or something else.</summary>
    public static JsonElement.ArrayEnumerator Items(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.Child(name) is { ValueKind: JsonValueKind.Array } child ? child.EnumerateArray() : default;

    public static string? Text(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.Child(name) is { } child ? child.Words() : null;

    public static long? Number(this JsonElement element, ReadOnlySpan<byte> name)
    {
        if (element.Child(name) is not { } child) return null;
        if (child.ValueKind == JsonValueKind.Number) return child.TryGetInt64(out var number) ? number : null;
        return child.ValueKind == JsonValueKind.String && long.TryParse(child.Words(), System.Globalization.CultureInfo.InvariantCulture, out var read) ? read : null;
    }

    public static double? Fraction(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.Child(name) is { ValueKind: JsonValueKind.Number } child && child.TryGetDouble(out var number) ? number : null;

    public static bool IsTrue(this JsonElement element, ReadOnlySpan<byte> name) => element.Child(name) is { ValueKind: JsonValueKind.True };

    /// <summary>A moment given as Unix seconds, as a number or a text; milliseconds are told apart by their size.</summary>
    public static DateTime? Moment(this JsonElement element, ReadOnlySpan<byte> name)
    {
        // In seconds this is the year 5138, in milliseconds 1973: nothing in between is ever sent.
        const long FirstMilliseconds = 100_000_000_000;
        return element.Number(name) switch
        {
            null or < 0 => null,
            >= FirstMilliseconds * 1000 => null,
            { } number when number >= FirstMilliseconds => DateTime.UnixEpoch.AddMilliseconds(number),
            { } number => DateTime.UnixEpoch.AddSeconds(number),
        };
    }

    /// <summary>A text or a number as words; null for anything else.</summary>
    public static string? Words(this JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.String => element.GetString(),
                JsonValueKind.Number => element.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // Half an emoji, or bytes that are no UTF-8: the escaped form still says something and can be stored.
            return element.GetRawText().Trim('"');
        }
    }
}
