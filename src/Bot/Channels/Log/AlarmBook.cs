using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Channels.Log;

/// <summary>
/// What was raised and settled since the last write, one entry for each alarm however often it came: a channel in trouble says so with
/// every message. Knows which alarms are open, so that the success of every message costs nothing while all is well.
/// </summary>
internal sealed class AlarmBook
{
    private readonly Lock _gate = new();
    private readonly HashSet<(ChannelKind, string)> _open = [];
    private Dictionary<(ChannelKind, string), Change> _changes = [];
    private volatile bool _anyOpen;

    /// <summary>Alarms that were open when the process started.</summary>
    public void Remember(IEnumerable<(ChannelKind Channel, string Code)> open)
    {
        lock (_gate)
        {
            _open.UnionWith(open);
            _anyOpen = _open.Count > 0;
        }
    }

    public void Raise(ChannelKind channel, string code, string text)
    {
        lock (_gate)
        {
            _open.Add((channel, code));
            _anyOpen = true;
            var before = _changes.GetValueOrDefault((channel, code));
            _changes[(channel, code)] = new Change(channel, code, text, (before?.Count ?? 0) + 1, Settled: false);
        }
    }

    public void Settle(ChannelKind channel, string code)
    {
        if (!_anyOpen) return;
        lock (_gate)
        {
            if (!_open.Remove((channel, code))) return;
            _anyOpen = _open.Count > 0;
            var before = _changes.GetValueOrDefault((channel, code));
            _changes[(channel, code)] = new Change(channel, code, before?.Text ?? "", before?.Count ?? 0, Settled: true);
        }
    }

    /// <summary>The changes since the last call.</summary>
    public IReadOnlyCollection<Change> Take()
    {
        lock (_gate)
        {
            if (_changes.Count == 0) return [];
            var taken = _changes;
            _changes = [];
            return taken.Values;
        }
    }

    /// <summary>Brings back what could not be written; what came since counts on top.</summary>
    public void GiveBack(Change change)
    {
        lock (_gate)
        {
            _changes[(change.Channel, change.Code)] = _changes.GetValueOrDefault((change.Channel, change.Code)) is { } since
                ? since with { Count = since.Count + change.Count, Text = since.Text.Length > 0 ? since.Text : change.Text }
                : change;
        }
    }

    /// <summary>One alarm's changes together.</summary>
    internal sealed record Change(ChannelKind Channel, string Code, string Text, int Count, bool Settled)
    {
        public async ValueTask WriteAsync(KtpBotDb db, DateTime now)
        {
            var open = await db.ChannelAlarms.SingleOrDefaultAsync(a => a.Channel == Channel && a.Code == Code && a.ClosedAt == null);
            if (open is null && Count == 0) return; // An officer has closed it already.
            if (open is null)
            {
                open = new ChannelAlarm { OfficeId = db.OfficeId, Channel = Channel, Code = Code, Text = Text, FirstAt = now, LastAt = now, Count = Count };
                db.ChannelAlarms.Add(open);
            }
            else if (Count > 0)
            {
                (open.Text, open.LastAt, open.Count) = (Text, now, open.Count + Count);
            }

            if (Settled) open.ClosedAt = now;
            await db.SaveChangesAsync();
        }
    }
}
