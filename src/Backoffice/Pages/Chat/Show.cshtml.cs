using System.Globalization;
using KtpBot.Backoffice.Audit;
using KtpBot.Backoffice.Live;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Chat;

internal sealed class ShowModel(ChatReader reader, ChatDesk desk, AuditTrail audit, LiveVersions live) : PageModel
{
    public ChatView Chat { get; private set; } = null!;

    public string? Draft => TempData["Draft"] as string;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await live.ChatAsync(id, cancellationToken) is not { } mark) return NotFound();
        ViewData["Live"] = mark;
        await audit.WriteAsync("chat.view", string.Create(CultureInfo.InvariantCulture, $"conversation:{id}"), cancellationToken);
        Chat = (await reader.ReadAsync(id, cancellationToken))!;
        return Page();
    }

    public async Task<IActionResult> OnPostTakeAsync(long id, CancellationToken cancellationToken) => Back(id, await desk.TakeOverAsync(id, cancellationToken));

    public async Task<IActionResult> OnPostReturnAsync(long id, CancellationToken cancellationToken) => Back(id, await desk.GiveBackAsync(id, cancellationToken));

    public async Task<IActionResult> OnPostResendAsync(long id, long messageId, CancellationToken cancellationToken) => Back(id, await desk.ResendAsync(id, messageId, cancellationToken));

    public async Task<IActionResult> OnPostWriteAsync(long id, string? text, CancellationToken cancellationToken)
    {
        var words = text?.Trim() ?? "";
        if (words.Length is 0 or > ChatDesk.LongestText) return Back(id, $"Tulis pesan 1 sampai {ChatDesk.LongestText} huruf.");
        var problem = await desk.WriteAsync(id, words, cancellationToken);
        if (problem is not null) TempData["Draft"] = words;
        return Back(id, problem);
    }

    private RedirectResult Back(long id, string? problem)
    {
        if (problem is not null) TempData["Refused"] = problem;
        return Redirect(ChatLinks.Show(id));
    }
}
