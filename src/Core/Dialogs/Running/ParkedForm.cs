using System.Text.Json.Serialization;

namespace KtpBot.Core.Dialogs;

/// <summary>A form put aside with everything given so far.</summary>
internal sealed record ParkedForm(
    [property: JsonPropertyName("f")] IReadOnlyList<DialogFrame> Frames,
    [property: JsonPropertyName("a")] IReadOnlyDictionary<string, string> Answers,
    [property: JsonPropertyName("d")] IReadOnlyList<GivenDocument> Documents);
