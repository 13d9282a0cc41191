using System.Text.Json;

namespace KtpBot.Simulator.WhatsApp;

/// <summary>Reading of a request body whose fields may be missing or of the wrong kind.</summary>
internal static class GraphJson
{
    /// <summary>The object under this name, or <c>null</c>.</summary>
    public static JsonElement? Child(this JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var child) && child.ValueKind == JsonValueKind.Object
            ? child
            : null;

    /// <summary>The text under this name, or <c>null</c>.</summary>
    public static string? Text(this JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var child) && child.ValueKind == JsonValueKind.String
            ? child.GetString()
            : null;

    /// <summary>The members of the array under this name; none when it is missing.</summary>
    public static IReadOnlyList<JsonElement> Items(this JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var child) && child.ValueKind == JsonValueKind.Array
            ? [.. child.EnumerateArray()]
            : [];
}
