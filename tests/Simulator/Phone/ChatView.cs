using KtpBot.Simulator.Citizens;

namespace KtpBot.Simulator.Phone;

/// <summary>A chat, or what is new in it.</summary>
/// <param name="Rev">Pass it as <c>since</c> to get later changes.</param>
/// <param name="Last">Position of the last bubble; pass it as <c>after</c> to get later bubbles only.</param>
/// <param name="Typing">Whether the bot shows that it is writing.</param>
/// <param name="Messages">In the order of the chat.</param>
public sealed record ChatView(long Rev, long Last, bool Typing, IReadOnlyList<ChatMessage> Messages);
