using KtpBot.Backoffice.Pages.Cases;
using KtpBot.Backoffice.Time;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using KtpBot.Core.Surveys;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Surveys;

/// <summary>Reads the satisfaction survey by months in the office's zone.</summary>
internal sealed class SurveyReader(KtpBotDb db, OfficeProfile office, OfficeClock clock, ServiceLabels labels)
{
    /// <summary>January of this year: the survey is reported at least once a year.</summary>
    public DateOnly FirstMonth => new(clock.Today.Year, 1, 1);

    /// <summary>Everything the page shows.</summary>
    /// <param name="from">First month.</param>
    /// <param name="until">Last month, counted.</param>
    /// <param name="service">One service; null for all.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<SurveyView> ReadAsync(DateOnly from, DateOnly until, string? service, CancellationToken cancellationToken)
    {
        var lines = await LinesAsync(from, until, service, cancellationToken);
        var (start, end) = clock.MonthSpan(from, until);
        var partial = await db.SurveyResponses.CountAsync(r => r.FinishedAt == null && r.StartedAt >= start && r.StartedAt < end && (service == null || r.Service == service), cancellationToken);
        return new SurveyView(
            SkmFormula.Compute([.. lines.Select(l => l.Answers)]),
            [.. lines.GroupBy(l => l.Service).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (labels.Label(g.Key), SkmFormula.Compute([.. g.Select(l => l.Answers)])!))],
            partial,
            [
                ("Jenis kelamin", Counts(lines, l => l.Sex)), ("Umur", Counts(lines, l => l.AgeGroup)), ("Pendidikan", Counts(lines, l => l.Education)), ("Pekerjaan", Counts(lines, l => l.Occupation)),
            ],
            [.. lines.Where(l => l.Remark is not null).Select(l => new SurveyRemark(l.Month, labels.Label(l.Service), l.Remark!))]);
    }

    /// <summary>Whole answers, month by month; within a month by a keyed hash, so that the order tells nobody who came first.</summary>
    public async Task<IReadOnlyList<SurveyLine>> LinesAsync(DateOnly from, DateOnly until, string? service, CancellationToken cancellationToken)
    {
        var (start, end) = clock.MonthSpan(from, until);
        var rows = await db.SurveyResponses.AsNoTracking()
            .Where(r => r.FinishedAt >= start && r.FinishedAt < end && (service == null || r.Service == service)).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r => (Row: r, Day: office.DateAt(r.FinishedAt!.Value)))
                .Select(x => (x.Row, Month: new DateOnly(x.Day.Year, x.Day.Month, 1)))
                .OrderBy(x => x.Month).ThenBy(x => Convert.ToHexString(x.Row.CaseKey), StringComparer.Ordinal)
                .Select(x => new SurveyLine(
                    x.Month, x.Row.Service, [.. x.Row.Answers().Select(a => a!.Value)], x.Row.Sex, x.Row.AgeGroup, x.Row.Education, x.Row.Occupation, x.Row.Remark)),
        ];
    }

    private static List<(string Label, int Count)> Counts(IReadOnlyList<SurveyLine> lines, Func<SurveyLine, string?> of) =>
        [.. lines.Select(of).OfType<string>().GroupBy(code => code).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => (SurveyWords.About(g.Key), g.Count()))];
}
