using System.Collections.Concurrent;
using KtpBot.Bot.Tests.Plays.Stages;

namespace KtpBot.Bot.Tests.Plays;

/// <summary>A stage for all plays of a test class. A play is run once, however many tests ask for it, and one after another.</summary>
public abstract class PlayHouse : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _plays = new();
    private readonly SemaphoreSlim _turn = new(1);

    internal abstract PlayStage Stage { get; }

    public async ValueTask InitializeAsync() => await Stage.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Stage.DisposeAsync();
        _turn.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Plays it; the script as it would be written now.</summary>
    internal Task<string> PlayAsync(PlayScript script) =>
        _plays.GetOrAdd(script.Name, _ => new(() => RunAsync(script))).Value;

    private protected virtual Action<PlayStep, IReadOnlyList<(int Phone, Bubble Bubble)>>? Watch(PlayScript script) => null;

    /// <summary>Where the steps that turns enter can be heard.</summary>
    private protected virtual PlayOutcomes? Outcomes() => null;

    private protected virtual void Broken(PlayScript script, PlayRun run)
    {
    }

    private async Task<string> RunAsync(PlayScript script)
    {
        await _turn.WaitAsync();
        var outcomes = Outcomes();
        var run = new PlayRun(Stage, script, outcomes);
        try
        {
            await run.RunAsync(Watch(script));
            return script.Write(run.Said, outcomes?.Found);
        }
        catch (Xunit.Sdk.XunitException)
        {
            Broken(script, run);
            throw;
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

    private volatile PlayOutcomes? _outcomes;

    public InsideHouse() => _stage = new InsideStage((flow, step) =>
    {
        Entered.TryAdd((flow, step), true);
        _outcomes?.Enter(flow, step);
    });

    public ConcurrentDictionary<(string Flow, string Step), bool> Entered { get; } = new();

    internal override PlayStage Stage => _stage;

    private protected override PlayOutcomes Outcomes() => _outcomes = new PlayOutcomes(_stage);

    /// <summary>Whoever writes a play sees how far it came.</summary>
    private protected override void Broken(PlayScript script, PlayRun run)
    {
        if (PlayScript.Updates) File.WriteAllText(script.File, script.Write(run.Said));
    }
}
