using KtpBot.Bot.Conversations;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Channels.Log;

/// <summary>
/// Deletes what is older than it need be: exchanges and closed alarms. Once a day, from two o'clock at night in the office's zone on; a
/// machine that is off at night does it when it is on again.
/// </summary>
internal sealed class ChannelLogSweep(CommitQueue queue, ChannelLogOptions options, OfficeProfile office, TimeProvider time, ILogger<ChannelLogSweep> logger)
{
    /// <summary>Rows in one commit, so that no turn waits long behind them.</summary>
    private const int Piece = 200;

    /// <summary>How long a closed alarm stays to be looked up.</summary>
    private static readonly TimeSpan AlarmsStay = TimeSpan.FromDays(180);

    private static readonly TimeSpan Night = TimeSpan.FromHours(2);

    private DateOnly? _doneOn;

    /// <summary>Does the day's work if it is due. Not to be called twice at once.</summary>
    /// <returns>How many rows were deleted.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var night = office.DateAt(now - Night);
        if (_doneOn == night) return 0;
        var exchanges = await DeleteAsync(db => db.ChannelExchanges.Where(row => row.At < now.AddDays(-options.LogDays)).OrderBy(row => row.At).Take(Piece), cancellationToken);
        var alarms = await DeleteAsync(db => db.ChannelAlarms.Where(row => row.ClosedAt < now - AlarmsStay).OrderBy(row => row.Id).Take(Piece), cancellationToken);
        _doneOn = night;
        if (exchanges + alarms > 0) logger.OldDeleted(exchanges, alarms);
        return exchanges + alarms;
    }

    private async Task<int> DeleteAsync<T>(Func<KtpBotDb, IQueryable<T>> old, CancellationToken cancellationToken)
    {
        for (var all = 0; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var deleted = await queue.WriteAsync(async scope => await old(scope.Db).ExecuteDeleteAsync(cancellationToken));
            all += deleted;
            if (deleted < Piece) return all;
        }
    }
}
