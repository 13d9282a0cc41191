using System.Text.Json.Serialization;

namespace KtpBot.Core.Dialogs;

/// <summary>One of several wishes of one message that waits for those before it.</summary>
internal sealed record WantedFlow(
    [property: JsonPropertyName("f")] string Flow,
    [property: JsonPropertyName("a")] IReadOnlyDictionary<string, string> Args,
    [property: JsonPropertyName("g")] IReadOnlyDictionary<string, string>? Told);
