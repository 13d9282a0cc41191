using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using KtpBot.Testing;

namespace KtpBot.Bot.Tests.Channels.Payloads;

/// <summary>What a provider sends, and what has to come of it. One JSON file in a channel's payloads/in folder.</summary>
internal sealed record IncomingCase
{
    public required string Label { get; init; }

    /// <summary>The body as JSON; or <see cref="Raw"/> for what is none.</summary>
    public JsonNode? Body { get; init; }

    public string? Raw { get; init; }

    /// <summary>good, none or wrong.</summary>
    public string Sign { get; init; } = "good";

    public int Status { get; init; } = 200;

    /// <summary>Lines as <see cref="Shown"/> prints them, in order; "*" as the first word stands for any external id.</summary>
    public string[] Messages { get; init; } = [];

    public string[] Reports { get; init; } = [];

    /// <summary>Codes of alarms for staff.</summary>
    public string[] Alarms { get; init; } = [];

    /// <summary>Calls that the channel makes on the side; each must come, others may.</summary>
    public ExpectedRequest[] Calls { get; init; } = [];

    /// <summary>Words that may stand in no log.</summary>
    public string[] Private { get; init; } = [];

    public string Text => Raw ?? Body?.ToJsonString() ?? "";
}

/// <summary>What the office says, what the provider answers, and which requests and result that makes. One JSON file in payloads/out.</summary>
internal sealed record OutgoingCase
{
    public required string Label { get; init; }

    public required string Address { get; init; }

    /// <summary>An OutgoingContent with its "k".</summary>
    public required JsonNode Content { get; init; }

    /// <summary>Null: the citizen never wrote, or the provider closed the window.</summary>
    public double? LastInboundHoursAgo { get; init; } = 1;

    /// <summary>What lies in the store under the content's fileId.</summary>
    public CaseFileBytes? File { get; init; }

    public CannedAnswer[] Answers { get; init; } = [];

    public ExpectedRequest[] Requests { get; init; } = [];

    /// <summary>
    /// One line for each attempt: "Accepted id" (or *), "TryLater code seconds" (- for none) with " channel" when all must wait,
    /// "Held code", "Refused code" with " unreachable".
    /// </summary>
    public required string[] Results { get; init; }

    public string[] Alarms { get; init; } = [];

    public string[] Private { get; init; } = [];
}

/// <param name="Mime">The stored type.</param>
/// <param name="Size">Bytes; their content does not matter unless <paramref name="Jpeg"/> asks for a real picture of width×height.</param>
/// <param name="Jpeg">For example "1200x900".</param>
internal sealed record CaseFileBytes(string Mime, int Size = 16, string? Jpeg = null);

/// <param name="Status">HTTP status.</param>
/// <param name="Body">JSON.</param>
/// <param name="Raw">Instead of it, for what is none.</param>
/// <param name="Headers">Of the answer, for example Retry-After.</param>
/// <param name="Drop">The connection breaks without an answer.</param>
internal sealed record CannedAnswer(int Status = 200, JsonNode? Body = null, string? Raw = null, Dictionary<string, string>? Headers = null, bool Drop = false);

/// <param name="Method">POST unless told otherwise.</param>
/// <param name="Path">After the configured root; {token} stands for the secret in it.</param>
/// <param name="Body">Exactly this JSON; a form as {"form": [...]}.</param>
internal sealed record ExpectedRequest(string Path, JsonNode? Body = null, string Method = "POST");

/// <summary>Finds the cases of a channel's folder of payloads.</summary>
internal static class PayloadFolder
{
    private static readonly JsonSerializerOptions Reading = new()
    {
        PropertyNameCaseInsensitive = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The names of the cases, for a theory.</summary>
    /// <param name="channel">The folder below tests/KtpBot.Bot.Tests/Channels.</param>
    /// <param name="direction">in or out.</param>
    public static TheoryData<string> Names(string channel, string direction) =>
        [.. Directory.EnumerateFiles(Folder(channel, direction), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    public static T Read<T>(string channel, string direction, string name) =>
        JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(Folder(channel, direction), name + ".json")), Reading)!;

    private static string Folder(string channel, string direction) => RepositoryRoot.File("tests", "KtpBot.Bot.Tests", "Channels", channel, "payloads", direction);
}
