using KtpBot.Backoffice.Security;
using KtpBot.Core.Messaging;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Channels;

/// <summary>The messages that failed for one cause, to look at or to send again together.</summary>
internal sealed class FailedModel(FailedMessages failed, ChannelDesk desk, CurrentOfficer officer) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "sebab")]
    public string? Cause { get; set; }

    public ChannelKind Channel { get; private set; }

    public FailedView Found { get; private set; } = null!;

    public bool MayOpenChats => officer.MayOpen(AccessPolicy.Chat);

    public bool MayOpenCases => officer.MayOpen(AccessPolicy.Cases);

    public async Task OnGetAsync(string channel, CancellationToken cancellationToken)
    {
        Channel = ChannelKind.Of(channel);
        Found = await failed.ReadAsync(Channel, Code, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(string channel, bool oldToo, CancellationToken cancellationToken)
    {
        var kind = ChannelKind.Of(channel);
        var sent = await desk.ResendAsync(kind, Code, oldToo, cancellationToken);
        if (sent > 0) TempData["Done"] = $"{sent} pesan dikirim ulang.";
        else TempData["Refused"] = "Tidak ada pesan yang perlu dikirim ulang.";
        return Redirect(ChannelLinks.Failed(kind, Code));
    }

    private string? Code => string.IsNullOrEmpty(Cause) ? null : Cause;
}
