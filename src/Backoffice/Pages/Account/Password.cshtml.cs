using KtpBot.Backoffice.Audit;
using KtpBot.Backoffice.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Account;

/// <summary>An officer changes their own password; every running sign-in ends.</summary>
internal sealed class PasswordModel(OfficerAccounts accounts, CurrentOfficer me, AuditTrail audit) : PageModel
{
    public string? Problem { get; private set; }

    public async Task<IActionResult> OnPostAsync(string? present, string? password, string? again, CancellationToken cancellationToken)
    {
        Problem = password != again ? "Kedua isian kata sandi baru tidak sama."
            : await accounts.ChangeOwnAsync(me.Id, present ?? "", password ?? "", cancellationToken);
        if (Problem is not null) return Page();
        await audit.WriteAsync("password.change", $"officer:{me.Id}", cancellationToken);
        await HttpContext.SignOutAsync();
        TempData["Done"] = "Kata sandi sudah diganti. Masuk lagi dengan kata sandi baru.";
        return Redirect("/masuk");
    }
}
