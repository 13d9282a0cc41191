using KtpBot.Backoffice.Live;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Channels;

/// <summary>How the channels fare, and what a person must mend. Shows nothing about a citizen.</summary>
internal sealed class IndexModel(ChannelReader reader, ChannelDesk desk, LiveVersions live) : PageModel
{
    public IReadOnlyList<ChannelCard> Cards { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ViewData["Live"] = await live.ChannelsAsync(cancellationToken);
        Cards = await reader.CardsAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostCloseAsync(long alarmId, CancellationToken cancellationToken)
    {
        if (await desk.CloseAsync(alarmId, cancellationToken)) TempData["Done"] = "Gangguan ditandai sudah ditangani. Bila terulang, ia muncul lagi.";
        return Redirect(ChannelLinks.List);
    }

    public async Task<IActionResult> OnPostReopenAsync(long alarmId, CancellationToken cancellationToken)
    {
        if (!await desk.ReopenAsync(alarmId, cancellationToken)) TempData["Refused"] = "Gangguan itu sudah terbuka lagi.";
        return Redirect(ChannelLinks.List);
    }
}
