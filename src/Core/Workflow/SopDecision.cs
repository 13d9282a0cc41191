using KtpBot.Core.Cases;

namespace KtpBot.Core.Workflow;

/// <summary>What the engine says to an input.</summary>
public abstract record SopDecision;

/// <summary>It may be, and this follows, in this order. An empty list: nothing is left to do.</summary>
public sealed record SopAgreed(IReadOnlyList<SopEffect> Effects) : SopDecision;

/// <summary>It may not be, and nothing follows.</summary>
/// <param name="Reason">Why, for the program.</param>
/// <param name="OfficerText">Why and what to do next, in Indonesian.</param>
public sealed record SopRefused(DeskRefusal Reason, string OfficerText) : SopDecision;
