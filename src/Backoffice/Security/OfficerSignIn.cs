using System.Globalization;
using System.Security.Claims;
using KtpBot.Core.Audit;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Security;

/// <summary>Checks name and password, counts failures, locks for a while. Why it failed is never told apart to the outside.</summary>
internal sealed class OfficerSignIn(
    KtpBotDb db,
    IPasswordHasher<Officer> hasher,
    SecurityOptions options,
    TimeProvider time,
    ILogger<OfficerSignIn> log)
{
    // Verified against when the name is unknown, so that both answers take the same time.
    private static readonly Lazy<string> Decoy = new(() => new PasswordHasher<Officer>().HashPassword(null!, Guid.NewGuid().ToString()));

    /// <summary>The signed-in principal, or null for a wrong name, a wrong password, an inactive or a locked account.</summary>
    public async Task<ClaimsPrincipal?> CheckAsync(string userName, string password, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var name = userName.Trim().ToLowerInvariant();
        var officer = await db.Officers.SingleOrDefaultAsync(o => o.UserName == name, cancellationToken);
        var verdict = hasher.VerifyHashedPassword(officer!, officer?.PasswordHash ?? Decoy.Value, password);
        if (officer is null || !officer.Active || officer.LockedUntilAt > now)
        {
            OfficerSignInLog.Refused(log, officer?.Id);
            return null;
        }

        var principal = verdict == PasswordVerificationResult.Failed ? null : PrincipalOf(officer);
        if (principal is null) CountFailure(officer, now);
        else
        {
            officer.FailedSignIns = 0;
            officer.LockedUntilAt = null;
            if (verdict == PasswordVerificationResult.SuccessRehashNeeded) officer.PasswordHash = hasher.HashPassword(officer, password);
        }

        db.AuditEntries.Add(new AuditEntry
        {
            OfficeId = db.OfficeId,
            At = now,
            OfficerId = officer.Id,
            Action = principal is null ? "sign-in.failed" : "sign-in",
            Subject = $"officer:{officer.Id}",
        });
        await db.SaveChangesAsync(cancellationToken);
        return principal;
    }

    private static ClaimsPrincipal PrincipalOf(Officer officer)
    {
        var identity = new ClaimsIdentity(CookieAuthenticationDefaults.AuthenticationScheme);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, officer.Id.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new(ClaimTypes.Name, officer.DisplayName));
        identity.AddClaim(new(CurrentOfficer.StampClaim, officer.SecurityStamp));
        foreach (var role in officer.Roles.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            identity.AddClaim(new(ClaimTypes.Role, role));
        }

        return new(identity);
    }

    private void CountFailure(Officer officer, DateTime now)
    {
        officer.FailedSignIns++;
        OfficerSignInLog.Refused(log, officer.Id);
        if (officer.FailedSignIns < options.FailuresBeforeLock) return;
        officer.FailedSignIns = 0;
        officer.LockedUntilAt = now.AddMinutes(options.LockMinutes);
        OfficerSignInLog.Locked(log, officer.Id);
    }
}
