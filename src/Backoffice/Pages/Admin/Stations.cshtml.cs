using KtpBot.Backoffice.Audit;
using KtpBot.Backoffice.Security;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Admin;

/// <summary>Counter PCs. A key is shown on the one page that answers its making, and never again.</summary>
internal sealed class StationsModel(KtpBotDb db, StationKeys keys, AuditTrail audit) : PageModel
{
    public IReadOnlyList<StationRow> Rows { get; private set; } = [];

    public StationSecret? Made { get; private set; }

    public string? Problem { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public async Task OnPostAsync(string? name, CancellationToken cancellationToken)
    {
        (var id, var key, Problem) = await keys.AddAsync(name ?? "", cancellationToken);
        if (key is not null) await ShowAsync("station.add", id, key, cancellationToken);
        await ReadAsync(cancellationToken);
    }

    public async Task OnPostRenewAsync(long stationId, CancellationToken cancellationToken)
    {
        if (await keys.RenewAsync(stationId, null, cancellationToken) is { } key) await ShowAsync("station.renew", stationId, key, cancellationToken);
        await ReadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostActiveAsync(long stationId, bool active, CancellationToken cancellationToken)
    {
        await keys.SetActiveAsync(stationId, active, cancellationToken);
        await audit.WriteAsync("station.active", $"station:{stationId}", cancellationToken);
        return Redirect("/kelola/stasiun");
    }

    private async Task ShowAsync(string action, long id, string key, CancellationToken cancellationToken)
    {
        await audit.WriteAsync(action, $"station:{id}", cancellationToken);
        Made = new StationSecret(id, key);
    }

    private async Task ReadAsync(CancellationToken cancellationToken) =>
        Rows = await db.Stations.OrderBy(s => s.Name).Select(s => new StationRow(s.Id, s.Name, s.Active, s.LastSeenAt)).ToListAsync(cancellationToken);
}

/// <summary>One station as the page shows it.</summary>
internal sealed record StationRow(long Id, string Name, bool Active, DateTime? LastSeenAt);

/// <summary>A new key, for this one page.</summary>
internal sealed record StationSecret(long Id, string Key);
