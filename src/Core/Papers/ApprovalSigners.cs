using System.Globalization;
using KtpBot.Core.Cases;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Papers;

/// <summary>Reads from a case's history who approved it, and in which role: what a letter is signed with.</summary>
internal static class ApprovalSigners
{
    /// <summary>Approvals that stand, in the order in which they were given; none where the procedure is gone or has no approvals.</summary>
    public static async Task<IReadOnlyList<GivenApproval>> ReadAsync(KtpBotDb db, OfficeProfile office, Procedure? procedure, CaseFile file, CancellationToken cancellationToken)
    {
        if (procedure is null) return [];
        var standing = CaseStanding.Of(procedure, await CasePictures.HistoryAsync(db, file.Id, cancellationToken)).Approvals;
        if (standing.Count == 0) return [];
        var events = await db.CaseEvents.AsNoTracking()
            .Where(e => e.CaseId == file.Id && (e.Kind == EventKinds.StoodIn || e.Kind.StartsWith(EventKinds.Approved)))
            .OrderBy(e => e.Id).ToListAsync(cancellationToken);
        var given = new List<GivenApproval>();
        foreach (var approval in standing)
        {
            var happened = events.Last(e => e.StepId == approval.StepId && e.ActorId == approval.ActorId && e.Kind != EventKinds.StoodIn);
            if (!long.TryParse(approval.ActorId, CultureInfo.InvariantCulture, out var id)) continue;
            if (await db.Officers.AsNoTracking().Where(o => o.Id == id).Select(o => new { o.DisplayName, o.Nip, o.Roles }).SingleOrDefaultAsync(cancellationToken) is not { } officer) continue;
            var stoodFor = events.LastOrDefault(e => e.Kind == EventKinds.StoodIn && e.StepId == happened.StepId && e.ActorId == happened.ActorId && e.At == happened.At)?.ReasonCode;
            var step = procedure.Step(approval.StepId)!;
            var held = officer.Roles.Split(' ', StringSplitOptions.RemoveEmptyEntries);

            // Accounts change; the history says as what he acted, the account only which of several roles it was.
            var candidates = stoodFor is null ? step.Roles : step.StandIns;
            var role = candidates.FirstOrDefault(held.Contains) ?? candidates[0];
            given.Add(new GivenApproval(
                office.Roles.SigningTitle(role), stoodFor is null ? null : office.Roles.SigningTitle(stoodFor), officer.DisplayName, NipOf(officer.Nip), happened.At));
        }

        return given;
    }

    /// <summary>As it is written below a signature: date of birth, month of appointment, sex, serial number (BKN).</summary>
    private static string? NipOf(string? nip) => nip is { Length: 18 } ? $"{nip[..8]} {nip[8..14]} {nip[14]} {nip[15..]}" : nip;
}
