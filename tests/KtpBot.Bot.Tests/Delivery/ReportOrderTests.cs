using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;

namespace KtpBot.Bot.Tests.Delivery;

/// <summary>Reports may come in any order, twice, and before our own record of the send: the row ends the same.</summary>
public sealed class ReportOrderTests
{
    private static readonly DateTime At = Conversations.CommitQueueTests.At;

    [Theory]
    [DatabaseData]
    public async Task AnyPermutationAndRepetition_EndsInTheSameRow(StorageProvider provider)
    {
        await using var room = await DeliveryRoom.CreateAsync(provider);
        var cases = Enumerable.Range(0, provider == StorageProvider.Sqlite ? 300 : 100).Select(seed => new Case(seed)).ToList();
        foreach (var one in cases)
        {
            await ArriveAsync(room, one, one.Arrivals.Take(one.Early));
            await room.QueueAsync("a", $"{one.Seed}"); // One conversation, so that the sends bear their numbers in this order.
        }

        await room.StartAsync();
        await room.RowsAre(rows => rows.All(row => row.State != DeliveryState.Pending), "all are sent");
        foreach (var one in cases) await ArriveAsync(room, one, one.Arrivals.Skip(one.Early));

        var rows = await room.RowsAsync();
        foreach (var (one, row) in cases.Zip(rows))
        {
            var expected = one.Expected;
            Assert.Equal((one.Seed, expected.State, expected.At, expected.ErrorCode, expected.Error), (one.Seed, row.State, row.StateAt!.Value, row.ErrorCode, row.Error));
        }

        Assert.Equal(0, room.Reports.Waiting);
    }

    [Theory]
    [DatabaseData]
    public async Task EarlyReport_OfASendByAnotherNode_IsTriedAgain(StorageProvider provider)
    {
        await using var here = await DeliveryRoom.CreateAsync(provider);
        await here.ReportAsync(DeliveryState.Read, externalId: "far-1");
        await here.ReportAsync(DeliveryState.Read, externalId: "nobody");
        await here.StartAsync();
        await here.QueueAsync("a", "halo");
        await here.AllAre(DeliveryState.Sent, 1);
        await using (var db = here.Storage.Open())
        {
            db.OutboxMessages.Single().ExternalId = "far-1"; // As if another node had sent and recorded it.
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        here.Clock.Advance(TimeSpan.FromSeconds(3));
        here.Pump.Wake();

        await here.AllAre(DeliveryState.Read, 1);
        await Testing.Time.Eventually.IsTrueAsync(() => here.Reports.Waiting == 1, "only the report about nothing of ours is left");
        await Testing.Time.Eventually.IsTrueAsync(
            () =>
            {
                here.Clock.Advance(TimeSpan.FromMinutes(1));
                here.Pump.Wake();
                return here.Reports.Waiting == 0;
            },
            "a report about nothing of ours is forgotten");
    }

    [Theory]
    [DatabaseData]
    public async Task Report_OfAnotherChannel_WithTheSameId_ChangesNothing(StorageProvider provider)
    {
        await using var room = await DeliveryRoom.CreateAsync(provider);
        await room.QueueAsync("a", "halo");
        await room.StartAsync();
        await room.AllAre(DeliveryState.Sent, 1);

        await room.Reports.ReportAsync([new DeliveryReport(ChannelKind.WhatsApp, "ext-1", DeliveryState.Read, room.Clock.Now)]);

        await room.AllAre(DeliveryState.Sent, 1);
    }

    private static async Task ArriveAsync(DeliveryRoom room, Case one, IEnumerable<DeliveryReport> arrivals)
    {
        if (one.Together) await room.Reports.ReportAsync([.. arrivals]);
        else foreach (var report in arrivals) await room.Reports.ReportAsync([report]);
    }

    /// <summary>What a provider says about one message, and how it comes.</summary>
    private sealed class Case
    {
        private static readonly DeliveryState[] States = [DeliveryState.Sent, DeliveryState.Delivered, DeliveryState.Read, DeliveryState.Failed];

        private readonly List<DeliveryReport> _said = [];

        public Case(int seed)
        {
            Seed = seed;
            var random = new Random(seed);
            for (var count = random.Next(1, 6); count > 0; count--)
            {
                var state = States[random.Next(States.Length)];
                var code = state == DeliveryState.Failed ? $"{random.Next(3)}" : null;
                _said.Add(new DeliveryReport(ChannelKind.Telegram, $"ext-{seed + 1}", state, At.AddSeconds(-random.Next(4)), code, code is null ? null : $"Alasan {code}."));
            }

            Arrivals = [.. _said, .. _said.Where(_ => random.Next(2) == 0)];
            random.Shuffle(Arrivals);
            Early = random.Next(Arrivals.Length + 1);
            Together = random.Next(2) == 0;
        }

        public int Seed { get; }

        public DeliveryReport[] Arrivals { get; }

        /// <summary>So many come before our own record.</summary>
        public int Early { get; }

        public bool Together { get; }

        /// <summary>The rule in plain words: the highest rank, of that the earliest, of those the lowest code; our own record counts as sent now.</summary>
        public DeliveryReport Expected => _said.Append(new DeliveryReport(ChannelKind.Telegram, "", DeliveryState.Sent, At))
            .OrderByDescending(report => report.State).ThenBy(report => report.At).ThenBy(report => report.ErrorCode ?? "", StringComparer.Ordinal).First();
    }
}
