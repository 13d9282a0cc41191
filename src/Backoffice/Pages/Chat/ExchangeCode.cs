using System.Text.Json;

namespace KtpBot.Backoffice.Pages.Chat;

/// <summary>Finds the provider's error code in a redacted body, in the shapes that the known providers use.</summary>
internal static class ExchangeCode
{
    private const int Deepest = 12;

    /// <summary>"131047" from {"error":{"code":131047}} or from the errors of a status, "403" from {"error_code":403}; null where there is none.</summary>
    public static string? In(string? body)
    {
        if (body is null || !body.Contains("error", StringComparison.Ordinal)) return null;
        try
        {
            using var json = JsonDocument.Parse(body);
            return Find(json.RootElement, false, 0);
        }
        catch (JsonException)
        {
            return null; // Cut, or no JSON: the reader sees the body itself.
        }
    }

    private static string? Find(JsonElement element, bool inError, int depth)
    {
        if (depth > Deepest) return null;
        if (element.ValueKind == JsonValueKind.Array) return element.EnumerateArray().Select(item => Find(item, inError, depth + 1)).FirstOrDefault(code => code is not null);
        if (element.ValueKind != JsonValueKind.Object) return null;
        foreach (var field in element.EnumerateObject())
        {
            var named = field.NameEquals("error_code") || (inError && field.NameEquals("code"));
            if (named && field.Value.ValueKind is JsonValueKind.Number or JsonValueKind.String) return Clean(field.Value.ToString());
            if (Find(field.Value, field.NameEquals("error") || field.NameEquals("errors"), depth + 1) is { } found) return found;
        }

        return null;
    }

    // "…6" stands for a value that was taken out.
    private static string? Clean(string value) => value.Length is > 0 and <= 40 && !value.StartsWith('…') ? value : null;
}
