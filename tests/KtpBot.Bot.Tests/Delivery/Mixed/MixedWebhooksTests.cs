using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;

namespace KtpBot.Bot.Tests.Delivery.Mixed;

/// <summary>
/// Any permutation, repetition and delay of webhooks and statuses ends in the same conversations and states as their natural order. The
/// whole bot runs: real router, real storage, real HTTP to both providers.
/// </summary>
public sealed class MixedWebhooksTests
{
    private const int AtOnce = 8;

    [Theory]
    [DatabaseData]
    public async Task AnyOrder_EndsAsTheNaturalOneDoes(StorageProvider provider)
    {
        var cases = provider == StorageProvider.Sqlite ? 200 : 40;
        var first = Environment.GetEnvironmentVariable("KTPBOT_MIXED_SEED") is { Length: > 0 } seed ? int.Parse(seed, System.Globalization.CultureInfo.InvariantCulture) : Random.Shared.Next(1_000_000);
        await using var host = await MixedHost.StartAsync(provider);

        var wrong = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForEachAsync(Enumerable.Range(first, cases), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
        {
            if (await RunAsync(host, new MixedPlan(number)) is { } difference) wrong.Add(difference);
        });

        Assert.True(wrong.IsEmpty, $"{wrong.Count} of {cases} cases from seed {first} on (set KTPBOT_MIXED_SEED to one to begin there):\n\n{string.Join("\n\n", wrong.Take(3))}");
    }

    /// <summary>Null, or how the case went wrong.</summary>
    private static async Task<string?> RunAsync(MixedHost host, MixedPlan plan)
    {
        try
        {
            var reference = new MixedReference(host, plan);
            var expected = await reference.RunAsync();
            var actual = await new MixedShuffle(host, plan, reference.Answers).RunAsync();
            foreach (var (should, does) in expected.Zip(actual))
            {
                if (should != does) return $"seed {plan.Seed}: {does.DifferenceFrom(should)}";
            }

            return null;
        }
        catch (Exception error)
        {
            return $"seed {plan.Seed}: {error}";
        }
    }
}
