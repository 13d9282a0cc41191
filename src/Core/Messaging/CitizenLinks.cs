using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Messaging;

/// <summary>Which conversations are one citizen's: those that share a <see cref="Conversation.CitizenId"/>. A link is made only with proof.</summary>
public static class CitizenLinks
{
    /// <summary>The conversation itself and those linked to it.</summary>
    public static async Task<IReadOnlyList<long>> OfAsync(KtpBotDb db, long conversationId, CancellationToken cancellationToken)
    {
        var citizen = await db.Conversations.Where(c => c.Id == conversationId).Select(c => c.CitizenId).SingleOrDefaultAsync(cancellationToken);
        return citizen is null
            ? [conversationId]
            : await db.Conversations.Where(c => c.CitizenId == citizen).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Takes one conversation out of its group; a last one alone is no group any more. Saved at once, inside the caller's transaction.</summary>
    public static async Task LeaveAsync(KtpBotDb db, long conversationId, CancellationToken cancellationToken)
    {
        var citizen = await db.Conversations.Where(c => c.Id == conversationId).Select(c => c.CitizenId).SingleOrDefaultAsync(cancellationToken);
        if (citizen is null) return;
        await SetAsync(db.Conversations.Where(c => c.Id == conversationId), null, cancellationToken);
        if (await db.Conversations.CountAsync(c => c.CitizenId == citizen, cancellationToken) == 1)
            await SetAsync(db.Conversations.Where(c => c.CitizenId == citizen), null, cancellationToken);
    }

    /// <summary>Makes both groups one.</summary>
    public static async Task JoinAsync(KtpBotDb db, long one, long other, CancellationToken cancellationToken)
    {
        var both = (await OfAsync(db, one, cancellationToken)).Concat(await OfAsync(db, other, cancellationToken)).Distinct().ToList();
        var known = await db.Conversations.Where(c => both.Contains(c.Id) && c.CitizenId != null).OrderBy(c => c.Id).Select(c => c.CitizenId).FirstOrDefaultAsync(cancellationToken);
        await SetAsync(db.Conversations.Where(c => both.Contains(c.Id)), known ?? Guid.NewGuid(), cancellationToken);
    }

    // The row's version stays: lanes do not remember the link, so no plan of theirs becomes wrong by it.
    private static Task<int> SetAsync(IQueryable<Conversation> conversations, Guid? citizen, CancellationToken cancellationToken) =>
        conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.CitizenId, citizen), cancellationToken);
}
