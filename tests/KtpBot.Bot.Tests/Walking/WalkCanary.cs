using System.Globalization;
using System.Text.RegularExpressions;
using KtpBot.Bot.Tests.Plays;
using KtpBot.Testing;

namespace KtpBot.Bot.Tests.Walking;

/// <summary>What marks one citizen's data, so that it is known again wherever it turns up, masked or not.</summary>
internal sealed partial class WalkCanary(int serial)
{
    private const int Kks = 5_000;

    /// <summary>Numbers that the sentences themselves give as examples, in the office's own form too.</summary>
    private static readonly HashSet<string> Examples =
        ["KWS-2026-000012", .. Directory.EnumerateFiles(RepositoryRoot.File("dialogs", "text"), "*.yaml", SearchOption.AllDirectories).SelectMany(path => Numbers().Matches(File.ReadAllText(path)).Select(m => m.Value))];

    private readonly string _mark = "zq" + string.Concat(serial.ToString("00000", CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0')));

    /// <summary>Last digits of NIKs and KK numbers that this citizen has typed, whoever they belong to.</summary>
    private readonly HashSet<string> _lasts = [];

    /// <summary>Three words; the middle one belongs to this citizen alone.</summary>
    public string Name => $"Siti {char.ToUpperInvariant(_mark[0])}{_mark[1..]} Rahayu";

    public string Nik { get; } = string.Create(CultureInfo.InvariantCulture, $"351517570889{serial:0000}");

    public string Kk { get; } = string.Create(CultureInfo.InvariantCulture, $"351517120890{Kks + serial:0000}");

    public string Phone { get; } = string.Create(CultureInfo.InvariantCulture, $"0812770{serial:0000}");

    /// <summary>Case and complaint numbers that this citizen has typed himself: the bot may repeat them.</summary>
    public HashSet<string> Typed { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>His own case numbers, complaint numbers, and case ids.</summary>
    public HashSet<string> Own { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Remembers the numbers in what is typed.</summary>
    public string Types(string words)
    {
        foreach (Match number in Numbers().Matches(words)) Typed.Add(number.Value);
        foreach (Match full in SixteenDigits().Matches(words)) _lasts.Add(full.Value[^4..]);
        return words;
    }

    /// <summary>Null, or what the message says about somebody else.</summary>
    public string? Foreign(Bubble message)
    {
        var words = string.Join('\n', [message.Text, message.File, .. message.Choices.Select(c => $"{c.Title} | {c.Description}"), .. message.Gaps ?? []]);
        return Foreign(words) ?? message.Choices.Select(c => Foreigner(c.Id)).FirstOrDefault(found => found is not null);
    }

    /// <inheritdoc cref="Foreign(Bubble)"/>
    public string? Foreign(string words, bool isOwnFile = false)
    {
        foreach (Match name in Names().Matches(words))
        {
            if (!name.Value.Equals(_mark, StringComparison.OrdinalIgnoreCase)) return name.Value;
        }

        foreach (Match number in Numbers().Matches(words))
        {
            if (!Own.Contains(number.Value) && !Typed.Contains(number.Value) && !Examples.Contains(number.Value)) return number.Value;
        }

        foreach (Match masked in Masked().Matches(words))
        {
            if (masked.Groups["last"].Value is var last && last != Nik[^4..] && last != Kk[^4..] && !_lasts.Contains(last)) return masked.Value;
        }

        foreach (Match masked in MaskedPhones().Matches(words))
        {
            if (masked.Groups["last"].Value != Phone[^4..]) return masked.Value;
        }

        foreach (Match phone in Phones().Matches(words))
        {
            if (phone.Groups["last"].Value.Replace("-", "", StringComparison.Ordinal) != Phone[^4..]) return phone.Value;
        }

        foreach (Match full in SixteenDigits().Matches(words))
        {
            if (!isOwnFile || (full.Value != Nik && full.Value != Kk)) return full.Value;
        }

        return null;
    }

    /// <summary>A button that leads to a case carries its id.</summary>
    private string? Foreigner(string? choiceId) =>
        choiceId is not null && CaseChoice().Match(choiceId) is { Success: true } led && !Own.Contains(led.Groups["id"].Value) ? choiceId : null;

    [GeneratedRegex("(?i)zq[a-j]{5}")]
    private static partial Regex Names();

    [GeneratedRegex("(?i)(KWS-[0-9]{4}-[0-9]{6}|ADU-[0-9]{4}-[0-9]{4})")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"[0-9]{4}•{8}(?<last>[0-9]{4})")]
    private static partial Regex Masked();

    [GeneratedRegex(@"(?<![0-9•])•{4}(?<last>[0-9]{4})(?![0-9])")]
    private static partial Regex MaskedPhones();

    [GeneratedRegex(@"812-?770(?<last>[0-9]-?[0-9]{3})(?![0-9])")]
    private static partial Regex Phones();

    [GeneratedRegex(@"(?<![0-9])[0-9](?:[ .-]?[0-9]){15}(?![0-9])")]
    private static partial Regex SixteenDigits();

    [GeneratedRegex("^go:[a-z-]+:(?<id>[0-9]+)")]
    private static partial Regex CaseChoice();
}
