namespace KtpBot.Core.Population;

/// <summary>
/// Holds an application against the population data, element by element. What comes out is a warning for a person: a NIK keeps a wrong
/// date for life, a register keeps an old spelling, so nothing here refuses anything.
/// </summary>
public static class PopulationMatch
{
    /// <summary>One line for each element that either side knows, in the order of <see cref="PopulationElement"/>.</summary>
    public static IReadOnlyList<ElementMatch> Compare(PopulationRecord ours, PopulationRecord theirs) =>
        [.. Enum.GetValues<PopulationElement>().Select(element => Line(element, ours[element], theirs[element])).OfType<ElementMatch>()];

    private static ElementMatch? Line(PopulationElement element, string? ours, string? theirs)
    {
        // A service that only judges cannot judge what was not sent to it.
        if (theirs is not null && ServiceVerdict.Of(theirs) is { } verdict) return ours is null ? null : new ElementMatch(element, ours, theirs, verdict);
        var (we, they) = (Said(element, ours), Said(element, theirs));
        return (we, they) switch
        {
            (null, null) => null,
            (_, null) => new ElementMatch(element, ours, null, ElementGrade.OnlyOurs),
            (null, _) => new ElementMatch(element, null, theirs, ElementGrade.OnlyTheirs),
            _ => new ElementMatch(element, ours, theirs, Grade(element, we, they)),
        };
    }

    private static ElementGrade Grade(PopulationElement element, string ours, string theirs) => element switch
    {
        PopulationElement.Nik or PopulationElement.Kk => Digits(ours) == Digits(theirs) ? ElementGrade.Same : ElementGrade.Different,
        PopulationElement.Name => NameForm.Grade(ours, theirs),
        PopulationElement.BirthDate => DateForm.Grade(ours, theirs),
        PopulationElement.RtRw => RtRwForm.Grade(ours, theirs),
        PopulationElement.Address => PlaceForm.Address(ours, theirs),
        PopulationElement.BirthPlace or PopulationElement.Village or PopulationElement.District or PopulationElement.Regency or PopulationElement.Province => PlaceForm.Place(ours, theirs),
        PopulationElement.BloodType => CodeForm.Blood(ours, theirs),
        _ => CodeForm.Grade(element, ours, theirs),
    };

    /// <summary>Words that say that nothing is known count as nothing.</summary>
    private static string? Said(PopulationElement element, string? value) =>
        value is null || element == PopulationElement.BloodType && CodeForm.BloodIsUnknown(value) || element == PopulationElement.BirthDate && value.StartsWith("0000", StringComparison.Ordinal) ? null : value;

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}
