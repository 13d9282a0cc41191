using KtpBot.Backoffice.Live;
using KtpBot.Backoffice.Security;
using KtpBot.Core.Cases;
using KtpBot.Core.Offices;
using KtpBot.Core.Queueing;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Queueing;

/// <summary>The queue from an officer's counter: who waits, who is called, and the buttons for it.</summary>
internal sealed class IndexModel(BoardReader reader, QueueDesk queue, CaseDesk desk, CurrentOfficer officer, OfficeProfile office, LiveVersions live, QueueBoard board, ScreenCode screen, KtpBotDb db) : PageModel
{
    /// <summary>Which counter this browser stands at.</summary>
    internal const string CounterCookie = "antrean-loket";

    public BoardView Board { get; private set; } = null!;

    public string? Counter { get; private set; }

    public string CounterName => office.Queue.Counter(Counter)?.Name ?? "";

    public IReadOnlyList<(string Id, string Name)> Counters => [.. office.Queue.Counters.Select(c => (c.Id, c.Name))];

    public string ScreenUrl { get; private set; } = "";

    public int MissedBack => office.Queue.MissedBack;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ViewData["Live"] = await live.QueueAsync(await board.VersionAsync(db, cancellationToken), cancellationToken);
        Counter = Here;
        ScreenUrl = $"{Request.Scheme}://{Request.Host}{QueueLinks.Screen}/{await screen.PresentAsync(db, cancellationToken)}";
        Board = await reader.ReadAsync(Counter, cancellationToken);
    }

    public IActionResult OnPostCounter(string? loket)
    {
        if (office.Queue.Counter(loket) is null) Response.Cookies.Delete(CounterCookie);
        else Response.Cookies.Append(CounterCookie, loket!, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Request.IsHttps, MaxAge = TimeSpan.FromDays(90), IsEssential = true });
        return Redirect(QueueLinks.Index);
    }

    public async Task<IActionResult> OnPostNextAsync(CancellationToken cancellationToken) => Told(await queue.CallNextAsync(Here ?? "", officer.Id, cancellationToken));

    public async Task<IActionResult> OnPostCallAsync(long id, CancellationToken cancellationToken) => Told(await queue.CallAsync(id, Here ?? "", officer.Id, cancellationToken));

    public async Task<IActionResult> OnPostAgainAsync(long id, CancellationToken cancellationToken) => Told(await queue.CallAgainAsync(id, officer.Id, cancellationToken));

    public async Task<IActionResult> OnPostServeAsync(long id, CancellationToken cancellationToken) => Told(await queue.ServeAsync(id, officer.Id, cancellationToken));

    /// <summary>He is there: the case's step is decided, and his number is served. The desk of cases goes first, for it may refuse.</summary>
    public async Task<IActionResult> OnPostArrivedAsync(long id, CancellationToken cancellationToken)
    {
        if (await reader.ArrivalOfAsync(id, cancellationToken) is not { Input: { } input } arrival) return Told(new QueueRefused("Berkasnya sudah berpindah langkah. Pakai tombol Hadir, lalu buka berkasnya."));
        if (await desk.HandleAsync(input, cancellationToken) is DeskRefused refused) return Told(new QueueRefused(refused.OfficerText));
        var outcome = await queue.ServeAsync(id, officer.Id, cancellationToken);
        return Told(outcome is QueueDone done ? done with { OfficerText = $"{done.OfficerText} Berkas: {arrival.Label}." } : outcome);
    }

    public async Task<IActionResult> OnPostDoneAsync(long id, CancellationToken cancellationToken) => Told(await queue.DoneAsync(id, officer.Id, cancellationToken));

    public async Task<IActionResult> OnPostMissAsync(long id, CancellationToken cancellationToken) => Told(await queue.MissAsync(id, officer.Id, cancellationToken));

    public async Task<IActionResult> OnPostBackAsync(long id, CancellationToken cancellationToken) => Told(await queue.PutBackAsync(id, officer.Id, cancellationToken));

    public async Task<IActionResult> OnPostLeaveAsync(long id, CancellationToken cancellationToken) => Told(await queue.LeaveAsync(id, officer.Id, cancellationToken));

    public async Task<IActionResult> OnPostMarkAsync(long id, bool priority, CancellationToken cancellationToken) => Told(await queue.PrioritiseAsync(id, priority, officer.Id, cancellationToken));

    public async Task<IActionResult> OnPostUndoAsync(CancellationToken cancellationToken) => Told(await queue.UndoAsync(officer.Id, cancellationToken));

    /// <summary>Another address for the screen, where the old one got into wrong hands.</summary>
    public async Task<IActionResult> OnPostScreenAsync(CancellationToken cancellationToken)
    {
        await screen.ChangeAsync(cancellationToken);
        TempData["Done"] = "Alamat layar sudah diganti. Layar yang terpasang perlu dibuka lagi dengan alamat baru.";
        return Redirect(QueueLinks.Index);
    }

    private string? Here => office.Queue.Counter(Request.Cookies[CounterCookie])?.Id ?? (office.Queue.Counters is [var only] ? only.Id : null);

    private RedirectResult Told(QueueOutcome outcome)
    {
        if (outcome is QueueDone done) TempData["Done"] = done.OfficerText;
        else TempData["Refused"] = ((QueueRefused)outcome).OfficerText;
        return Redirect(QueueLinks.Index);
    }
}
