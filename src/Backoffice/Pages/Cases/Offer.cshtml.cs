using System.Globalization;
using KtpBot.Backoffice.Security;
using KtpBot.Backoffice.Time;
using KtpBot.Core.Cases;
using KtpBot.Core.Offices;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Offers a free place to one on the waiting list, out of turn if the officer has a reason; the history says who did.</summary>
internal sealed class OfferModel(CaseActions actions, QueueReader queue, FreeSlots slots, OfficeProfile office, OfficeClock clock, CaseDesk desk, CurrentOfficer officer, KtpBotDb db) : PageModel
{
    public string Number { get; private set; } = "";

    public DateOnly? WantedDay { get; private set; }

    public IReadOnlyList<SlotDay> Days { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } file) return NotFound();
        if (await queue.OfAsync(file, cancellationToken) is not { OfferedAt: null } wait || !desk.MayReceive(file, officer.Roles)) return CaseActions.MovedOn(this, id);
        (Number, WantedDay, Days) = (file.Number, wait.WantedDay, await FreeAsync(wait.WantedDay, cancellationToken));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, string? startsAt, CancellationToken cancellationToken)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTime.TryParse(startsAt, CultureInfo.InvariantCulture, utc, out var at)) return Redirect(CaseLinks.Offer(id));
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } file) return NotFound();
        if (await queue.OfAsync(file, cancellationToken) is not { OfferedAt: null } wait || UntilOf(at) is not { } until) return CaseActions.MovedOn(this, id);
        return await actions.TellAsync(this, new SeatOffered(id, actions.Actor, wait.Id, at, until), "Tempat ditawarkan. Pemohon sudah diberi tahu.", cancellationToken, CaseLinks.Queue);
    }

    /// <summary>The wished day's, or all; none that leaves the citizen no time to answer.</summary>
    private async Task<IReadOnlyList<SlotDay>> FreeAsync(DateOnly? wanted, CancellationToken cancellationToken) =>
    [
        .. (await slots.ReadAsync(cancellationToken)).Where(day => wanted is null || day.Date == wanted)
            .Select(day => day with { Starts = [.. day.Starts.Where(at => UntilOf(at) is not null)] }).Where(day => day.Starts.Count > 0),
    ];

    private DateTime? UntilOf(DateTime startsAt) =>
        office.Counters.TryGetValue(SeatBook.RecordingCounter, out var counter) && WaitingList.HoldUntil(counter, startsAt, clock.UtcNow) is var until && until - clock.UtcNow >= WaitingList.LeastTime ? until : null;
}
