using KtpBot.Core.Data;
using Microsoft.AspNetCore.Mvc;

namespace KtpBot.Backoffice.Pages.Shared;

/// <summary>Tells who keeps the office's data that the last change of a dialog was refused, and where to mend it.</summary>
[ViewComponent(Name = "RefusedDialogs")]
public sealed class RefusedDialogs(LiveDialogs dialogs) : ViewComponent
{
    public IViewComponentResult Invoke() => View("/Pages/Shared/RefusedDialogs.cshtml", dialogs.Refused);
}
