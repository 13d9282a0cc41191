namespace KtpBot.Core.Workflow;

/// <summary>The finished cover letter goes to the citizen as a file.</summary>
public sealed record LetterSent : SopEffect;
