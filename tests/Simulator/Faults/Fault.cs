using KtpBot.Simulator.Citizens;

namespace KtpBot.Simulator.Faults;

/// <summary>A fault that waits for its next occasions.</summary>
/// <param name="Id">Number in the list of faults.</param>
/// <param name="Channel">Where it strikes.</param>
/// <param name="Kind">What happens.</param>
/// <param name="Count">How many occasions are left.</param>
/// <param name="RetryAfterSeconds">For 429: what the answer asks the bot to wait.</param>
/// <param name="Code">For error and failed-status: the provider's code.</param>
public sealed record Fault(int Id, ChatChannel Channel, FaultKind Kind, int Count, int? RetryAfterSeconds, int? Code);
