using System.ComponentModel.DataAnnotations;
using KtpBot.Backoffice.Documents;
using KtpBot.Core.Cases;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Hands the card over: who received it, and their signature.</summary>
internal sealed class HandOverModel(CaseActions actions, KtpBotDb db, CounterFiles files, OfficeProfile office) : PageModel
{
    [BindProperty]
    public HandOverInput Input { get; set; } = new();

    public long Id { get; private set; }

    public string Number { get; private set; } = "";

    public string Owner { get; private set; } = "";

    /// <summary>What changes hands: the card, or the letter of a service that makes one.</summary>
    public string Thing { get; private set; } = "kartu";

    /// <summary>The ties this office accepts (office.yaml, pickup_policy).</summary>
    public IReadOnlyList<string> Relations => office.Pickup switch
    {
        PickupPolicy.OwnerOnly => ["sendiri"],
        PickupPolicy.SameKk => ["sendiri", "satu_kk"],
        PickupPolicy.PowerOfAttorney => ["sendiri", "satu_kk", "kuasa"],
    };

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await HeadAsync(id, cancellationToken) is { } elsewhere) return elsewhere;
        Input.ReceivedBy = Owner;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancellationToken)
    {
        if (await HeadAsync(id, cancellationToken) is { } elsewhere) return elsewhere;
        var strokes = StrokeReader.Read(Input.Strokes);
        if (strokes is null && !Input.OnPaper) ModelState.AddModelError("Input.Strokes", "Minta penerima menandatangani di kotak, atau tandai bahwa ia menandatangani di buku.");
        if (!Relations.Contains(Input.Relation)) ModelState.AddModelError("Input.Relation", "Pilih siapa yang menerima.");
        if (!ModelState.IsValid) return Page();
        Guid? signature = strokes is null || Input.OnPaper ? null : await files.TakeSignatureAsync(strokes, cancellationToken);
        var handed = new CardHandedOver(id, actions.Actor, Input.ReceivedBy!.Trim().ToUpperInvariant(), Input.Relation, signature);
        return await actions.TellAsync(this, handed, $"{char.ToUpperInvariant(Thing[0])}{Thing[1..]} sudah diserahkan dan tercatat di buku penyerahan.", cancellationToken);
    }

    private async Task<IActionResult?> HeadAsync(long id, CancellationToken cancellationToken)
    {
        var found = await db.Cases.Where(c => c.Id == id)
            .Select(c => new { c.Number, c.Service, Name = db.People.Where(p => p.Id == c.PersonId).Select(p => p.Name).Single() }).SingleOrDefaultAsync(cancellationToken);
        if (found is null) return NotFound();
        (Id, Number, Owner, Thing) = (id, found.Number, found.Name, found.Service == "surat_pengantar" ? "surat" : "kartu");
        return await actions.OfferedAsync(id, StepActionKind.HandOver, null, cancellationToken) is null ? CaseActions.MovedOn(this, id) : null;
    }

    internal sealed class HandOverInput
    {
        public string Relation { get; set; } = "sendiri";

        [Required(ErrorMessage = "Isi nama lengkap penerima."), StringLength(80)]
        public string? ReceivedBy { get; set; }

        /// <summary>The pen's way as JSON.</summary>
        [StringLength(900_000)]
        public string? Strokes { get; set; }

        /// <summary>The receiver signed, or put a thumbprint, in the paper book.</summary>
        public bool OnPaper { get; set; }
    }
}
