using System.Threading.Channels;
using KtpBot.Bot.Conversations;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Channels.Log;

/// <summary>
/// Stores exchanges and alarms behind the message path: what is handed in is redacted at once, waits in memory and is written in small
/// pieces. A crash loses at most the last moments of the log, never a message.
/// </summary>
internal sealed class ChannelLog(CommitQueue queue, Database database, TimeProvider time, ILogger<ChannelLog> logger) : BackgroundService, IChannelLog
{
    /// <summary>Rows in one commit: small, so that a citizen's turn never waits long behind them.</summary>
    private const int Piece = 50;

    private const int MostWaiting = 4_000;

    /// <summary>Beyond this only failures are kept. Together with <see cref="Beat"/> it lets some 500 exchanges a second through, several times what any provider allows.</summary>
    private const int MostOrdinary = 250;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    private readonly Channel<SealedExchange> _rows = Channel.CreateUnbounded<SealedExchange>(new UnboundedChannelOptions { SingleReader = true });
    private readonly AlarmBook _alarms = new();
    private int _waiting;
    private long _left;

    /// <summary>Exchanges left out since the start because there were too many, for metrics.</summary>
    public long Left => Interlocked.Read(ref _left);

    public void Keep(ProviderExchange exchange)
    {
        if (Volatile.Read(ref _waiting) >= (exchange.Failed ? MostWaiting : MostOrdinary))
        {
            Interlocked.Increment(ref _left);
            return;
        }

        Interlocked.Increment(ref _waiting);
        _rows.Writer.TryWrite(SealedExchange.Redacted(exchange));
    }

    public void Raise(ChannelKind channel, string code, string text) => _alarms.Raise(channel, code, text);

    public void Settle(ChannelKind channel, string code) => _alarms.Settle(channel, code);

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
        try
        {
            await using var db = database.CreateDbContext();
            var open = await db.ChannelAlarms.AsNoTracking().Where(a => a.ClosedAt == null).Select(a => new { a.Channel, a.Code }).ToListAsync(cancellationToken);
            _alarms.Remember(open.Select(alarm => (alarm.Channel, alarm.Code)));
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // An edge: alarms from before the start then stay until an officer closes them.
            logger.ExchangesNotKept(error);
        }
    }

    private async Task WriteAllAsync()
    {
        try
        {
            foreach (var change in _alarms.Take()) await WriteAsync(change);

            // What comes in the meantime waits for the next beat: under load the log must never become most of what the writer does.
            for (var left = Volatile.Read(ref _waiting); left > 0 && Take() is { Count: > 0 } rows; left -= rows.Count)
            {
                await queue.WriteAsync(scope =>
                {
                    foreach (var row in rows) scope.Exchanges.Add(row);
                    return true;
                });
            }
        }
        catch (Exception error)
        {
            // An edge: the log may miss something, the messages do not depend on it.
            logger.ExchangesNotKept(error);
        }
    }

    private async Task WriteAsync(AlarmBook.Change change)
    {
        try
        {
            await queue.WriteAsync(async scope =>
            {
                await change.WriteAsync(scope.Db, time.GetUtcNow().UtcDateTime);
                return true;
            });
        }
        catch (Exception error)
        {
            // An edge: another node may have raised the same one in the same moment; the next beat finds its row.
            logger.AlarmNotKept(error);
            _alarms.GiveBack(change);
        }
    }

    private List<SealedExchange> Take()
    {
        var rows = new List<SealedExchange>(Piece);
        while (rows.Count < Piece && _rows.Reader.TryRead(out var row)) rows.Add(row.Seal(database.Cipher));
        Interlocked.Add(ref _waiting, -rows.Count);
        return rows;
    }
}
