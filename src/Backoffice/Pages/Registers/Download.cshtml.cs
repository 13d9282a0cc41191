using KtpBot.Backoffice.Audit;
using KtpBot.Backoffice.Security;
using KtpBot.Backoffice.Time;
using KtpBot.Core.Data;
using KtpBot.Core.Papers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Registers;

/// <summary>A month of a book as a file: CSV and XLSX to work with, a numbered PDF to sign and keep.</summary>
internal sealed class DownloadModel(BookReader books, OfficeClock clock, PaperDesk papers, CurrentOfficer officer, AuditTrail audit) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "bulan")]
    public string? MonthWord { get; set; }

    private DateOnly Month => OfficeClock.MonthOf(MonthWord) ?? clock.ThisMonth;

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnGetCsvAsync(string book, CancellationToken cancellationToken) =>
        await ReadAsync(book, cancellationToken) is not { } table ? NotFound() : File(Csv(table), "text/csv; charset=utf-8", NameOf(book, "csv"));

    public async Task<IActionResult> OnGetXlsxAsync(string book, CancellationToken cancellationToken) =>
        await ReadAsync(book, cancellationToken) is not { } table ? NotFound() : File(XlsxFile.Write(table), XlsxFile.MimeType, NameOf(book, "xlsx"));

    /// <summary>Takes a number, so it is asked for with a form.</summary>
    public async Task<IActionResult> OnPostPdfAsync(string book, CancellationToken cancellationToken) =>
        await ReadAsync(book, cancellationToken) is not { } table
            ? NotFound()
            : File((await papers.PrintAsync(BookReader.KindOf(book)!.Value, book, Month, table, officer.Id, cancellationToken)).Pdf, "application/pdf", NameOf(book, "pdf"));

    /// <summary>A printed book exactly as it was issued.</summary>
    public async Task<IActionResult> OnGetPrintAsync(string book, long paper, CancellationToken cancellationToken)
    {
        if (BookReader.KindOf(book) is null || await papers.BookAsync(paper, cancellationToken) is not { } file) return NotFound();
        await audit.WriteAsync("paper.view", $"paper:{paper}", cancellationToken);
        return File(file.Pdf, "application/pdf", file.Name);
    }

    private async Task<TableText?> ReadAsync(string book, CancellationToken cancellationToken)
    {
        if (BookReader.KindOf(book) is null) return null;
        await audit.WriteAsync("register.export", $"register:{book}:{HandOversModel.Word(Month)}", cancellationToken);
        return await books.ReadAsync(book, Month, cancellationToken);
    }

    private string NameOf(string book, string ending) => $"buku-{book}-{HandOversModel.Word(Month)}.{ending}";

    private static byte[] Csv(TableText table) => new CsvTable(';').Write(
        [.. table.Columns.Select(c => c.Title)], table.Total is { } total ? table.Rows.Append(total) : table.Rows);
}
