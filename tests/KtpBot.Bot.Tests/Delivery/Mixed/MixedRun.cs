using System.Globalization;
using System.Text.Json;

namespace KtpBot.Bot.Tests.Delivery.Mixed;

/// <summary>One citizen in one run of a plan: the address, the phone, and how far it has come.</summary>
internal sealed class MixedCitizen
{
    private static int _addresses = 100_000_000;

    private readonly long _address = Interlocked.Add(ref _addresses, 1);

    public MixedCitizen(MixedHost host, MixedPlan.CitizenPlan plan, bool holds)
    {
        Plan = plan;
        Address = plan.OnWhatsApp ? $"62{_address}" : $"{_address}";
        Nik = string.Create(CultureInfo.InvariantCulture, $"351517{_address % 1_000_000:000000}0002");
        Phone = host.Providers.Ring(Address, message => holds && plan.AnswersLate(message));
        var n = 0;
        Steps = [.. plan.Steps.Select(step => step.Select(text => Message(text, n++)).ToArray())];
    }

    public MixedPlan.CitizenPlan Plan { get; }

    public string Address { get; }

    public string Nik { get; }

    public Phone Phone { get; }

    /// <summary>Each step's messages as the provider brings them, with the moments at which they were written.</summary>
    public IReadOnlyList<string[]> Steps { get; }

    private string Message(string text, int n)
    {
        var words = JsonSerializer.Serialize(text.Replace("{nik}", Nik, StringComparison.Ordinal));
        var at = 1_790_000_000 + n;
        return Plan.OnWhatsApp
            ? string.Create(CultureInfo.InvariantCulture, $$$"""{"from":"{{{Address}}}","id":"wamid.IN{{{Address}}}x{{{n}}}","timestamp":"{{{at}}}","type":"text","text":{"body":{{{words}}}}}""")
            : string.Create(
                CultureInfo.InvariantCulture,
                $$$"""{"update_id":{{{(_address * 100) + n}}},"message":{"message_id":{{{n + 1}}},"date":{{{at}}},"from":{"id":{{{Address}}},"is_bot":false,"first_name":"Warga"},"chat":{"id":{{{Address}}},"type":"private"},"text":{{{words}}}}}""");
    }
}

/// <summary>A plan in its natural order: one thing after another, everything once. What it leads to is what every other order must lead to.</summary>
internal sealed class MixedReference(MixedHost host, MixedPlan plan)
{
    /// <summary>How many messages each citizen has got after each step.</summary>
    public List<int>[] Answers { get; } = [.. plan.Citizens.Select(_ => new List<int>())];

    public async Task<IReadOnlyList<EndState>> RunAsync()
    {
        var ends = new List<EndState>();
        foreach (var part in plan.Citizens)
        {
            var citizen = new MixedCitizen(host, part, holds: false);
            var accepted = 0;
            foreach (var step in citizen.Steps)
            {
                foreach (var message in step)
                {
                    await (part.OnWhatsApp ? host.PostWhatsAppAsync(MixedHost.Change([message], [])) : host.PostTelegramAsync(message));
                    await EndState.RestsAsync(host, citizen, ++accepted);
                }

                Answers[part.Number].Add(citizen.Phone.Arrived);
            }

            for (var message = 0; message < citizen.Phone.Arrived; message++)
            {
                foreach (var status in part.StatusesOf(message)) await host.PostWhatsAppAsync(MixedHost.Change([], [status.Json(citizen.Phone.IdOf(message))]));
            }

            ends.Add(await EndState.OfAsync(host, citizen));
        }

        return ends;
    }
}
