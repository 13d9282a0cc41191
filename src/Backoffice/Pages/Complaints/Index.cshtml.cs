using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Complaints;

internal sealed class IndexModel(ComplaintReader reader) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "saring")]
    public string? Filter { get; set; }

    public IReadOnlyList<ComplaintRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Rows = await reader.ListAsync(Filter, cancellationToken);
}
