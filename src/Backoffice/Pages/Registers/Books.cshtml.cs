using KtpBot.Backoffice.Audit;
using KtpBot.Backoffice.Time;
using KtpBot.Core.Papers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Registers;

/// <summary>The book of outgoing papers and the month in figures.</summary>
internal sealed class BooksModel(BookReader reader, OfficeClock clock, AuditTrail audit) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "bulan")]
    public string? MonthWord { get; set; }

    public string Book { get; private set; } = "";

    public string Title => Book == BookReader.Papers ? "Buku Surat Keluar" : "Rekapitulasi Bulanan";

    public DateOnly Month { get; private set; }

    public TableText Table { get; private set; } = null!;

    public async Task OnGetAsync(string book, CancellationToken cancellationToken)
    {
        (Book, Month) = (book, OfficeClock.MonthOf(MonthWord) ?? clock.ThisMonth);
        await audit.WriteAsync("register.view", $"register:{book}:{HandOversModel.Word(Month)}", cancellationToken);
        Table = (await reader.ReadAsync(book, Month, cancellationToken))!;
    }
}
