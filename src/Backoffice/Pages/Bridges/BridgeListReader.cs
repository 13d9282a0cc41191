using System.Globalization;
using KtpBot.Backoffice.Time;
using KtpBot.Core.Bridges;
using KtpBot.Core.Data;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Bridges;

/// <summary>A line of the list.</summary>
internal sealed record BridgeLine(long CaseId, string CaseNumber, EntryView Entry);

/// <summary>Reads a month of what was done in applications outside, for the screen and as a table.</summary>
internal sealed class BridgeListReader(KtpBotDb db, BridgeBook book, BridgeReader bridges, OfficeProfile office, OfficeClock clock)
{
    private static readonly string[] Heading = ["Waktu", "Berkas", "Aplikasi", "Yang dicatat", "Tulisan aplikasi", "Nomor", "Petugas", "Dicatat", "Catatan", "Dibetulkan"];

    public DateOnly MonthOf(BridgeQuery query) => OfficeClock.MonthOf(query.Month) ?? clock.ThisMonth;

    /// <summary>The newest first, notes that were put right among them.</summary>
    public async Task<IReadOnlyList<BridgeLine>> ReadAsync(BridgeQuery query, CancellationToken cancellationToken)
    {
        var month = MonthOf(query);
        var (from, until) = clock.MonthSpan(month, month);
        var found = db.BridgeEntries.AsNoTracking().Where(e => e.HappenedAt >= from && e.HappenedAt < until);
        if (query.System is { Length: > 0 } system) found = found.Where(e => e.System == system);
        if (query.Outcome?.Split(':') is [var of, var code]) found = found.Where(e => e.System == of && (e.Act == code || e.Result == code));
        if (query.Officer is { } officer) found = found.Where(e => e.OfficerId == officer);
        var rows = await found.OrderByDescending(e => e.HappenedAt).ThenByDescending(e => e.Id)
            .Join(db.Cases, e => e.CaseId, c => c.Id, (Entry, c) => new { Entry, c.Number }).ToListAsync(cancellationToken);
        var names = await db.Officers.ToDictionaryAsync(o => o.Id, o => o.DisplayName, cancellationToken);
        return [.. rows.Select(r => new BridgeLine(r.Entry.CaseId, r.Number, bridges.View(r.Entry, names)))];
    }

    /// <summary>Statuses or results to choose from, of each application of the office.</summary>
    public IReadOnlyList<(string Code, string Label)> Outcomes() =>
    [
        .. book.Of(office).SelectMany(s => s.Results.Count > 0
            ? s.Results.Select(r => ($"{s.Id}:{r.Id}", $"{s.Title}: {r.Label}"))
            : s.Acts.Select(a => ($"{s.Id}:{a.Id}", $"{s.Title}: {a.Label}"))),
    ];

    public IReadOnlyList<(string Id, string Title)> Systems() => [.. book.Of(office).Select(s => (s.Id, s.Title))];

    /// <summary>Officers who have ever noted something.</summary>
    public async Task<IReadOnlyList<(long Id, string Name)>> OfficersAsync(CancellationToken cancellationToken)
    {
        var found = await db.Officers.Where(o => db.BridgeEntries.Any(e => e.OfficerId == o.Id)).OrderBy(o => o.DisplayName).Select(o => new { o.Id, o.DisplayName }).ToListAsync(cancellationToken);
        return [.. found.Select(o => (o.Id, o.DisplayName))];
    }

    public byte[] Csv(IReadOnlyList<BridgeLine> lines) => new CsvTable(';').Write(Heading, lines.Select(l => (IEnumerable<string>)
    [
        Moment(l.Entry.HappenedAt), l.CaseNumber, l.Entry.SystemTitle, l.Entry.What, l.Entry.Words ?? "", l.Entry.Reference ?? "", l.Entry.Officer, Moment(l.Entry.EnteredAt), l.Entry.Note ?? "",
        l.Entry.Superseded ? "ya" : "",
    ]));

    private string Moment(DateTime at) => office.LocalTime(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
