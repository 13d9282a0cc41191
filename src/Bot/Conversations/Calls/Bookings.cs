using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>The slot that a case holds now.</summary>
internal static class Bookings
{
    /// <summary>Booked, or the citizen is already there; null without one. Not tracked: only the desk changes it.</summary>
    public static Task<Appointment?> OfAsync(KtpBotDb db, long caseId, CancellationToken cancellationToken) =>
        db.Appointments.AsNoTracking()
            .Where(a => a.CaseId == caseId && (a.State == AppointmentState.Booked || a.State == AppointmentState.Arrived))
            .OrderByDescending(a => a.Id).FirstOrDefaultAsync(cancellationToken);
}
