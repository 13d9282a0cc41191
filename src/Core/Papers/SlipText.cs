namespace KtpBot.Core.Papers;

/// <summary>The words on a slip that a citizen carries: a receipt, a pick-up proof. Whoever fills it decides how the name is masked; the paper may be lost.</summary>
public sealed record SlipText
{
    public required string OfficeName { get; init; }

    public required string OfficeAddress { get; init; }

    /// <summary>In capitals, Indonesian: it is shown at the counter.</summary>
    public required string Title { get; init; }

    /// <summary>The title in the citizen's language; null when that is Indonesian.</summary>
    public string? SecondTitle { get; init; }

    public required string CaseNumber { get; init; }

    public required IReadOnlyList<PaperRow> Rows { get; init; }

    /// <summary>Sentences below the code, for example what to bring.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>That nothing is to be paid, in the citizen's language.</summary>
    public required string Free { get; init; }
}
