using System.Globalization;
using KtpBot.Bot.Channels.WebChat.DirectLine;
using KtpBot.Bot.Conversations;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Channels.WebChat;

/// <summary>
/// The rows behind web chats. Appending the same key again changes nothing and answers with the first row: the unique indexes decide,
/// also between nodes. Sequence numbers have no gaps, so a watermark says exactly what a browser has seen.
/// </summary>
internal sealed class ActivityLog(Database database, CommitQueue queue, TimeProvider clock)
{
    /// <summary>How long an equal activity without an id of the client's own counts as the same one sent again.</summary>
    public static readonly TimeSpan EchoWindow = TimeSpan.FromSeconds(4);

    private const int Attempts = 20;
    private const int RecentRows = 12;

    /// <summary>Stores an activity; id, time, channel and conversation are set here.</summary>
    /// <returns>The stored row, which is an older one when the key was known.</returns>
    public async Task<LoggedActivity> AppendAsync(string chatId, ActivityKey key, Activity activity, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await queue.WriteAsync(scope => new ValueTask<LoggedActivity>(AppendAsync(scope.Db, chatId, key, activity, cancellationToken)));
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // The process has one writer, so another node took the number or stored the same key first; what is there now decides.
            }
        }
    }

    /// <summary>Activities after a watermark, oldest first, at most <paramref name="count"/>.</summary>
    public async Task<IReadOnlyList<LoggedActivity>> ReadAsync(string chatId, int after, int count, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var rows = await db.WebChatActivities.AsNoTracking()
            .Where(x => x.ChatId == chatId && x.Sequence > after)
            .OrderBy(x => x.Sequence)
            .Take(count)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(LoggedActivity.Of)];
    }

    /// <summary>One activity, or null.</summary>
    public async Task<LoggedActivity?> FindAsync(string chatId, int sequence, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var row = await db.WebChatActivities.AsNoTracking().FirstOrDefaultAsync(x => x.ChatId == chatId && x.Sequence == sequence, cancellationToken);
        return row is null ? null : LoggedActivity.Of(row);
    }

    /// <summary>What citizens posted since a moment and the intake has never seen: the process died between the two commits.</summary>
    public async Task<IReadOnlyList<LoggedActivity>> UnacceptedAsync(DateTime since, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var rows = await db.WebChatActivities.AsNoTracking()
            .Where(x => x.CreatedAt >= since && !x.ActivityKey.StartsWith(ActivityKey.OutboxPrefix))
            .Where(x => !db.InboxMessages.Any(m => m.Channel == ChannelKind.WebChat && m.ExternalId == x.ChatId + ":" + x.ActivityKey))
            .OrderBy(x => x.Id)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(LoggedActivity.Of)];
    }

    private async Task<LoggedActivity> AppendAsync(KtpBotDb db, string chatId, ActivityKey key, Activity activity, CancellationToken cancellationToken)
    {
        var recent = await db.WebChatActivities.AsNoTracking()
            .Where(x => x.ChatId == chatId)
            .OrderByDescending(x => x.Sequence)
            .Take(RecentRows)
            .Select(x => new { x.Sequence, x.ActivityKey, x.CreatedAt })
            .ToListAsync(cancellationToken);
        var last = recent.FirstOrDefault();
        var sequence = (last?.Sequence ?? 0) + 1;
        var now = AtMillisecond(clock.GetUtcNow().UtcDateTime);
        // Clients sort by time, so time never stands still or runs back within a chat, whatever the clocks of two nodes say.
        if (last is not null && now <= last.CreatedAt) now = AtMillisecond(last.CreatedAt).AddMilliseconds(1);

        var stored = key.IsDigest
            ? recent.FirstOrDefault(x => x.ActivityKey.StartsWith(key.Text + ":", StringComparison.Ordinal) && now - x.CreatedAt < EchoWindow)?.ActivityKey
                ?? $"{key.Text}:{sequence.ToString(CultureInfo.InvariantCulture)}"
            : key.Text;
        var known = await db.WebChatActivities.AsNoTracking().FirstOrDefaultAsync(x => x.ChatId == chatId && x.ActivityKey == stored, cancellationToken);
        if (known is not null) return LoggedActivity.Of(known);

        activity = activity with
        {
            Id = $"{chatId}|{sequence.ToString("D7", CultureInfo.InvariantCulture)}",
            Timestamp = now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ChannelId = "directline",
            Conversation = new ChatReference(chatId),
        };
        var row = new WebChatActivity
        {
            OfficeId = db.OfficeId,
            ChatId = chatId,
            Sequence = sequence,
            ActivityKey = stored,
            Activity = LoggedActivity.Write(activity),
            CreatedAt = now,
        };
        db.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return LoggedActivity.Of(row);
    }

    private static DateTime AtMillisecond(DateTime at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMillisecond));
}
