using System.Collections.Concurrent;
using System.Globalization;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Walking;

/// <summary>
/// Two hundred walks of two or three citizens side by side on one real bot: webhooks of WhatsApp and Telegram and web chat over HTTP, real
/// rows, the real desk, and an office that decides meanwhile. They answer, ask, talk nonsense, send photos and albums, tap what is
/// long gone and what belongs to the other; deliveries come twice and out of order, and the bot is started anew while they write.
/// Never an error, never silence, never a dead end, never the same question over and over, never a word of another's data; and
/// menu and a person are one word away at the end of every one. WALK names a first seed to look for further ones.
/// </summary>
public sealed class HostWalkTests
{
    private const int Walks = 200;
    private const int Rounds = 16;
    private const int RestartIn = 8;
    private const int AtOnce = 32;
    private const int MostFaults = 25;
    private const int LeastCases = 10;

    [Fact]
    public async Task TwoHundredWalks_OnTheRealHost_NeverFailAndNeverShowAnothersData()
    {
        var first = int.Parse(Environment.GetEnvironmentVariable("WALK") ?? "0", CultureInfo.InvariantCulture);
        await using var town = await WalkTown.OpenAsync(new DateTime(2026, 11, 17, 2, 0, 0, DateTimeKind.Utc));
        var office = new WalkOffice(town, new Random(first));
        var random = new Random(first);
        var citizens = await InviteAsync(town, first);

        for (var round = 1; round <= Rounds; round++)
        {
            var restart = round == RestartIn;
            await ActAsync(town, citizens, c => random.Next(8) == 0 ? c.Rests() : c.Next(), restart);
            await office.WorkAsync();
            await town.SettleAsync();
            await ReadAsync(town, citizens);
            town.Clock.PassUntil(town.Clock.Now + (round % 6 == 0 ? TimeSpan.FromHours(11) : TimeSpan.FromMinutes(1 + random.Next(3))));
        }

        foreach (var citizen in citizens) citizen.Rests();
        await office.GoHomeAsync();
        await town.SettleAsync();
        await ReadAsync(town, citizens);
        await EverybodyReachesAsync(town, citizens, "menu", (citizen, said, _, owner) =>
        {
            if (owner == ConversationOwner.Bot && !said.Any(bubble => bubble.Choices.Count >= 9)) citizen.Fail("\"menu\" does not lead to the menu.");
        });
        await EverybodyReachesAsync(town, citizens, "bicara dengan petugas", (citizen, _, flow, owner) =>
        {
            if (owner == ConversationOwner.Bot && flow is not ("petugas" or "petugas-pulang")) citizen.Fail("\"bicara dengan petugas\" does not lead to a person.");
        });
        Judge(town, citizens, most: 0);
        await NothingIsLostAsync(town, citizens);
    }

    private static async Task<IReadOnlyList<WalkCitizen>> InviteAsync(WalkTown town, int first)
    {
        var all = new List<WalkCitizen>();
        string[] languages = ["id", "id", "id", "en", "jv", "ban"];
        for (var walk = first; walk < first + Walks; walk++)
        {
            var random = new Random(walk);
            var company = new List<WalkCitizen>();
            for (var n = 0; n < 2 + (random.Next(4) == 0 ? 1 : 0); n++)
            {
                var serial = ((walk - first) * 3) + n + 1;
                var language = languages[random.Next(languages.Length)];
                WalkPhone phone = random.Next(3) switch
                {
                    0 => new WhatsAppPhone($"62812660{serial:00000}", town.Clock),
                    1 => new TelegramPhone(7_100_000 + serial, language, town.Clock),
                    _ => new WebChatPhone(language),
                };
                await phone.OpenAsync(town);
                company.Add(new WalkCitizen(walk, phone, new WalkCanary(serial), new Random((walk * 10) + n)));
            }

            foreach (var citizen in company) citizen.Others = [.. company.Where(other => other != citizen)];
            all.AddRange(company);
        }

        return all;
    }

    /// <summary>Everybody does something at the same time.</summary>
    private static async Task ActAsync(WalkTown town, IReadOnlyList<WalkCitizen> citizens, Func<WalkCitizen, IReadOnlyList<IReadOnlyList<WalkDelivery>>> next, bool restart)
    {
        var acts = citizens.Select(next).ToList();
        var begun = 0;
        var halfway = new TaskCompletionSource();
        var restarted = restart ? Task.Run(async () =>
        {
            await halfway.Task;
            await town.RestartAsync();
        }) : Task.CompletedTask;
        await Parallel.ForEachAsync(acts, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (groups, _) =>
        {
            if (Interlocked.Increment(ref begun) == citizens.Count / 2) halfway.TrySetResult();
            foreach (var group in groups) await Task.WhenAll(group.Select(town.DeliverAsync));
        });
        await restarted;
    }

