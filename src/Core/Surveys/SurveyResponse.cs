using KtpBot.Core.Offices;

namespace KtpBot.Core.Surveys;

/// <summary>
/// One citizen's answers to the satisfaction survey. Nothing leads to a person: no name, no conversation, no case but a keyed hash that
/// keeps a second one away, and days instead of moments.
/// </summary>
public sealed class SurveyResponse : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    /// <summary>Keyed hash of the case; unique in the office.</summary>
    public required byte[] CaseKey { get; init; }

    public required string Service { get; init; }

    /// <summary>The office's day (UTC) on which the citizen agreed to begin; the survey is an extra, so it stands on consent (UU 27/2022 Ps 20).</summary>
    public required DateTime StartedAt { get; init; }

    /// <summary>The office's day (UTC) of the ninth answer; without it the answers do not count.</summary>
    public DateTime? FinishedAt { get; set; }

    public int? U1 { get; set; }

    public int? U2 { get; set; }

    public int? U3 { get; set; }

    public int? U4 { get; set; }

    public int? U5 { get; set; }

    public int? U6 { get; set; }

    public int? U7 { get; set; }

    public int? U8 { get; set; }

    public int? U9 { get; set; }

    /// <summary>Encrypted code; null when skipped, as the three below.</summary>
    public string? Sex { get; set; }

    public string? AgeGroup { get; set; }

    public string? Education { get; set; }

    public string? Occupation { get; set; }

    /// <summary>Encrypted: what the citizen wants to add.</summary>
    public string? Remark { get; set; }

    /// <summary>The nine answers in order; null where one is missing.</summary>
    public IReadOnlyList<int?> Answers() => [U1, U2, U3, U4, U5, U6, U7, U8, U9];

    /// <summary>Sets one of the nine.</summary>
    /// <param name="element">1 to 9.</param>
    /// <param name="score">1 to 4.</param>
    public void Answer(int element, int score)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(score, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(score, SkmFormula.Best);
        switch (element)
        {
            case 1: U1 = score; break;
            case 2: U2 = score; break;
            case 3: U3 = score; break;
            case 4: U4 = score; break;
            case 5: U5 = score; break;
            case 6: U6 = score; break;
            case 7: U7 = score; break;
            case 8: U8 = score; break;
            case 9: U9 = score; break;
            default: throw new ArgumentOutOfRangeException(nameof(element), element, "The survey has nine elements.");
        }
    }
}
