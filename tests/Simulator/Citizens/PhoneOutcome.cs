namespace KtpBot.Simulator.Citizens;

/// <summary>What came of a citizen's action: the bubble that was sent, or why the app refuses it.</summary>
public sealed record PhoneOutcome(ChatMessage? Message, string? Refusal)
{
    public static PhoneOutcome Sent(ChatMessage message) => new(message, null);

    public static PhoneOutcome Refused(string why) => new(null, why);
}
