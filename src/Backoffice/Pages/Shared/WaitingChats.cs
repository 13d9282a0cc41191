using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Shared;

/// <summary>How many citizens wait for a person; stands beside the menu word on every page.</summary>
[ViewComponent(Name = "WaitingChats")]
public sealed class WaitingChats(KtpBotDb db) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var waiting = await db.Conversations.CountAsync(c => c.Owner == ConversationOwner.Queue, HttpContext.RequestAborted);
        return View("/Pages/Shared/WaitingChats.cshtml", waiting);
    }
}
