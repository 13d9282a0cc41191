using System.Globalization;
using KtpBot.Core.Audit;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Jobs;

/// <summary>
/// Lets the bot speak of its own accord where a conversation's row says so: it reminds of an unfinished form, goes on after a person,
/// and releases what a person no longer answers. Each row is read again and changed by its version, so two processes that look at
/// once, or a citizen who writes at that moment, do no harm: the words and the row that asked for them go down together.
/// </summary>
internal sealed class Wakes(Database database, DialogEngine engine, WakeTimes times, OfficeProfile office, TextBook texts, TimeProvider time, ILogger<Wakes> logger)
{
    private const int BatchSize = 100;

    /// <summary>Does everything that is due now. Not to be called twice at once.</summary>
    /// <returns>In how many conversations the bot spoke or gave way.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        for (var (last, more) = (0L, true); more;)
        {
            var now = time.GetUtcNow().UtcDateTime;
            List<long> batch;
            await using (var db = database.CreateDbContext())
            {
                batch = await db.Conversations.Where(c => c.WakeAt != null && c.WakeAt <= now && c.Id > last).OrderBy(c => c.Id).Take(BatchSize).Select(c => c.Id).ToListAsync(cancellationToken);
            }

            foreach (var id in batch)
            {
                last = id;
                if (await TryAsync(id, now, cancellationToken)) done++;
            }

            more = batch.Count == BatchSize;
        }

        if (done > 0) logger.Woken(done);
        return done;
    }

    private async Task<bool> TryAsync(long id, DateTime now, CancellationToken cancellationToken)
    {
        try
        {
            return await WakeAsync(id, now, cancellationToken);
        }
        catch (Exception clash) when (StorageClash.Is(clash))
        {
            return false; // The citizen or an officer wrote at this moment; what is then still due is seen with the next look.
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // An edge: one broken conversation must not keep the others waiting.
            logger.WakeFailed(id, error);
            return false;
        }
    }

    private async Task<bool> WakeAsync(long id, DateTime now, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        if (await db.Conversations.SingleOrDefaultAsync(c => c.Id == id && c.WakeAt != null && c.WakeAt <= now, cancellationToken) is not { } c) return false;
        var reason = c.WakeFor;
        (c.WakeAt, c.WakeFor) = (null, null);
        c.Version++;
        var spoke = reason switch
        {
            WakeReason.Nudge => Nudge(db, c, now),
            WakeReason.HandBack => HandBack(db, c, now),
            WakeReason.Away => Release(db, c, now),
            null => false,
        };
        await db.SaveChangesAsync(cancellationToken);
        return spoke;
    }

    private bool Nudge(KtpBotDb db, Conversation c, DateTime now)
    {
        if (c.Owner != ConversationOwner.Bot || c.OptedOutAt is not null || !IsReached(c, now)) return false;
        if (times.IsDay(now)) return Speak(db, c, new FormLeft(), now);

        // The program stood still when it was due: later that day, or not at all.
        if (times.NudgeAt(now.AddHours(-office.NudgeAfterHours)) is { } later && later > now && later < c.LastInboundAt + WakeTimes.Window) (c.WakeAt, c.WakeFor) = (later, WakeReason.Nudge);
        return false;
    }

    private bool HandBack(KtpBotDb db, Conversation c, DateTime now)
    {
        if (c.Owner != ConversationOwner.Bot) return false;
        if (!IsReached(c, now)) return false; // The dialog goes on with the citizen's next word.
        var spoke = Speak(db, c, new PersonLeft(), now);
        if (engine.IsLeftUnfinished(SessionOf(c)) && times.NudgeAt(c.LastInboundAt!.Value) is { } nudge && nudge > now) (c.WakeAt, c.WakeFor) = (nudge, WakeReason.Nudge);
        return spoke;
    }

    /// <summary>Back among those who wait for a person, in its old place; a tap of the citizen brings the bot back.</summary>
    private bool Release(KtpBotDb db, Conversation c, DateTime now)
    {
        if (c.Owner != ConversationOwner.Officer) return false;
        (c.Owner, c.OfficerId) = (ConversationOwner.Queue, null);
        c.HandoffAt ??= now;
        db.AuditEntries.Add(new AuditEntry
        {
            OfficeId = db.OfficeId,
            At = now,
            Action = "chat.release",
            Subject = string.Create(CultureInfo.InvariantCulture, $"conversation:{c.Id}"),
        });
        if (IsReached(c, now)) Speak(db, c, new PersonAway(office.Calendar.IsOpen(now) ? "" : SlotLabel.Long(office, texts, office.Calendar.NextOpening(now), c.Language)), now);
        return true;
    }

    /// <summary>Words of the bot's own accord are neither sent into the void nor kept for the day the citizen writes again.</summary>
    private static bool IsReached(Conversation c, DateTime now) => !c.Unreachable && c.LastInboundAt is { } last && now < last + WakeTimes.Window;

    private bool Speak(KtpBotDb db, Conversation c, DialogInput input, DateTime now)
    {
        var turn = engine.Advance(SessionOf(c), input, now);
        if (turn.Call is { } call) throw new InvalidOperationException($"The dialog asked for {call.Name} although nobody wrote.");
        c.Session = turn.Session.Write();
        foreach (var message in turn.Messages)
        {
            db.OutboxMessages.Add(new OutboxMessage
            {
                OfficeId = db.OfficeId,
                ConversationId = c.Id,
                Origin = OutboxOrigin.Bot,
                Content = MessagingJson.Write(message),
                CreatedAt = now,
            });
        }

        return turn.Messages.Count > 0;
    }

    private static DialogSession SessionOf(Conversation c) => c.Session is { } stored ? DialogSession.Read(stored).Speaking(c.Language) : DialogSession.New(c.Language);
}
