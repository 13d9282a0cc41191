using KtpBot.Core.Cases;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>The slot that a case holds now.</summary>
internal static class Bookings
{
    /// <summary>A slot can be chosen or held: the case waits for its appointment, or its procedure lets one who was sent home come again.</summary>
    public static bool Concern(CaseDesk desk, CaseFile file) => file.Stage == CaseStage.AwaitingRecording || desk.ChoosesSlot(file);

    /// <summary>Booked, or the citizen is already there; null without one. Not tracked: only the desk changes it.</summary>
    public static Task<Appointment?> OfAsync(KtpBotDb db, long caseId, CancellationToken cancellationToken) =>
        db.Appointments.AsNoTracking()
            .Where(a => a.CaseId == caseId && (a.State == AppointmentState.Booked || a.State == AppointmentState.Arrived))
            .OrderByDescending(a => a.Id).FirstOrDefaultAsync(cancellationToken);
}
