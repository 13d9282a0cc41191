using System.Globalization;

namespace KtpBot.Bot.Tests.Delivery.Mixed;

/// <summary>What happens in one case, whatever the order in which it becomes known: who writes what, and what the provider says about each answer.</summary>
internal sealed class MixedPlan
{
    /// <summary>Words that lead through the real dialog; two words in one step are written without waiting for an answer in between.</summary>
    private static readonly string[][][] Scripts =
    [
        [["/start"], ["setuju"], ["2"], ["ya"], ["12345"], ["{nik}"], ["3515171208900002"], ["Siti Aminah"], ["081234567890"]],
        [["/start"], ["setuju"], ["2"], ["ya"], ["{nik}"], ["3515171208900002"], ["Siti Aminah"], ["081234567890"], ["nanti saya bawa"], ["nanti saya bawa"], ["kirim"]],
        [["halo"], ["setuju", "jam buka"], ["syarat ktp rusak"], ["menu", "2"], ["batal"]],
        [["/start"], ["setuju"], ["ubah bahasa"], ["english"], ["menu"], ["asdf qwer", "zxcv"], ["1"]],
        [["/start", "setuju"], ["petugas"], ["apakah ada orang?"], ["menu"]],
        [["/start"], ["setuju"], ["2"], ["ya"], ["{nik}", "jam buka"], ["batal"], ["ya"]],
    ];

    private static readonly string[] Kinds = ["sent", "delivered", "read", "failed"];
    private static readonly int[] Codes = [131000, 131053, 1];

    public MixedPlan(int seed)
    {
        Seed = seed;
        var random = new Random(seed);
        Citizens = [.. Enumerable.Range(0, random.Next(2, 5)).Select(n => new CitizenPlan(n, random.Next(2) == 0, Cut(Scripts[random.Next(Scripts.Length)], random), random.Next()))];
    }

    public int Seed { get; }

    public IReadOnlyList<CitizenPlan> Citizens { get; }

    private static string[][] Cut(string[][] script, Random random) => script[..random.Next(Math.Min(3, script.Length), script.Length + 1)];

    /// <summary>One citizen's part.</summary>
    /// <param name="Number">From 0.</param>
    /// <param name="OnWhatsApp">Otherwise on Telegram, which reports nothing about our messages.</param>
    /// <param name="Steps">What is written; a step comes after the answers to the one before.</param>
    /// <param name="Luck">For what the provider says.</param>
    internal sealed record CitizenPlan(int Number, bool OnWhatsApp, string[][] Steps, int Luck)
    {
        /// <summary>Whether the provider's answer to our message with this number comes after its first statuses.</summary>
        public bool AnswersLate(int message) => new Random(Luck + (message * 7919)).Next(4) == 0;

        /// <summary>What the provider says about our message with this number, in the natural order.</summary>
        public IReadOnlyList<Status> StatusesOf(int message)
        {
            if (!OnWhatsApp) return [];
            var random = new Random(Luck + (message * 104729));
            var statuses = new List<Status>();
            foreach (var kind in Kinds)
            {
                if (random.Next(2) == 0) continue;
                var code = kind == "failed" ? Codes[random.Next(Codes.Length)] : 0;
                statuses.Add(new Status(kind, code, new DateTime(2030, 1, 1, 0, 0, random.Next(3), DateTimeKind.Utc)));
            }

            return statuses;
        }
    }

    /// <summary>One status of WhatsApp.</summary>
    internal sealed record Status(string Kind, int Code, DateTime At)
    {
        public string Json(string id)
        {
            var seconds = new DateTimeOffset(At).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            var errors = Code == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $$$""","errors":[{"code":{{{Code}}},"title":"x"}]""");
            return $$$"""{"id":"{{{id}}}","status":"{{{Kind}}}","timestamp":"{{{seconds}}}","recipient_id":"62800"{{{errors}}}}""";
        }
    }
}
