using System.Text.Json;
using KtpBot.Core.Offices;

namespace KtpBot.Core.Population;

/// <summary>How a look-up ended. Every one of them is an answer that the officer gets in words.</summary>
public enum PopulationOutcome
{
    Found,
    NotFound,

    /// <summary>The number is there, but not in force: somebody has died, moved abroad, or stands there twice.</summary>
    Inactive,
    NotAllowed,
    QuotaUsed,
    TimedOut,
    Unreachable,
    Unreadable,
}

public enum PopulationSource
{
    Service,
    Snapshot,
}

/// <summary>What the last comparison of a case showed. Stands beside the case and decides nothing.</summary>
public sealed class PopulationCheck : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    public required long CaseId { get; init; }

    public required long OfficerId { get; init; }

    public required DateTime At { get; init; }

    public required PopulationOutcome Outcome { get; init; }

    public required PopulationSource Source { get; init; }

    /// <summary>When the service said it, for a look-up in the service (UTC).</summary>
    public DateTime? FetchedAt { get; init; }

    /// <summary>Whose state a snapshot shows.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Why the service was not the source although the office has one.</summary>
    public PopulationOutcome? ServiceFailed { get; init; }

    /// <summary>Encrypted JSON of <see cref="CheckedElement"/>; null when nobody was found.</summary>
    public string? Elements { get; set; }

    public static string Write(IEnumerable<ElementMatch> matches) =>
        JsonSerializer.Serialize(matches.Select(m => new CheckedElement(m.Element.ToString(), m.Grade.ToString(), m.Grade == ElementGrade.Same ? null : m.Theirs)));

    /// <summary>The elements with their grades, for <paramref name="ours"/> as it stands now; their own words stay those of the look-up.</summary>
    public IReadOnlyList<ElementMatch> Matches(PopulationRecord ours)
    {
        var found = new List<ElementMatch>();
        foreach (var kept in JsonSerializer.Deserialize<List<CheckedElement>>(Elements ?? "[]")!)
        {
            if (!Enum.TryParse<PopulationElement>(kept.E, out var element) || !Enum.TryParse<ElementGrade>(kept.G, out var grade)) continue;
            found.Add(new ElementMatch(element, ours[element], grade == ElementGrade.Same ? ours[element] : kept.T, grade));
        }

        return found;
    }
}

/// <summary>One element as it is kept: its grade, and the source's words only where they are other than the application's.</summary>
public sealed record CheckedElement(string E, string G, string? T);
