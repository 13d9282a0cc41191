using KtpBot.Core.Population;

namespace KtpBot.Backoffice.Population;

/// <summary>What came of a question to the service.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Record">The person, when somebody was found.</param>
internal sealed record CallNikAnswer(PopulationOutcome Outcome, PopulationRecord? Record = null)
{
    public static CallNikAnswer Of(PopulationOutcome outcome) => new(outcome);
}
