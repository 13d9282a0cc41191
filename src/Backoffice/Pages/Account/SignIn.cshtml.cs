using System.ComponentModel.DataAnnotations;
using System.Globalization;
using KtpBot.Backoffice.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Account;

internal sealed class SignInModel(OfficerSignIn signIn, TimeProvider time) : PageModel
{
    [BindProperty]
    public SignInInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "ke")]
    public string? ReturnTo { get; set; }

    public string? Problem { get; private set; }

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect("/") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var principal = ModelState.IsValid ? await signIn.CheckAsync(Input.UserName, Input.Password, cancellationToken) : null;
        if (principal is null)
        {
            Problem = "Nama pengguna atau kata sandi tidak cocok, atau akun sedang dikunci sementara. Periksa lagi, atau hubungi admin.";
            return Page();
        }

        var ticket = new AuthenticationProperties();
        ticket.SetString("signed-in", time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        await HttpContext.SignInAsync(principal, ticket);
        return LocalRedirect(Url.IsLocalUrl(ReturnTo) ? ReturnTo : "/");
    }

    public sealed class SignInInput
    {
        [Required, StringLength(32)]
        public string UserName { get; set; } = "";

        [Required, StringLength(128)]
        public string Password { get; set; } = "";
    }
}
