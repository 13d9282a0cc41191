using System.Globalization;
using KtpBot.Backoffice.Audit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Bridges;

/// <summary>A month of what the office did in applications outside, and what they wait for now.</summary>
internal sealed class IndexModel(BridgeListReader reader, BridgeLights lights, AuditTrail audit) : PageModel
{
    public BridgeQuery Query { get; private set; } = new();

    public DateOnly Month { get; private set; }

    public IReadOnlyList<BridgeLine> Lines { get; private set; } = [];

    public IReadOnlyList<(long CaseId, string Number, LightView Light)> Waiting { get; private set; } = [];

    public IReadOnlyList<(string Id, string Title)> Systems => reader.Systems();

    public IReadOnlyList<(string Code, string Label)> Outcomes => reader.Outcomes();

    public IReadOnlyList<(long Id, string Name)> Officers { get; private set; } = [];

    public bool IsFiltered => !string.IsNullOrEmpty(Query.System) || !string.IsNullOrEmpty(Query.Outcome) || Query.Officer is not null;

    public async Task OnGetAsync(BridgeQuery query, CancellationToken cancellationToken)
    {
        (Query, Month) = (query, reader.MonthOf(query));
        await audit.WriteAsync("bridge.view", $"bridge:{Word(Month)}", cancellationToken);
        Lines = await reader.ReadAsync(query, cancellationToken);
        Waiting = await lights.AllAsync(cancellationToken);
        Officers = await reader.OfficersAsync(cancellationToken);
    }

    public async Task<IActionResult> OnGetCsvAsync(BridgeQuery query, CancellationToken cancellationToken)
    {
        Month = reader.MonthOf(query);
        await audit.WriteAsync("bridge.export", $"bridge:{Word(Month)}", cancellationToken);
        return File(reader.Csv(await reader.ReadAsync(query, cancellationToken)), "text/csv; charset=utf-8", $"aplikasi-lain-{Word(Month)}.csv");
    }

    public static string Word(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