    private static async Task<IReadOnlyList<(WalkCitizen Citizen, IReadOnlyList<Plays.Bubble> Said, string Flow, ConversationOwner Owner)>> ReadAsync(WalkTown town, IReadOnlyList<WalkCitizen> citizens)
    {
        await using var db = town.Open();
        var rows = (await db.Conversations.AsNoTracking().ToListAsync()).ToDictionary(c => (c.Channel, c.Address));
        var cases = (await db.Cases.AsNoTracking().Where(c => c.ConversationId != null).Select(c => new { c.Id, c.Number, ConversationId = c.ConversationId!.Value }).ToListAsync()).ToLookup(c => c.ConversationId);
        var complaints = (await db.Complaints.AsNoTracking().Where(c => c.ConversationId != null).Select(c => new { c.Number, ConversationId = c.ConversationId!.Value }).ToListAsync()).ToLookup(c => c.ConversationId, c => c.Number);
        var nameless = await db.Complaints.Where(c => c.ConversationId == null).Select(c => c.Number).ToListAsync();
        var read = new ConcurrentBag<(WalkCitizen, IReadOnlyList<Plays.Bubble>, string, ConversationOwner)>();
        await Parallel.ForEachAsync(citizens, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (citizen, _) =>
        {
            var said = await citizen.Phone.TakeAsync(town);
            if (!rows.TryGetValue((citizen.Phone.Channel, citizen.Phone.Address), out var row)) return;
            citizen.Cases.Clear();
            foreach (var own in cases[row.Id])
            {
                citizen.Cases.Add((own.Id, own.Number));
                citizen.Canary.Own.Add(own.Number);
                citizen.Canary.Own.Add(own.Id.ToString(CultureInfo.InvariantCulture));
            }

            foreach (var number in complaints[row.Id].Concat(nameless)) citizen.Canary.Own.Add(number); // Nobody can tell whose a nameless one is.
            var waiting = WalkQuestions.Waiting(row.Session);
            citizen.Reads(said, waiting, row.Owner);
            read.Add((citizen, said, waiting.Flow, row.Owner));
        });
        Judge(town, citizens, most: MostFaults);
        return [.. read];
    }

    /// <summary>Fails when more went wrong than may be gathered, so that one run shows several faults.</summary>
    private static void Judge(WalkTown town, IReadOnlyList<WalkCitizen> citizens, int most)
    {
        var errors = town.Log.Text.Split('\n').Count(line => line.StartsWith("Error ", StringComparison.Ordinal) || line.StartsWith("Critical ", StringComparison.Ordinal));
        var faults = citizens.Select(c => c.Fault).OfType<string>().ToList();
        if (errors + faults.Count <= most) return;
        var kinds = faults.GroupBy(fault => fault.Split('\n')[0]).ToList();
        Assert.Fail($"{faults.Count} citizens and {errors} errors.\n{string.Join('\n', kinds.Select(kind => $"{kind.Count()} x {kind.Key}"))}\n\n"
            + $"{string.Join("\n\n", kinds.Select(kind => kind.MinBy(fault => fault.Length)))}\n\n{town.Log.Text}");
    }

    private static async Task EverybodyReachesAsync(
        WalkTown town, IReadOnlyList<WalkCitizen> citizens, string words, Action<WalkCitizen, IReadOnlyList<Plays.Bubble>, string, ConversationOwner> check)
    {
        await ActAsync(town, citizens, c => [[c.Asks(words)]], restart: false);
        await town.SettleAsync();
        foreach (var (citizen, said, flow, owner) in await ReadAsync(town, citizens)) check(citizen, said, flow, owner);
    }

    /// <summary>No message whose turn failed, none that never left, and nothing foreign in any row or file that went to a citizen, also where it is held back.</summary>
    private static async Task NothingIsLostAsync(WalkTown town, IReadOnlyList<WalkCitizen> citizens)
    {
        await using var db = town.Open();
        Assert.Equal(0, await db.InboxMessages.CountAsync(m => m.State != InboxState.Processed));
        Assert.Equal(0, await db.OutboxMessages.CountAsync(m => m.State == DeliveryState.Failed));
        Assert.Equal(citizens.Count, await db.Conversations.CountAsync());
        Assert.True(await db.Cases.CountAsync() is var cases && cases >= LeastCases, $"Only {cases} came to the end of an application: the walk shows little.");

        var store = town.Host.Services.GetRequiredService<IDocumentStore>();
        var canaries = citizens.ToDictionary(c => (c.Phone.Channel, c.Phone.Address), c => c.Canary);
        foreach (var conversation in await db.Conversations.AsNoTracking().ToListAsync())
        {
            var canary = canaries[(conversation.Channel, conversation.Address)];
            foreach (var row in await db.OutboxMessages.AsNoTracking().Where(m => m.ConversationId == conversation.Id).Select(m => new { m.Id, m.Content }).ToListAsync())
            {
                var content = MessagingJson.ReadOutgoing(row.Content);
                Assert.True(canary.Foreign(Plays.Bubble.Of(content)) is not { } foreign, $"Message {row.Id} tells of somebody else.");
                if (content is not FileOut { MimeType: "text/plain" or "text/calendar" } file || await store.GetAsync(file.FileId, CancellationToken.None) is not { } bytes) continue;
                Assert.True(canary.Foreign(System.Text.Encoding.UTF8.GetString(bytes), isOwnFile: true) is null, $"The file of message {row.Id} tells of somebody else.");
            }
        }
    }
}
