using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Cases;

/// <summary>Where news about a case goes, or why it goes nowhere.</summary>
/// <param name="ConversationId">The conversation; null when the citizen is not told.</param>
/// <param name="Language">Its language; empty where that is not known.</param>
/// <param name="WantsNoNews">The citizen opted out of news; what was asked for goes all the same.</param>
/// <param name="Why">Not told: "holder-changed", "opted-out" or "unreachable"; null also where the case has no conversation at all.</param>
internal sealed record CitizenReach(long? ConversationId, string Language, bool WantsNoNews, string? Why)
{
    /// <summary>Looks it up.</summary>
    /// <param name="db">The running transaction.</param>
    /// <param name="file">The case.</param>
    /// <param name="asked">It answers what the citizen did himself (the receipt), so that opting out of news does not hold it back.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<CitizenReach> FindAsync(KtpBotDb db, CaseFile file, bool asked, CancellationToken cancellationToken)
    {
        if (file.ConversationId is not { } id) return new CitizenReach(null, "", false, null);
        var holder = await db.Conversations.Where(c => c.Id == id)
            .Select(c => new { c.Language, c.CitizenId, c.OptedOutAt, c.IdentityChangedAt, c.Unreachable }).SingleAsync(cancellationToken);
        if (holder.IdentityChangedAt >= file.SubmittedAt) return new CitizenReach(null, "", holder.OptedOutAt is not null, "holder-changed");
        if (holder.OptedOutAt is not null && !asked) return new CitizenReach(null, "", true, "opted-out");
        if (!holder.Unreachable) return new CitizenReach(id, holder.Language, holder.OptedOutAt is not null, null);
        var other = holder.CitizenId is not { } citizen ? null : await db.Conversations
            .Where(c => c.CitizenId == citizen && !c.Unreachable && (asked || c.OptedOutAt == null)).OrderByDescending(c => c.LastInboundAt)
            .Select(c => new { c.Id, c.Language }).FirstOrDefaultAsync(cancellationToken);
        return other is null ? new CitizenReach(null, holder.Language, holder.OptedOutAt is not null, "unreachable") : new CitizenReach(other.Id, other.Language, holder.OptedOutAt is not null, null);
    }
}
