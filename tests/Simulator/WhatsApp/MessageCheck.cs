using KtpBot.Simulator.Citizens;

namespace KtpBot.Simulator.WhatsApp;

/// <summary>What the rules say about a message: the bubble the citizen would see, or the refusal.</summary>
internal sealed record MessageCheck(ChatMessage? Bubble, GraphError? Error)
{
    /// <summary>Address that the provider fetches the file from, when the message names no uploaded one.</summary>
    public string? Link { get; init; }

    public static MessageCheck Fine(ChatMessage bubble) => new(bubble, null);

    public static MessageCheck Bad(string details) => new(null, GraphError.Parameter(details));

    public static implicit operator MessageCheck(GraphError error) => new(null, error);
}
