using System.Text.Json;
using System.Text.RegularExpressions;
using KtpBot.Testing;

namespace KtpBot.Bot.Tests.Walking;

/// <summary>What the steps of the flows ask for, read from their files.</summary>
internal static partial class WalkQuestions
{
    private static readonly Dictionary<(string Flow, string Step), string> Asks =
        Directory.EnumerateFiles(RepositoryRoot.File("dialogs", "flows"), "*.yaml").SelectMany(Read).ToDictionary(read => read.Step, read => read.Asks);

    /// <summary>nik, kk, name, phone, case_number, last4, words, code, documents, photo, person, "" where words lead on; null where a choice must be made.</summary>
    public static string? Of((string Flow, string Step) step) => Asks.GetValueOrDefault(step);

    /// <summary>Where the conversation stands by its row.</summary>
    public static (string Flow, string Step) Waiting(byte[]? session)
    {
        if (session is null) return ("", "");
        using var json = JsonDocument.Parse(session);
        if (!json.RootElement.TryGetProperty("f", out var frames) || frames.ValueKind != JsonValueKind.Array || frames.GetArrayLength() == 0) return ("", "");
        var top = frames[frames.GetArrayLength() - 1];
        return (top.GetProperty("f").GetString()!, top.TryGetProperty("s", out var step) ? step.GetString() ?? "" : "");
    }

    private static IEnumerable<((string, string) Step, string Asks)> Read(string path)
    {
        var (flow, step, asks) = ("", "", (string?)null);
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith("flow: ", StringComparison.Ordinal)) flow = line[6..].Trim();
            if (line.StartsWith("  - id: ", StringComparison.Ordinal) || line.StartsWith("closing:", StringComparison.Ordinal))
            {
                if (asks is not null) yield return ((flow, step), asks);
                (step, asks) = (line.Length > 8 ? line[8..].Trim() : "", null);
            }

            if (Line().Match(line) is { Success: true } kind) asks = kind.Groups["kind"].Value is "ask" ? "" : kind.Groups["kind"].Value;
            if (Check().Match(line) is { Success: true } check) asks = check.Groups["check"].Value;
        }

        if (asks is not null) yield return ((flow, step), asks);
    }

    [GeneratedRegex("^    (?<kind>ask|documents|photo|person): ")]
    private static partial Regex Line();

    [GeneratedRegex("^    check: (?<check>[a-z0-9_]+)")]
    private static partial Regex Check();
}
