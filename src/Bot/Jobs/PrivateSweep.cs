using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Jobs;

/// <summary>
/// Deletes messages of private flows that have done their work: a complaint lives on in its own row, and the last thread between an
/// anonymous one and its conversation, for whoever holds the key, ends here.
/// </summary>
internal sealed class PrivateSweep(Database database, TimeProvider time)
{
    /// <summary>Longer than a provider repeats a delivery, and than a message waits for the citizen to write again.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(8);

    private static readonly DeliveryState[] Settled = [DeliveryState.Sent, DeliveryState.Delivered, DeliveryState.Read, DeliveryState.Failed];

    /// <returns>How many messages were deleted.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().UtcDateTime - Kept;
        await using var db = database.CreateDbContext();
        return await db.InboxMessages.Where(m => m.IsPrivate && m.ReceivedAt < before && m.State != InboxState.Received).ExecuteDeleteAsync(cancellationToken)
            + await db.OutboxMessages.Where(m => m.IsPrivate && m.CreatedAt < before && Settled.Contains(m.State)).ExecuteDeleteAsync(cancellationToken);
    }
}
