using System.Globalization;
using KtpBot.Backoffice.Audit;
using KtpBot.Backoffice.Live;
using KtpBot.Backoffice.Pages.Cases;
using KtpBot.Core.Notices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Chat;

internal sealed class ShowModel(ChatReader reader, ChatDesk desk, MessageDesk messages, OfficerKnock knock, AuditTrail audit, LiveVersions live) : PageModel
{
    public ChatView Chat { get; private set; } = null!;

    public string? Draft => TempData["Draft"] as string;

    /// <summary>What a citizen reads who is asked to open the reply window.</summary>
    public string KnockWords => MessageText.Of(knock.Write(Chat.Citizen.Language));

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await live.ChatAsync(id, cancellationToken) is not { } mark) return NotFound();
        ViewData["Live"] = mark;
        await audit.WriteAsync("chat.view", string.Create(CultureInfo.InvariantCulture, $"conversation:{id}"), cancellationToken);
        Chat = (await reader.ReadAsync(id, cancellationToken))!;
        return Page();
    }

    public async Task<IActionResult> OnPostTakeAsync(long id, CancellationToken cancellationToken) => Back(ChatLinks.Show(id), await desk.TakeOverAsync(id, cancellationToken));

    public async Task<IActionResult> OnPostReturnAsync(long id, CancellationToken cancellationToken) => Back(ChatLinks.Show(id), await desk.GiveBackAsync(id, cancellationToken));

    public async Task<IActionResult> OnPostNewsAsync(long id, bool wanted, CancellationToken cancellationToken) =>
        Back(ChatLinks.Show(id), await desk.SetNewsAsync(id, wanted, cancellationToken), wanted ? "Warga dikabari lagi." : "Warga tidak dikabari lagi.");

    public async Task<IActionResult> OnPostUnlinkAsync(long id, CancellationToken cancellationToken) =>
        Back(ChatLinks.Show(id), await desk.UnlinkAsync(id, cancellationToken), "Tautan percakapan ini dilepas.");

    public async Task<IActionResult> OnPostResendAsync(long id, long messageId, CancellationToken cancellationToken) =>
        Back(ChatLinks.Show(id), await messages.ResendAsync(id, messageId, cancellationToken));

    public async Task<IActionResult> OnPostSendByAsync(long id, long messageId, long other, CancellationToken cancellationToken) =>
        Back(ChatLinks.At(id, false, messageId), await messages.SendByAsync(id, messageId, other, cancellationToken), "Pesan dikirim lewat kanal lain.");

    public async Task<IActionResult> OnPostWithdrawAsync(long id, long messageId, CancellationToken cancellationToken) =>
        Back(ChatLinks.At(id, false, messageId), await messages.WithdrawAsync(id, messageId, cancellationToken));

    public async Task<IActionResult> OnPostRestoreAsync(long id, long messageId, CancellationToken cancellationToken) =>
        Back(ChatLinks.At(id, false, messageId), await messages.RestoreAsync(id, messageId, cancellationToken));

    public async Task<IActionResult> OnPostWriteAsync(long id, string? text, CancellationToken cancellationToken)
    {
        var words = text?.Trim() ?? "";
        if (words.Length is 0 or > ChatDesk.LongestText) return Back(ChatLinks.Show(id), $"Tulis pesan 1 sampai {ChatDesk.LongestText} huruf.");
        var problem = await desk.WriteAsync(id, words, cancellationToken);
        if (problem is not null) TempData["Draft"] = words;
        return Back(ChatLinks.Show(id), problem);
    }

    private RedirectResult Back(string where, string? problem, string? done = null)
    {
        if (problem is not null) TempData["Refused"] = problem;
        else if (done is not null) TempData["Done"] = done;
        return Redirect(where);
    }
}
