using System.Globalization;
using System.Text.RegularExpressions;
using KtpBot.Core.Messaging;

namespace KtpBot.Core.Tests.Dialogs.Walking;

/// <summary>What marks one walker's data, so that it is known again wherever it turns up.</summary>
internal sealed partial class WalkCanary(int seed)
{
    /// <summary>Nobody's: what the desk knows about strangers.</summary>
    public const int Stranger = 99_999;

    /// <summary>Each walker has so many case ids of its own; lower ones are nobody's.</summary>
    private const int Group = 9, FirstGroup = 12;

    /// <summary>Three words; the middle one belongs to this walker alone.</summary>
    public string Name => $"Siti Zq{Letters(seed)} Rahayu";

    public string Nik => string.Create(CultureInfo.InvariantCulture, $"35151757089{seed % 100_000:00000}");

    /// <summary>Ids of this walker's own cases: they stand in the case numbers too.</summary>
    public string CaseId(int n) => string.Create(CultureInfo.InvariantCulture, $"{((seed + FirstGroup) * Group) + n}");

    /// <summary>Null, or what a message says about somebody else.</summary>
    public string? Foreign(OutgoingContent message)
    {
        var words = Play.TextOf(message) + (message is ChoicesOut menu ? string.Concat(menu.Choices.Select(c => $" | {c.Title} | {c.Description} | {c.Id}")) : "");
        foreach (Match name in Names().Matches(words))
        {
            if (!name.Value.Equals($"zq{Letters(seed)}", StringComparison.OrdinalIgnoreCase)) return name.Value;
        }

        foreach (Match number in Numbers().Matches(words))
        {
            var id = int.Parse(number.Groups["id"].Value, CultureInfo.InvariantCulture);
            if (id >= FirstGroup * Group && id / Group != seed + FirstGroup) return number.Value;
        }

        return Niks().Match(words) is { Success: true } nik ? nik.Value : null;
    }

    public static string Letters(int number) => string.Concat(number.ToString("00000", CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0')));

    [GeneratedRegex("(?i)zq[a-j]{5}")]
    private static partial Regex Names();

    [GeneratedRegex("KWS-2026-(?<id>[0-9]{6})")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(?<![0-9])[0-9](?:[ .-]?[0-9]){15}(?![0-9])")]
    private static partial Regex Niks();
}
