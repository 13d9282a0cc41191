using KtpBot.Backoffice.Pages.Cases;
using KtpBot.Backoffice.Time;
using KtpBot.Core.Bridges;
using KtpBot.Core.Cases;
using KtpBot.Core.Offices;
using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Bridges;

/// <summary>Notes what was done in an application outside, or what it said; also puts an earlier note right.</summary>
internal sealed class NoteModel(KtpBotDb db, BridgeReader reader, CaseDesk desk, CaseActions actions, FieldCipher cipher, OfficeProfile office, OfficeClock clock) : PageModel
{
    [BindProperty]
    public BridgeInput Input { get; set; } = new();

    public long Id { get; private set; }

    public string Number { get; private set; } = "";

    public BridgeSystem System { get; private set; } = null!;

    public string? Problem { get; private set; }

    /// <summary>The meaning was filled in from what the same words meant before.</summary>
    public bool IsSuggested { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, string system, [FromQuery(Name = "betulkan")] long? entryId, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, system, cancellationToken)) return NotFound();
        Input = entryId is null ? Fresh(System, clock, office) : await EarlierAsync(entryId.Value, cancellationToken) ?? Fresh(System, clock, office);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, string system, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, system, cancellationToken)) return NotFound();
        if (!ModelState.IsValid) return Again(ModelState.Values.SelectMany(v => v.Errors).First().ErrorMessage);
        if (string.IsNullOrEmpty(Input.Act) && await MeaningAsync(cancellationToken) is { } meant)
        {
            (Input.Act, IsSuggested) = (meant.Id, true);
            return Again("Tulisan itu pernah diartikan. Periksa artinya di bawah, lalu simpan.");
        }

        var note = Input.ToNote(System, office.Zone);
        if (await desk.HandleAsync(new BridgeNoted(id, actions.Actor, note), cancellationToken) is DeskRefused refused) return Again(refused.OfficerText);
        TempData["Done"] = $"Tercatat: {System.Title}, {System.Words(note.Act, note.Result)}.";
        if ((await reader.ReadAsync(id, cancellationToken))?.Next is { Lead: BridgeLead.Return }) TempData["Draft"] = ""; // Opens the part for sending the case back.
        return Redirect(CaseLinks.Show(id) + "#aplikasi-lain");
    }

    /// <summary>What the same words meant last; nothing when they are new.</summary>
    public async Task<IActionResult> OnPostMeaningAsync(long id, string system, CancellationToken cancellationToken) =>
        await FindAsync(id, system, cancellationToken) ? Content((await MeaningAsync(cancellationToken))?.Id ?? "", "text/plain") : NotFound();

    /// <summary>Now, and nothing else.</summary>
    internal static BridgeInput Fresh(BridgeSystem system, OfficeClock clock, OfficeProfile office) =>
        new() { At = office.LocalTime(clock.UtcNow), Result = system.Results.Count > 0 ? system.Results[0].Id : null };

    private async Task<bool> FindAsync(long id, string system, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(id, system, cancellationToken) is not { } found) return false;
        (Id, Number, System) = (id, found.File.Number, found.System);
        return true;
    }

    private async Task<BridgeAct?> MeaningAsync(CancellationToken cancellationToken) =>
        Input.Words is { Length: > 0 and <= BridgeNote.LongestWords } words ? await BridgeWords.MeaningAsync(db, cipher, System, words, cancellationToken) : null;

    private async Task<BridgeInput?> EarlierAsync(long entryId, CancellationToken cancellationToken) =>
        await db.BridgeEntries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == entryId && e.CaseId == Id && e.System == System.Id && e.SupersededAt == null, cancellationToken) is not { } row
            ? null
            : new BridgeInput { At = office.LocalTime(row.HappenedAt), Act = row.Act, Result = row.Result, Words = row.Words, Reference = row.Reference, Remark = row.Note, Supersedes = row.Id };

    private PageResult Again(string problem)
    {
        Problem = problem;
        ModelState.Clear();
        return Page();
    }
}
