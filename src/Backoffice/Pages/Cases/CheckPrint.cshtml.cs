using System.ComponentModel.DataAnnotations;
using KtpBot.Core.Cases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Staff held the printed card in their hands: good, or to be printed again.</summary>
internal sealed class CheckPrintModel(CaseActions actions) : PageModel
{
    [BindProperty]
    public CheckInput Input { get; set; } = new();

    public IActionResult OnGet(long id) => Redirect(CaseLinks.Show(id));

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancellationToken)
    {
        if (!Input.Good && string.IsNullOrWhiteSpace(Input.Note))
        {
            TempData["Refused"] = "Tulis apa yang tidak baik pada kartunya, supaya cetakan berikutnya benar.";
            return Redirect(CaseLinks.Show(id));
        }

        var done = Input.Good ? "Kartu dinyatakan baik. Pemohon diberi tahu bahwa KTP-el siap diambil." : "Dicatat. Berkas kembali ke siap cetak.";
        return await actions.TellAsync(this, new PrintChecked(id, actions.Actor, Input.JobId, Input.Good, Input.Note?.Trim()), done, cancellationToken);
    }

    internal sealed class CheckInput
    {
        public long JobId { get; set; }

        public bool Good { get; set; }

        [StringLength(300)]
        public string? Note { get; set; }
    }
}
