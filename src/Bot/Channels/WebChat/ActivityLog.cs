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
    public async Task<LoggedActivity> AppendAsync(string chatId, ActivityKey key, Activity activity, CancellationToken cancellationToken) =>
        (await AppendAsync(chatId, key, activity, onlyFirst: false, cancellationToken))!;

    /// <summary>Stores an activity in a chat where nothing was ever said; null when something was.</summary>
    public Task<LoggedActivity?> AppendFirstAsync(string chatId, ActivityKey key, Activity activity, CancellationToken cancellationToken) =>
        AppendAsync(chatId, key, activity, onlyFirst: true, cancellationToken);

    private async Task<LoggedActivity?> AppendAsync(string chatId, ActivityKey key, Activity activity, bool onlyFirst, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await queue.WriteAsync(scope => new ValueTask<LoggedActivity?>(AppendAsync(scope.Db, chatId, key, activity, onlyFirst, cancellationToken)));
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // The process has one writer, so another node took the number or stored the same key first; what is there now decides.
            }
        }
    }

    /// <summary>Activities after a watermark, oldest first, at most <paramref name="count"/>.</summary>
    /// <returns>Null when the log does not reach up to the watermark: what this client has seen was erased.</returns>
    public async Task<IReadOnlyList<LoggedActivity>?> ReadAsync(string chatId, int after, int count, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        // The row that the client saw last is read again: with it, an erased chat costs no question of its own.
        var rows = await db.WebChatActivities.AsNoTracking()
            .Where(x => x.ChatId == chatId && x.Sequence >= after)
            .OrderBy(x => x.Sequence)
            .Take(count + 1)
            .ToListAsync(cancellationToken);
        if (after > 0 && rows.Count == 0) return null;
        return [.. rows.Where(x => x.Sequence > after).Take(count).Select(LoggedActivity.Of)];
    }

    /// <summary>The numbers of the office's own messages after one watermark up to another, newest first.</summary>
    public async Task<IReadOnlyList<int>> OfficeMessagesAsync(string chatId, int after, int upTo, int count, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        return await db.WebChatActivities.AsNoTracking()
            .Where(x => x.ChatId == chatId && x.Sequence > after && x.Sequence <= upTo && x.ActivityKey.StartsWith(ActivityKey.OutboxPrefix))
            .OrderByDescending(x => x.Sequence)
            .Take(count)
            .Select(x => x.Sequence)
            .ToListAsync(cancellationToken);
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

    private async Task<LoggedActivity?> AppendAsync(KtpBotDb db, string chatId, ActivityKey key, Activity activity, bool onlyFirst, CancellationToken cancellationToken)
    {
        var recent = await db.WebChatActivities.AsNoTracking()
            .Where(x => x.ChatId == chatId)
            .OrderByDescending(x => x.Sequence)
            .Take(RecentRows)
            .Select(x => new { x.Sequence, x.ActivityKey, x.CreatedAt })
            .ToListAsync(cancellationToken);
        var last = recent.FirstOrDefault();
        if (onlyFirst && last is not null) return null;
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
            Id = IdOf(chatId, sequence),
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

    /// <summary>The id of an activity in its chat.</summary>
    public static string IdOf(string chatId, int sequence) => $"{chatId}|{sequence.ToString("D7", CultureInfo.InvariantCulture)}";

    private static DateTime AtMillisecond(DateTime at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMillisecond));
}
