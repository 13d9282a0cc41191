using KtpBot.Simulator.Citizens;

namespace KtpBot.Simulator.Faults;

/// <summary>Body of <c>POST /sim/faults</c>; without a channel the fault is set on both.</summary>
public sealed record FaultRequest(ChatChannel? Channel, FaultKind Kind, int Count = 1, int? RetryAfterSeconds = null, int? Code = null);
