using KtpBot.Testing.Time;

namespace KtpBot.Bot.Tests.Delivery.Mixed;

/// <summary>
/// The same plan as a bad day brings it: webhooks of several citizens in one POST and side by side, everything possibly again at any later
/// moment, statuses in any order, before our own record of the send, and about messages that nobody knows. What happens when is a matter
/// of the seed alone: the next draw is made when all that was set off before has come about.
/// </summary>
internal sealed class MixedShuffle(MixedHost host, MixedPlan plan, List<int>[] answers)
{
    private readonly Random _random = new(plan.Seed ^ 0x5EED);
    private readonly List<Walk> _walks = [.. plan.Citizens.Select(part => new Walk(new MixedCitizen(host, part, holds: true), answers[part.Number]))];

    public async Task<IReadOnlyList<EndState>> RunAsync()
    {
        while (true)
        {
            foreach (var walk in _walks) walk.NoticeArrivals();
            var ready = _walks.SelectMany(walk => walk.Ready()).ToList();
            if (ready.Count == 0) break;
            var drawn = ready.OrderBy(_ => _random.Next()).Take(_random.Next(1, 7)).ToList();
            await DeliverAsync(drawn);
            foreach (var walk in _walks) await walk.SettlesAsync();
        }

        var ends = new List<EndState>();
        foreach (var walk in _walks)
        {
            await EndState.RestsAsync(host, walk.Citizen, walk.Citizen.Plan.Steps.Sum(step => step.Length));
            ends.Add(await EndState.OfAsync(host, walk.Citizen));
        }

        return ends;
    }

    private async Task DeliverAsync(List<Happening> drawn)
    {
        var (whatsApp, telegram) = (new List<Happening>(), new List<Task>());
        foreach (var happening in drawn)
        {
            happening.Happens(happening);
            if (happening.Messages.Length == 0 && happening.Status is null) continue; // A held answer comes at last.
            if (_random.Next(3) == 0) happening.Walk.Later.Add(happening.Again()); // It will come once more.
            if (happening.Walk.Citizen.Plan.OnWhatsApp) whatsApp.Add(happening);
            else telegram.Add(OneAfterAnotherAsync(happening.Messages));
        }

        // One POST carries several citizens' messages and statuses in several changes; now and then the same POST comes twice at once.
        var posts = new List<Task>(telegram);
        while (whatsApp.Count > 0)
        {
            var together = whatsApp.Take(_random.Next(1, whatsApp.Count + 1)).ToList();
            whatsApp.RemoveRange(0, together.Count);
            var changes = together.Chunk(_random.Next(1, 4)).Select(Change).ToList();
            if (_random.Next(3) == 0) changes.Add(MixedHost.Change([], [new MixedPlan.Status("read", 0, DateTime.UnixEpoch).Json("wamid.NOBODY"), """{"id":"wamid.NOBODY","status":"deleted","timestamp":"1"}"""]));
            var body = string.Join(',', changes);
            for (var times = _random.Next(5) == 0 ? 2 : 1; times > 0; times--) posts.Add(host.PostWhatsAppAsync(body));
        }

        await Task.WhenAll(posts);
    }

    /// <summary>Messages inside one POST come in any order, those of one citizen too: the moments at which they were written stand in them.</summary>
    private string Change(Happening[] part)
    {
        var messages = part.SelectMany(happening => happening.Messages).ToArray();
        _random.Shuffle(messages);
        return MixedHost.Change(messages, part.Where(happening => happening.Status is not null).Select(happening => happening.Status!));
    }

    private async Task OneAfterAnotherAsync(string[] updates)
    {
        foreach (var update in updates) await host.PostTelegramAsync(update);
    }

    /// <summary>One thing that can come next.</summary>
    private sealed class Happening(Walk walk, string[] messages, string? status)
    {
        public Walk Walk => walk;

        public string[] Messages => messages;

        public string? Status => status;

        /// <summary>What it changes for the citizen when it comes.</summary>
        public required Action<Happening> Happens { get; init; }

        /// <summary>The same a second time.</summary>
        public Happening Again() => new(walk, messages, status) { Happens = self => walk.Later.Remove(self) };
    }

    /// <summary>How far one citizen has come, and what can happen next there.</summary>
    private sealed class Walk(MixedCitizen citizen, List<int> answers)
    {
        private int _step;
        private int _known;

        public MixedCitizen Citizen => citizen;

        /// <summary>Statuses that are on their way, and repetitions.</summary>
        public List<Happening> Later { get; } = [];

        public IEnumerable<Happening> Ready()
        {
            foreach (var later in Later) yield return later;
            if (citizen.Phone.Holds) yield return new Happening(this, [], null) { Happens = _ => citizen.Phone.Release() };
            else if (_step < citizen.Steps.Count) yield return new Happening(this, citizen.Steps[_step], null) { Happens = _ => _step++ };
        }

        /// <summary>The provider may report about every message that has reached it, even while we wait for its answer.</summary>
        public void NoticeArrivals()
        {
            for (var arrived = citizen.Phone.Arrived; _known < arrived; _known++)
            {
                foreach (var status in citizen.Plan.StatusesOf(_known))
                    Later.Add(new Happening(this, [], status.Json(citizen.Phone.IdOf(_known))) { Happens = self => Later.Remove(self) });
            }
        }

        /// <summary>Ends when every answer to what was written has reached the phone, or one of them is held back.</summary>
        public Task SettlesAsync() => Eventually.IsTrueAsync(
            () => citizen.Phone.Holds || citizen.Phone.Arrived >= (_step == 0 ? 0 : answers[_step - 1]),
            $"citizen {citizen.Plan.Number} got the answers to step {_step}");
    }
}
