using KtpBot.Backoffice.Live;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Chat;

internal sealed class IndexModel(ChatReader reader, LiveVersions live) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "saring")]
    public string? Filter { get; set; }

    [BindProperty(SupportsGet = true, Name = "hal")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<ChatRow> Rows { get; private set; } = [];

    public int Pages { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ViewData["Live"] = await live.ChatsAsync(cancellationToken);
        (Rows, Pages) = await reader.ListAsync(Filter, PageNumber, cancellationToken);
    }
}
