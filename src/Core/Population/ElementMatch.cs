namespace KtpBot.Core.Population;

/// <summary>How one element of an application stands to the population data. Never a verdict about the application.</summary>
public enum ElementGrade
{
    /// <summary>The same once case, spaces, punctuation, titles and usual abbreviations are left out.</summary>
    Same,

    /// <summary>So near that it may be the same, written otherwise: an old spelling, a letter, an initial.</summary>
    Similar,
    Different,

    /// <summary>The population data says nothing about it.</summary>
    OnlyOurs,

    /// <summary>The application says nothing about it.</summary>
    OnlyTheirs,
}

/// <summary>One element, held against the population data.</summary>
/// <param name="Element">Which.</param>
/// <param name="Ours">As the application has it.</param>
/// <param name="Theirs">As the source has it; of a source that only judges, its judgement.</param>
/// <param name="Grade">How they stand to each other.</param>
public sealed record ElementMatch(PopulationElement Element, string? Ours, string? Theirs, ElementGrade Grade)
{
    /// <summary>A person should look at it.</summary>
    public bool Warns => Grade is ElementGrade.Similar or ElementGrade.Different;
}
