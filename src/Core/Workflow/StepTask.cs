namespace KtpBot.Core.Workflow;

/// <summary>A part of a step that somebody ticks off by himself; the parts of a step are done in any order, by different people.</summary>
/// <param name="Id">The procedure's own word.</param>
/// <param name="Title">For officers.</param>
/// <param name="Roles">Who may tick it off; empty for the roles of the step.</param>
/// <param name="Output">What it yields.</param>
public sealed record StepTask(string Id, string Title, IReadOnlyList<string> Roles, string? Output);
