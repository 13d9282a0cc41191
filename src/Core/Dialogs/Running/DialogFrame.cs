using System.Text.Json.Serialization;

namespace KtpBot.Core.Dialogs;

/// <summary>One flow on the way, deepest last.</summary>
internal sealed record DialogFrame
{
    [JsonPropertyName("f")]
    public required string Flow { get; init; }

    /// <summary>The step it stands at; null before the first one.</summary>
    [JsonPropertyName("s")]
    public string? Step { get; set; }

    /// <summary>Within the step: the document asked for out of turn, or "edit" in a summary.</summary>
    [JsonPropertyName("m")]
    public string? Mode { get; set; }

    /// <summary>The questions answered so far, for going back. Replaced, never changed.</summary>
    [JsonPropertyName("t")]
    public IReadOnlyList<string>? Trail { get; set; }

    /// <summary>What the last call of this flow brought to choose from.</summary>
    [JsonPropertyName("o")]
    public IReadOnlyList<CallItem>? Items { get; set; }

    /// <summary>The answers of the form that this flow interrupted; they come back when it ends.</summary>
    [JsonPropertyName("k")]
    public Dictionary<string, string>? Kept { get; set; }

    /// <summary>Told before it was asked, by the name of the check or of the answer; taken where the flow would ask. Replaced, never changed.</summary>
    [JsonPropertyName("g")]
    public IReadOnlyDictionary<string, string>? Told { get; set; }

    /// <summary>The citizen has read what was taken from his words.</summary>
    [JsonPropertyName("n")]
    public bool Noted { get; set; }
}
