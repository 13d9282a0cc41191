namespace KtpBot.Core.Dialogs;

/// <summary>What one call takes and how it can end.</summary>
/// <param name="Arguments">Taken; each may be left out where the flow does not know it.</param>
/// <param name="Outcomes">Every way it can end.</param>
/// <param name="Values">Answers it may bring back.</param>
public sealed record DialogCallKind(IReadOnlyList<string> Arguments, IReadOnlyList<string> Outcomes, IReadOnlyList<string> Values);
