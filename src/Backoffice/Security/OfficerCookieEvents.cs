using System.Globalization;
using System.Security.Claims;
using KtpBot.Backoffice.Live;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Security;

/// <summary>Ends a sign-in when the account was changed or closed, or the longest time is over; a page that only watches does not keep it alive.</summary>
internal sealed class OfficerCookieEvents(KtpBotDb db, SecurityOptions options, TimeProvider time) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var id = long.Parse(context.Principal!.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture);
        var stamp = context.Principal!.FindFirstValue(CurrentOfficer.StampClaim);
        var signedInAt = context.Properties.GetString("signed-in");
        var tooOld = !DateTimeOffset.TryParse(signedInAt, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
            || time.GetUtcNow() - at > TimeSpan.FromHours(options.LongestHours);
        if (!tooOld && await db.Officers.AnyAsync(o => o.Id == id && o.Active && o.SecurityStamp == stamp)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync();
    }

    public override Task CheckSlidingExpiration(CookieSlidingExpirationContext context)
    {
        context.ShouldRenew = !LiveRequest.Is(context.HttpContext.Request) && context.ElapsedTime > TimeSpan.FromSeconds(30);
        return Task.CompletedTask;
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (!LiveRequest.Is(context.Request)) return base.RedirectToLogin(context);
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    // The status page answers with a sentence; a redirect would hide the 403 from scripts and tests.
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
