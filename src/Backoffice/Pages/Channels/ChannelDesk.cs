using System.Globalization;
using KtpBot.Backoffice.Pages.Chat;
using KtpBot.Backoffice.Security;
using KtpBot.Core.Audit;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Channels;

/// <summary>Settles alarms and sends again what failed for one cause.</summary>
internal sealed class ChannelDesk(KtpBotDb db, FailedMessages failed, CurrentOfficer officer, TimeProvider time)
{
    /// <summary>Sent again with one click; more would keep the bot from newer messages for too long.</summary>
    public const int MostAtOnce = 500;

    private const int Tries = 3;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The officer has seen to it. The same trouble raises a new alarm.</summary>
    public Task<bool> CloseAsync(long alarmId, CancellationToken cancellationToken)
    {
        var (now, by) = (Now, (long?)officer.Id);
        return ChangeAsync(alarmId, "alarm.close", () => db.ChannelAlarms.Where(a => a.Id == alarmId && a.ClosedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.ClosedAt, now).SetProperty(a => a.ClosedBy, by), cancellationToken), cancellationToken);
    }

    /// <summary>Takes back a close; not one that settled by itself, and not while the same trouble is open again.</summary>
    public Task<bool> ReopenAsync(long alarmId, CancellationToken cancellationToken) =>
        ChangeAsync(alarmId, "alarm.reopen", () => db.ChannelAlarms
            .Where(a => a.Id == alarmId && a.ClosedBy != null && !db.ChannelAlarms.Any(o => o.Channel == a.Channel && o.Code == a.Code && o.ClosedAt == null))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.ClosedAt, (DateTime?)null).SetProperty(a => a.ClosedBy, (long?)null), cancellationToken), cancellationToken);

    /// <summary>Queues everything that failed for the cause once more, each as a new message; how many. A second click finds none left.</summary>
    public async Task<int> ResendAsync(ChannelKind channel, string? code, bool oldToo, CancellationToken cancellationToken)
    {
        for (var left = Tries; ; left--)
        {
            db.ChangeTracker.Clear();
            var messages = await failed.TakeAsync(channel, code, oldToo, MostAtOnce, cancellationToken);
            if (messages.Count == 0) return 0;
            db.OutboxMessages.AddRange(messages.Select(m => MessageDesk.CopyOf(m, m.ConversationId, MessagingJson.ReadOutgoing(m.Content), MessageDesk.ResendKey(m.Id), Now)));
            Note("channel.resend", $"channel:{channel.Name}:{code}");
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return messages.Count;
            }
            catch (DbUpdateException clash) when (left > 1 && StorageClash.Is(clash))
            {
                // Somebody sent one of them at the same moment: look again.
            }
        }
    }

    private async Task<bool> ChangeAsync(long alarmId, string action, Func<Task<int>> change, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await change() == 0) return false;
        Note(action, string.Create(CultureInfo.InvariantCulture, $"alarm:{alarmId}"));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private void Note(string action, string subject) =>
        db.AuditEntries.Add(new AuditEntry { OfficeId = db.OfficeId, At = Now, OfficerId = officer.Id, Action = action, Subject = subject });
}
