using KtpBot.Backoffice.Pages.Shared;
using KtpBot.Backoffice.Population;
using KtpBot.Backoffice.Time;
using KtpBot.Core.Population;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Reads how a case stands to the population data, as its page shows it.</summary>
internal sealed class CasePopulation(KtpBotDb db, PopulationSources sources, PopulationLookup lookup, OfficeClock clock)
{
    private const string Hidden = "••••••";

    /// <summary>What the case page shows openly of the applicant is shown openly here; everything else waits for "Tampilkan".</summary>
    private static readonly PopulationElement[] Open =
        [PopulationElement.Name, PopulationElement.Sex, PopulationElement.Village, PopulationElement.District, PopulationElement.Regency, PopulationElement.Province, PopulationElement.Citizenship, PopulationElement.CardStatus];

    /// <summary>Null when there is nothing to show: no comparison yet, and none can be made.</summary>
    public async Task<PopulationView?> ReadAsync(long caseId, bool revealed, CancellationToken cancellationToken)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, cancellationToken) is not { } file) return null;
        var snapshot = await sources.SnapshotAsync(cancellationToken);
        var may = (sources.ServiceIsOn || snapshot is not null) && lookup.MayLook(file);
        var check = await db.PopulationChecks.AsNoTracking().Where(k => k.CaseId == caseId).OrderByDescending(k => k.Id).FirstOrDefaultAsync(cancellationToken);
        if (check is null) return may ? new PopulationView(true, SourcesWords(snapshot?.AsOf), null) : null;
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == file.PersonId, cancellationToken);
        var matches = check.Matches(PopulationRecord.Of(person));
        return new PopulationView(may, SourcesWords(snapshot?.AsOf), new PopulationCheckView(
            check.Outcome == PopulationOutcome.Found ? null : PopulationWords.Sentence(check.Outcome, check.Source),
            check.ServiceFailed is { } failed ? PopulationWords.Sentence(failed, PopulationSource.Service) : null,
            SourceOf(check),
            check.At,
            await db.Officers.Where(o => o.Id == check.OfficerId).Select(o => o.DisplayName).SingleOrDefaultAsync(cancellationToken) ?? "petugas",
            person.UpdatedAt > check.At,
            [.. matches.OrderBy(Weight).ThenBy(m => m.Element).Select(m => Line(m, revealed))],
            matches.Count(m => m.Grade == ElementGrade.Different),
            matches.Count(m => m.Grade == ElementGrade.Similar)));
    }

    /// <summary>What a person should look at stands first.</summary>
    private static int Weight(ElementMatch match) => match.Grade switch
    {
        ElementGrade.Different => 0,
        ElementGrade.Similar => 1,
        ElementGrade.Same => 2,
        ElementGrade.OnlyOurs or ElementGrade.OnlyTheirs => 3,
    };

    private static PopulationLine Line(ElementMatch match, bool revealed) =>
        new(PopulationWords.Element(match.Element), Shown(match, match.Ours, revealed), Shown(match, match.Theirs, revealed), PopulationWords.Grade(match.Grade), PopulationWords.Tone(match.Grade));

    private static string? Shown(ElementMatch match, string? value, bool revealed) =>
        value is null || revealed || Open.Contains(match.Element) ? value
        : match.Element is PopulationElement.Nik or PopulationElement.Kk ? Masked.Nik(value)
        : Hidden;

    private static string SourcesOf(DateOnly asOf) => $"cuplikan {OfficeClock.Date(asOf)}";

    private string SourcesWords(DateOnly? asOf) => (sources.ServiceIsOn, asOf) switch
    {
        (true, { } day) => $"layanan Dukcapil; bila tidak menjawab, {SourcesOf(day)}",
        (true, null) => "layanan Dukcapil",
        (false, { } day) => SourcesOf(day),
        (false, null) => "",
    };

    private string SourceOf(PopulationCheck check) => check switch
    {
        { Source: PopulationSource.Snapshot, AsOf: { } day } => SourcesOf(day),
        { FetchedAt: { } at } => clock.Since(at) is "baru saja" ? "dari layanan, baru saja" : $"dari layanan, {clock.Since(at)} lalu",
        _ => "",
    };
}

/// <summary>The part of the case page about population data.</summary>
/// <param name="MayCheck">This officer can compare now.</param>
/// <param name="Sources">With what, in words.</param>
/// <param name="Check">The last comparison.</param>
internal sealed record PopulationView(bool MayCheck, string Sources, PopulationCheckView? Check);

/// <summary>The last comparison.</summary>
internal sealed record PopulationCheckView(
    string? Sentence,
    string? ServiceFailed,
    string Source,
    DateTime At,
    string Who,
    bool Stale,
    IReadOnlyList<PopulationLine> Lines,
    int Different,
    int Similar)
{
    public bool Warns => Different + Similar > 0;
}

/// <summary>One element; null where a side says nothing.</summary>
internal sealed record PopulationLine(string Label, string? Ours, string? Theirs, string Grade, string Tone);

/// <summary>Puts it into the case page.</summary>
[ViewComponent(Name = "CasePopulation")]
public sealed class CasePopulationPart(IServiceProvider services) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(long caseId, bool revealed, string? returnWith) =>
        View("/Pages/Cases/_Population.cshtml", (caseId, returnWith, await services.GetRequiredService<CasePopulation>().ReadAsync(caseId, revealed, HttpContext.RequestAborted)));
}
