using System.Collections.Concurrent;

namespace KtpBot.Core.Tests.Dialogs.Walking;

/// <summary>
/// Ten thousand citizens who do anything at all, side by side on one engine: no exception, no silence, no dead end, no question over and
/// over, nobody else's data, and from everywhere a way out. WALK names a first seed to look for further ones.
/// </summary>
public class RandomWalkTests
{
    private const int Walks = 10_000;
    private const int Turns = 14;
    private const int MostFailures = 50;

    [Fact]
    public void TenThousandConversations_NeverFailAndNeverStrandAnybody()
    {
        var first = int.Parse(Environment.GetEnvironmentVariable("WALK") ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        var failures = new ConcurrentBag<(int Seed, string Fault, string Story)>();
        var entered = new ConcurrentDictionary<string, bool>();
        Parallel.For(first, first + Walks, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, (seed, loop) =>
        {
            var walker = new Walker(seed);
            try
            {
                walker.Walk(Turns);
            }
            catch (Exception error)
            {
                var fault = error is Xunit.Sdk.XunitException ? error.Message : error.ToString();
                failures.Add((seed, fault, $"Seed {seed}: {fault}\n{walker.Transcript}"));
                if (failures.Count >= MostFailures) loop.Stop();
            }

            foreach (var step in walker.Entered) entered.TryAdd(step.Flow, true);
        });

        if (!failures.IsEmpty)
        {
            var faults = failures.GroupBy(f => f.Fault).Select(group => $"{group.Key}\n  seeds {string.Join(", ", group.Select(f => f.Seed).Order())}");
            Assert.Fail($"{failures.Count} walks went wrong:\n{string.Join('\n', faults)}\n\n{string.Join("\n\n", failures.GroupBy(f => f.Fault).Select(group => group.MinBy(f => f.Story.Length).Story))}");
        }

        var never = DialogBooks.Real.Steps.Select(step => step.Flow).Distinct().Except(entered.Keys).ToList();
        Assert.True(never.Count == 0, $"No walk came to {string.Join(", ", never)}.");
    }
}
