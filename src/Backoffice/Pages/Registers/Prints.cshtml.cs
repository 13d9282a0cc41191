using KtpBot.Backoffice.Audit;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Registers;

/// <summary>The books that were printed with a number, each as it was issued.</summary>
internal sealed class PrintsModel(PrintedBooks printed, AuditTrail audit) : PageModel
{
    /// <summary>This page among the books.</summary>
    public const string Tab = "cetakan";

    public IReadOnlyList<PrintedBook> Books { get; private set; } = [];

    public static string NameOf(string book) => book switch
    {
        BookReader.HandOvers => "Penyerahan",
        BookReader.Papers => "Surat keluar",
        _ => "Rekap bulanan",
    };

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await audit.WriteAsync("register.view", "register:" + Tab, cancellationToken);
        Books = await printed.ReadAsync(null, cancellationToken);
    }
}
