namespace KtpBot.Core.Queueing;

/// <summary>What came of a change of the queue. A refusal changed nothing.</summary>
public abstract record QueueOutcome;

/// <summary>Done and committed.</summary>
/// <param name="TicketId">The number it was about.</param>
/// <param name="Label">As people read it: "B004".</param>
/// <param name="OfficerText">What the officer reads, Indonesian.</param>
public sealed record QueueDone(long TicketId, string Label, string OfficerText) : QueueOutcome;

/// <summary>Why it cannot be. Expected, and never an exception.</summary>
public sealed record QueueRefused(string OfficerText) : QueueOutcome;
