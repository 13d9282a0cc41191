using System.Collections.Concurrent;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WebChat;

/// <summary>
/// Tells delivery what browsers have got and what citizens have seen. Watermarks are gathered and reported together twice a second, so
/// that a stream or a poll costs no write of its own. A report lost with the process comes again when the browser reconnects.
/// </summary>
internal sealed class SeenReports(ActivityLog log, IIntake intake, TimeProvider clock, ILogger<SeenReports> logger) : BackgroundService
{
    /// <summary>After a restart a returning browser gets its whole chat; older messages than these were reported long ago.</summary>
    private const int MostAtOnce = 50;

    private const int ChatsBeforeSweep = 20_000;
    private static readonly TimeSpan GatherFor = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<string, Marks> _chats = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Marks> _changed = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _news = new(0, 1);

    /// <summary>Everything up to this activity has gone out to the citizen's browser, or the browser says that it has it.</summary>
    public void Delivered(string chatId, int watermark) => Note(chatId, watermark, 0);

    /// <summary>The citizen had everything up to this activity on a visible page. Counts no further than what has gone out.</summary>
    public void Read(string chatId, int watermark) => Note(chatId, 0, watermark);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await _news.WaitAsync(stoppingToken);
                await Task.Delay(GatherFor, stoppingToken);
                await ReportAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; the browsers come back and are reported then.
        }
    }

    private async Task ReportAsync(CancellationToken cancellationToken)
    {
        var batch = _changed.Where(x => _changed.TryRemove(x.Key, out _)).Select(x => (ChatId: x.Key, Marks: x.Value, x.Value.Delivered, x.Value.Read)).ToList();
        try
        {
            var reports = new List<DeliveryReport>();
            foreach (var (chatId, marks, delivered, read) in batch)
            {
                reports.AddRange(await ReportsAsync(chatId, marks.ReportedDelivered, delivered, DeliveryState.Delivered, cancellationToken));
                reports.AddRange(await ReportsAsync(chatId, marks.ReportedRead, read, DeliveryState.Read, cancellationToken));
            }

            if (reports.Count > 0) await intake.ReportAsync(reports, cancellationToken);
            foreach (var (_, marks, delivered, read) in batch) (marks.ReportedDelivered, marks.ReportedRead) = (delivered, read);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // An edge: nobody waits for a report; the next watermark brings these again.
            logger.SeenNotReported(e);
            foreach (var (chatId, marks, _, _) in batch) _changed.TryAdd(chatId, marks);
        }

        if (_chats.Count > ChatsBeforeSweep) _chats.Clear();
    }

    private async Task<IEnumerable<DeliveryReport>> ReportsAsync(string chatId, int after, int upTo, DeliveryState state, CancellationToken cancellationToken)
    {
        if (upTo <= after) return [];
        var now = clock.GetUtcNow().UtcDateTime;
        return (await log.OfficeMessagesAsync(chatId, after, upTo, MostAtOnce, cancellationToken))
            .Select(sequence => new DeliveryReport(ChannelKind.WebChat, ActivityLog.IdOf(chatId, sequence), state, now));
    }

    private void Note(string chatId, int delivered, int read)
    {
        var marks = _chats.GetOrAdd(chatId, static _ => new Marks());
        if (!marks.Raise(delivered, read)) return;
        _changed[chatId] = marks;
        if (_news.CurrentCount > 0) return;
        try
        {
            _news.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else woke it in the same moment.
        }
    }

    /// <summary>What one chat has got and seen, and how much of it is reported.</summary>
    private sealed class Marks
    {
        private readonly Lock _gate = new();

        public int Delivered { get; private set; }

        public int Read { get; private set; }

        public int ReportedDelivered { get; set; }

        public int ReportedRead { get; set; }

        public bool Raise(int delivered, int read)
        {
            lock (_gate)
            {
                read = Math.Min(read, Math.Max(Delivered, delivered));
                if (delivered <= Delivered && read <= Read) return false;
                Delivered = Math.Max(Delivered, delivered);
                Read = Math.Max(Read, read);
                return true;
            }
        }
    }
}
