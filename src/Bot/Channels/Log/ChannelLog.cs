using System.Collections.Concurrent;
using System.Threading.Channels;
using KtpBot.Bot.Conversations;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Channels.Log;

/// <summary>
/// Stores exchanges and alarms behind the message path: what is handed in waits in memory, is redacted and written in small pieces.
/// A crash loses at most the last moments of the log, never a message.
/// </summary>
internal sealed class ChannelLog(CommitQueue queue, Database database, TimeProvider time, ILogger<ChannelLog> logger) : BackgroundService, IChannelLog
{
    /// <summary>Rows in one commit: small, so that a citizen's turn never waits long behind them.</summary>
    private const int Piece = 50;

    private const int MostWaiting = 4_000;

    /// <summary>Beyond this only failures are kept. Together with <see cref="Beat"/> it lets some 500 exchanges a second through, several times what any provider allows.</summary>
    private const int MostOrdinary = 250;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    private readonly Channel<ProviderExchange> _waiting = Channel.CreateBounded<ProviderExchange>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Channel<Func<KtpBotDb, DateTime, Task>> _alarms = Channel.CreateUnbounded<Func<KtpBotDb, DateTime, Task>>();
    private readonly ConcurrentDictionary<(ChannelKind, string), bool> _open = new();
    private long _left;

    /// <summary>Exchanges left out since the start because there were too many, for metrics.</summary>
    public long Left => Interlocked.Read(ref _left);

    public void Keep(ProviderExchange exchange)
    {
        if ((!exchange.Failed && _waiting.Reader.Count >= MostOrdinary) || !_waiting.Writer.TryWrite(exchange)) Interlocked.Increment(ref _left);
    }

    public void Raise(ChannelKind channel, string code, string text)
    {
        _open[(channel, code)] = true;
        _alarms.Writer.TryWrite((db, now) => RaiseAsync(db, channel, code, text, now));
    }

    public void Settle(ChannelKind channel, string code)
    {
        if (_open.IsEmpty || !_open.TryRemove((channel, code), out _)) return;
        _alarms.Writer.TryWrite((db, now) => db.ChannelAlarms.Where(a => a.Channel == channel && a.Code == code && a.ClosedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.ClosedAt, now)));
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAllAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await RememberOpenAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Beat, time, stoppingToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            await WriteAllAsync();
        }
    }

    private async Task RememberOpenAsync(CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        foreach (var alarm in await db.ChannelAlarms.AsNoTracking().Where(a => a.ClosedAt == null).Select(a => new { a.Channel, a.Code }).ToListAsync(cancellationToken))
            _open[(alarm.Channel, alarm.Code)] = true;
    }

    private async Task WriteAllAsync()
    {
        try
        {
            while (_alarms.Reader.TryRead(out var change))
            {
                await queue.WriteAsync(async scope =>
                {
                    await change(scope.Db, time.GetUtcNow().UtcDateTime);
                    return true;
                });
            }

            // What came in the meantime waits for the next beat: under load the log must never become most of what the writer does.
            for (var left = _waiting.Reader.Count; left > 0 && Take() is { Count: > 0 } rows; left -= rows.Count)
                await queue.WriteAsync(scope => ExchangeRows.Add(scope.Db, rows));
        }
        catch (Exception error)
        {
            // An edge: the log may miss something, the messages do not depend on it.
            logger.ExchangesNotKept(error);
        }
    }

    private List<ChannelExchange> Take()
    {
        var rows = new List<ChannelExchange>(Piece);
        while (rows.Count < Piece && _waiting.Reader.TryRead(out var exchange))
        {
            rows.Add(new ChannelExchange
            {
                OfficeId = database.Office.OfficeId,
                Channel = exchange.Channel,
                Incoming = exchange.Incoming,
                Subject = exchange.Subject,
                Call = exchange.Call,
                Status = exchange.Status,
                Request = Sealed(exchange.Request, exchange.OpenFields),
                Response = Sealed(exchange.Response, exchange.OpenFields),
                Broken = exchange.Broken,
                At = exchange.At,
                Milliseconds = (int)exchange.Took.TotalMilliseconds,
            });
        }

        return rows;
    }

    // Sealed here and not by the writer, which has citizens' turns to commit.
    private byte[]? Sealed(ReadOnlyMemory<byte> body, IReadOnlySet<string> open) =>
        Redaction.Of(body, open) is { } redacted ? database.Cipher.Seal(redacted) : null;

    private static async Task RaiseAsync(KtpBotDb db, ChannelKind channel, string code, string text, DateTime now)
    {
        if (await db.ChannelAlarms.SingleOrDefaultAsync(a => a.Channel == channel && a.Code == code && a.ClosedAt == null) is { } open)
        {
            open.Text = text;
            open.LastAt = now;
            open.Count++;
        }
        else
        {
            db.ChannelAlarms.Add(new ChannelAlarm { OfficeId = db.OfficeId, Channel = channel, Code = code, Text = text, FirstAt = now, LastAt = now, Count = 1 });
        }

        await db.SaveChangesAsync();
    }
}
