using System.Collections.Concurrent;
using KtpBot.Bot.Tests.Plays.Stages;

namespace KtpBot.Bot.Tests.Plays;

/// <summary>A stage for all plays of a test class. A play is run once, however many tests ask for it, and one after another.</summary>
public abstract class PlayHouse : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<IReadOnlyList<(int Phone, Bubble Bubble)>>>>> _plays = new();
    private readonly SemaphoreSlim _turn = new(1);

    internal abstract PlayStage Stage { get; }

    public async ValueTask InitializeAsync() => await Stage.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Stage.DisposeAsync();
        _turn.Dispose();
        GC.SuppressFinalize(this);
    }

    internal Task<IReadOnlyList<IReadOnlyList<(int Phone, Bubble Bubble)>>> PlayAsync(PlayScript script) =>
        _plays.GetOrAdd(script.Name, _ => new(() => RunAsync(script))).Value;

    private protected virtual Action<PlayStep, IReadOnlyList<(int Phone, Bubble Bubble)>>? Watch(PlayScript script) => null;

    private async Task<IReadOnlyList<IReadOnlyList<(int Phone, Bubble Bubble)>>> RunAsync(PlayScript script)
    {
        await _turn.WaitAsync();
        try
        {
            return await new PlayRun(Stage, script).RunAsync(Watch(script));
        }
        finally
        {
            _turn.Release();
        }
    }
}

/// <summary>Inside the process; also notes which steps of the flows are entered, and by which play first.</summary>
public sealed class InsideHouse : PlayHouse
{
    private readonly InsideStage _stage;

    public InsideHouse() => _stage = new InsideStage((flow, step) => Entered.TryAdd((flow, step), true));

    public ConcurrentDictionary<(string Flow, string Step), bool> Entered { get; } = new();

    internal override PlayStage Stage => _stage;
}
