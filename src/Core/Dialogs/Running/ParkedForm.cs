using System.Text.Json.Serialization;

namespace KtpBot.Core.Dialogs;

/// <summary>A form put aside with everything given so far.</summary>
/// <param name="Frames">The flows on the way, the form's own deepest.</param>
/// <param name="Answers">What was answered.</param>
/// <param name="Documents">What was sent.</param>
/// <param name="Reminded">The citizen was reminded of it, open or put aside; once is enough.</param>
internal sealed record ParkedForm(
    [property: JsonPropertyName("f")] IReadOnlyList<DialogFrame> Frames,
    [property: JsonPropertyName("a")] IReadOnlyDictionary<string, string> Answers,
    [property: JsonPropertyName("d")] IReadOnlyList<GivenDocument> Documents,
    [property: JsonPropertyName("w")] bool Reminded = false);
