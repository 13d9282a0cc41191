using KtpBot.Backoffice.Security;
using KtpBot.Backoffice.Time;
using KtpBot.Core.Offices;
using KtpBot.Core.Queueing;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Queueing;

/// <summary>The waiting room's screen. Opened by its code alone (<see cref="ScreenCode"/>): a television cannot sign in. It shows numbers and counters, never a person.</summary>
internal sealed class ScreenModel(QueueBoard board, ScreenCode codes, CurrentOfficer officer, OfficeProfile office, OfficeClock clock, KtpBotDb db) : PageModel
{
    /// <summary>The one shown large, and five before it.</summary>
    private const int Most = 6;

    public string Code { get; private set; } = "";

    public string Version { get; private set; } = "";

    public IReadOnlyList<CalledNumber> Calls { get; private set; } = [];

    public int Waiting { get; private set; }

    public string OfficeName => office.ShortName;

    /// <summary>"07.30–12.00 dan 13.00–16.00"; null on a day without hours.</summary>
    public string? Hours => office.Calendar.SpansOn(clock.Today).ToList() is { Count: > 0 } spans
        ? string.Join(" dan ", spans.Select(s => $"{clock.Hour(s.From)}–{clock.Hour(s.Until)}")) + " " + office.ZoneLabel
        : null;

    public async Task<IActionResult> OnGetAsync(string? kode, CancellationToken cancellationToken)
    {
        if (kode is null && User.Identity?.IsAuthenticated == true && officer.MayOpen(AccessPolicy.Cases))
            return Redirect($"{QueueLinks.Screen}/{await codes.PresentAsync(db, cancellationToken)}");
        if (!await codes.OpensAsync(db, kode, cancellationToken)) return NotFound();
        (Code, Version) = (kode!, await board.VersionAsync(db, cancellationToken));
        Calls = await board.LastCallsAsync(db, Most, cancellationToken);
        Waiting = (await board.TodayAsync(db, cancellationToken)).Line.Count;
        return Page();
    }
}
