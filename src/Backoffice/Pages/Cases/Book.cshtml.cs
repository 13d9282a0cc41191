using System.Globalization;
using KtpBot.Core.Cases;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Chooses a recording slot for the citizen.</summary>
internal sealed class BookModel(CaseActions actions, FreeSlots slots, KtpBotDb db) : PageModel
{
    public long Id { get; private set; }

    public string Number { get; private set; } = "";

    public IReadOnlyList<SlotDay> Days { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await db.Cases.Where(c => c.Id == id).Select(c => c.Number).SingleOrDefaultAsync(cancellationToken) is not { } number) return NotFound();
        if (await actions.OfferedAsync(id, StepActionKind.BookSlot, null, cancellationToken) is null) return CaseActions.MovedOn(this, id);
        (Id, Number, Days) = (id, number, await slots.ReadAsync(cancellationToken));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, string? startsAt, CancellationToken cancellationToken)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTime.TryParse(startsAt, CultureInfo.InvariantCulture, utc, out var at)) return Redirect(CaseLinks.Book(id));
        return await actions.TellAsync(this, new SlotChosen(id, actions.Actor, at), "Jadwal rekam tersimpan. Pemohon sudah diberi tahu.", cancellationToken);
    }
}
