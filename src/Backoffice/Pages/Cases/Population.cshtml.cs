using KtpBot.Backoffice.Population;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Holds the applicant of a case against the population data. There is no other page from which somebody can be looked up.</summary>
internal sealed class PopulationModel(PopulationLookup lookup) : PageModel
{
    public IActionResult OnGet(long id) => Redirect(CaseLinks.Show(id));

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancellationToken)
    {
        var refused = await lookup.RunAsync(id, cancellationToken);
        if (refused == LookupRefusal.NoCase) return NotFound();
        if (refused is { } why) TempData["Refused"] = Sentence(why);
        return Redirect(CaseLinks.Show(id) + "#kependudukan");
    }

    private static string? Sentence(LookupRefusal why) => why switch
    {
        LookupRefusal.NotTheirs => "Langkah ini tidak menunggu Anda, jadi data kependudukan tidak dibuka.",
        LookupRefusal.TooOften => "Anda sudah terlalu sering mencari dalam satu jam ini. Coba lagi nanti; bila memang perlu lebih, hubungi admin.",
        LookupRefusal.NoSource => "Belum ada sumber data kependudukan. Hubungi admin.",
        LookupRefusal.NoCase => null,
    };
}
