using System.Threading.Channels;
using KtpBot.Core.Population;

namespace KtpBot.Backoffice.Population;

/// <summary>
/// Reads imported extracts one after the other, behind the page that took them. The bytes are held in memory until they are sealed rows,
/// so that no plain copy lies on the disk; an import that ends with the program is written down as cut short and is done again by hand.
/// </summary>
internal sealed class SnapshotQueue(SnapshotImport import, PopulationSweep sweep, ILogger<SnapshotQueue> logger) : BackgroundService
{
    /// <summary>One under way and one behind it: an office has no use for more.</summary>
    private readonly Channel<(long Id, byte[] Bytes)> _waiting = Channel.CreateBounded<(long, byte[])>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.Wait });

    /// <summary>False when enough is waiting already.</summary>
    public bool TryAdd(long snapshotId, byte[] bytes) => _waiting.Writer.TryWrite((snapshotId, bytes));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var (id, bytes) in _waiting.Reader.ReadAllAsync(stoppingToken)) await ReadAsync(id, bytes, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host ends; there is nothing to finish.
        }
    }

    private async Task ReadAsync(long id, byte[] bytes, CancellationToken stoppingToken)
    {
        try
        {
            PopulationLog.SnapshotRead(logger, id, await import.RunAsync(id, bytes, stoppingToken));
            await sweep.RunAsync(stoppingToken);
        }
        catch (Exception error)
        {
            PopulationLog.SnapshotBroken(logger, id, error);
            await GiveUpAsync(id);
        }
    }

    private async Task GiveUpAsync(long id)
    {
        try
        {
            await import.FailAsync(id, SnapshotProblem.CutShort, CancellationToken.None);
        }
        catch (Exception error)
        {
            PopulationLog.SnapshotBroken(logger, id, error); // The hourly round sees that it is silent.
        }
    }
}
