using System.Globalization;
using KtpBot.Core.Cases;
using KtpBot.EndToEnd.Officers;
using KtpBot.EndToEnd.Phones;
using KtpBot.EndToEnd.Stack;

namespace KtpBot.EndToEnd.Journeys;

/// <summary>The same journey while hosts lose power at random moments: it completes, nothing is lost, nothing is done twice.</summary>
public sealed class PowerCutTests
{
    private const int Cuts = 10;

    private static readonly Applicant Sari = new("3515175708090002", "3515171208900002", "Sari Wulandari", "081298765432");

    [Theory]
    [InlineData("whatsapp")]
    public async Task Journey_WithTenPowerCuts_CompletesWithNothingLostOrDoubled(string channel)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("KTPBOT_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Environment.TickCount;
        TestContext.Current.SendDiagnosticMessage($"KTPBOT_SEED={seed}");
        var random = new Random(seed);
        await using var office = await OfficeStack.StartAsync();
        await using var browser = await OfficerBrowser.StartAsync();
        var phone = await office.PhoneAsync(channel, "Sari");
        var journey = new Journey(office, phone, browser, Sari);
        var cuts = PlanCuts(random, journey.Steps.Count);

        for (var i = 0; i < journey.Steps.Count; i++)
        {
            var step = journey.Steps[i].Run();
            foreach (var (host, delay) in cuts[i])
            {
                // A moment in the middle of the step: whatever the hosts are doing then.
                await Task.WhenAny(step, Elapsed(delay));
                await office.KillAndRestartAsync(host);
            }

            await step;
        }

        await journey.IsCompleteAsync();
        await NothingIsDoubledAsync(office, phone, seed);
    }

    private static List<(Host Host, TimeSpan Delay)>[] PlanCuts(Random random, int steps)
    {
        var cuts = Enumerable.Range(0, steps).Select(_ => new List<(Host, TimeSpan)>()).ToArray();
        for (var i = 0; i < Cuts; i++)
            cuts[random.Next(steps)].Add(((Host)(i % 3), TimeSpan.FromMilliseconds(random.Next(0, 1500))));
        return cuts;
    }

    private static async Task NothingIsDoubledAsync(OfficeStack office, CitizenPhone phone, int seed)
    {
        var bubbles = await phone.BubblesAsync();

        // A send that was under way at a cut may leave again (at least once): the same words twice, right after each other, at most once per cut.
        var repeated = bubbles.Zip(bubbles.Skip(1)).Count(pair => pair.First.Text == pair.Second.Text && pair.First.Text.Length > 0);
        Assert.True(repeated <= Cuts, $"{repeated} messages came twice (seed {seed}).");
        await using var db = office.OpenDatabase();
        var sent = db.OutboxMessages.Count(message => message.State == Core.Messaging.DeliveryState.Pending || message.State == Core.Messaging.DeliveryState.Failed);
        Assert.Equal(0, sent);
        Assert.Equal(1, db.Cases.Count());
    }

    private static Task Elapsed(TimeSpan delay)
    {
        var elapsed = new TaskCompletionSource();
        var timer = new Timer(_ => elapsed.TrySetResult(), null, delay, Timeout.InfiniteTimeSpan);
        return elapsed.Task.ContinueWith(_ => timer.Dispose(), TaskScheduler.Default);
    }
}
