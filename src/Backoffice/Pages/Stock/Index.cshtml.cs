using System.ComponentModel.DataAnnotations;
using KtpBot.Backoffice.Audit;
using KtpBot.Backoffice.Security;
using KtpBot.Backoffice.Time;
using KtpBot.Core.Stock;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Stock;

/// <summary>Blank cards: how many there are, what moved them, and the count put right.</summary>
internal sealed class IndexModel(KtpBotDb db, StockDesk desk, CurrentOfficer officer, AuditTrail audit, OfficeClock clock) : PageModel
{
    private const int MostLines = 100;

    public int? Now { get; private set; }

    public int UsedToday { get; private set; }

    public int SpoiledToday { get; private set; }

    public IReadOnlyList<StockLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Now = await CardStock.NowAsync(db, cancellationToken);
        var midnight = clock.Midnight;
        var today = await db.StockMovements.Where(m => m.At >= midnight && (m.Kind == StockKind.Used || m.Kind == StockKind.Spoiled))
            .GroupBy(m => m.Kind).Select(g => new { g.Key, Sum = g.Sum(m => m.Amount) }).ToListAsync(cancellationToken);
        UsedToday = -today.Where(t => t.Key == StockKind.Used).Sum(t => t.Sum);
        SpoiledToday = -today.Where(t => t.Key == StockKind.Spoiled).Sum(t => t.Sum);
        Lines = await (
            from movement in db.StockMovements.AsNoTracking()
            join person in db.Officers on movement.OfficerId equals person.Id into people
            from person in people.DefaultIfEmpty()
            orderby movement.Id descending
            select new StockLine(movement.At, movement.Kind, movement.Amount, person == null ? null : person.DisplayName, movement.Reason)).Take(MostLines).ToListAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostReceiveAsync(int? amount, [StringLength(200)] string? reason, CancellationToken cancellationToken) =>
        await SayAsync(await desk.ReceiveAsync(amount ?? 0, reason, officer.Id, cancellationToken), "stock.receive", "Blangko yang diterima sudah dicatat.", cancellationToken);

    public async Task<IActionResult> OnPostCountAsync(int? counted, [StringLength(200)] string? reason, CancellationToken cancellationToken) =>
        await SayAsync(await desk.CountAsync(counted ?? -1, reason, officer.Id, cancellationToken), "stock.count", "Hitungan blangko sudah dicatat.", cancellationToken);

    private async Task<IActionResult> SayAsync(string? refusal, string action, string done, CancellationToken cancellationToken)
    {
        if (refusal is null) await audit.WriteAsync(action, "stock", cancellationToken);
        TempData[refusal is null ? "Done" : "Refused"] = refusal ?? done;
        return Redirect(StockLinks.Page);
    }
}

/// <summary>A movement as the page shows it.</summary>
internal sealed record StockLine(DateTime At, StockKind Kind, int Amount, string? Officer, string? Reason)
{
    public string What => (Kind, Amount) switch
    {
        (StockKind.Received, _) => "Diterima",
        (StockKind.Counted, _) => "Dihitung, selisih",
        (StockKind.Used, > 0) => "Terpakai dibatalkan: kartu tidak baik",
        (StockKind.Used, _) => "Dicetak",
        (StockKind.Spoiled, _) => "Rusak",
    };
}
