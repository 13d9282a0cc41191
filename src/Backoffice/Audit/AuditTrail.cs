using KtpBot.Backoffice.Live;
using KtpBot.Backoffice.Security;
using KtpBot.Core.Audit;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Audit;

/// <summary>Writes down who looked at what. The row is stored before the data leaves the server.</summary>
internal sealed class AuditTrail(KtpBotDb db, CurrentOfficer officer, SecurityOptions options, TimeProvider time, IHttpContextAccessor accessor)
{
    /// <summary>Stores one row. A page that refreshes itself counts once per idle time, everything else each time.</summary>
    /// <param name="action">For example case.view.</param>
    /// <param name="subject">For example case:12; never the data itself.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task WriteAsync(string action, string subject, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var id = officer.Id;
        if (LiveRequest.Is(accessor.HttpContext!.Request))
        {
            var since = now.AddMinutes(-options.IdleMinutes);
            if (await db.AuditEntries.AnyAsync(a => a.Subject == subject && a.Action == action && a.OfficerId == id && a.At > since, cancellationToken)) return;
        }

        db.AuditEntries.Add(new AuditEntry { OfficeId = db.OfficeId, At = now, OfficerId = id, Action = action, Subject = subject });
        await db.SaveChangesAsync(cancellationToken);
    }
}
