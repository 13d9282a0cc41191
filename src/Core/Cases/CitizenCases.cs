using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Cases;

/// <summary>
/// Which cases a citizen reaches as his own: those of his conversation and of the ones linked to it, except what was filed before an
/// address got another holder.
/// </summary>
public static class CitizenCases
{
    /// <summary>The cases, as a query to go on with.</summary>
    public static async Task<IQueryable<CaseFile>> OfAsync(KtpBotDb db, long conversationId, CancellationToken cancellationToken)
    {
        var own = await CitizenLinks.OfAsync(db, conversationId, cancellationToken);
        return db.Cases.Where(c => own.Contains(c.ConversationId!.Value)
            && !db.Conversations.Any(o => o.Id == c.ConversationId && o.IdentityChangedAt != null && o.IdentityChangedAt >= c.SubmittedAt));
    }

    /// <summary>The case of this id, when it is the citizen's own.</summary>
    public static async Task<CaseFile?> FindAsync(KtpBotDb db, long conversationId, long caseId, CancellationToken cancellationToken) =>
        await (await OfAsync(db, conversationId, cancellationToken)).FirstOrDefaultAsync(c => c.Id == caseId, cancellationToken);

    /// <summary>
    /// Whether nobody else has ever spoken for this person here: every case of the person is the citizen's own. Anyone may type somebody
    /// else's NIK, so that one case alone proves nothing about what the office knows of the person.
    /// </summary>
    public static async Task<bool> HoldsPersonAsync(KtpBotDb db, long conversationId, long personId, CancellationToken cancellationToken)
    {
        var own = (await OfAsync(db, conversationId, cancellationToken)).Select(c => c.Id);
        return !await db.Cases.AnyAsync(c => c.PersonId == personId && !own.Contains(c.Id), cancellationToken);
    }

    /// <summary>A case that came without a conversation goes on in this one: its citizen has proved that it is his. Saved, not committed.</summary>
    /// <returns>The case's number; null when it has a conversation already.</returns>
    public static async Task<string?> JoinAsync(KtpBotDb db, long caseId, long conversationId, DateTime now, CancellationToken cancellationToken)
    {
        if (await db.Cases.Where(c => c.Id == caseId && c.ConversationId == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.ConversationId, conversationId), cancellationToken) == 0) return null;
        var file = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == caseId, cancellationToken);
        db.Add(new CaseEvent { OfficeId = db.OfficeId, CaseId = caseId, At = now, Kind = "ChatJoined", Actor = ActorKind.Citizen, ActorId = conversationId.ToString(System.Globalization.CultureInfo.InvariantCulture), Stage = file.Stage, StepId = file.StepId });
        await db.SaveChangesAsync(cancellationToken);
        return file.Number;
    }

    /// <summary>
    /// An address has another holder: the cases filed through it go on with a linked conversation of the same citizen. Call it before
    /// the link is taken away. Without one they stay, closed to the new holder.
    /// </summary>
    public static async Task MoveOnAsync(KtpBotDb db, long conversationId, DateTime now, CancellationToken cancellationToken)
    {
        var linked = await CitizenLinks.OfAsync(db, conversationId, cancellationToken);
        var heir = await db.Conversations.Where(c => linked.Contains(c.Id) && c.Id != conversationId)
            .OrderBy(c => c.Unreachable).ThenByDescending(c => c.LastInboundAt).Select(c => (long?)c.Id).FirstOrDefaultAsync(cancellationToken);
        if (heir is null) return;
        var own = await (await OfAsync(db, conversationId, cancellationToken)).Where(c => c.ConversationId == conversationId)
            .Select(c => new { c.Id, c.Stage, c.StepId }).ToListAsync(cancellationToken);
        foreach (var file in own)
        {
            db.Add(new CaseEvent { OfficeId = db.OfficeId, CaseId = file.Id, At = now, Kind = "HolderMoved", Actor = ActorKind.System, Stage = file.Stage, StepId = file.StepId });
        }

        await db.SaveChangesAsync(cancellationToken);
        var ids = own.ConvertAll(file => file.Id);
        await db.Cases.Where(c => ids.Contains(c.Id)).ExecuteUpdateAsync(set => set.SetProperty(c => c.ConversationId, heir), cancellationToken);
    }
}
