using System.Text.Json.Serialization;
using KtpBot.Core.Devices;

namespace KtpBot.Devices.Jobs;

/// <summary>One line of the ledger. It holds ids only: the ledger is not encrypted.</summary>
internal sealed record LedgerLine
{
    public required DateTime At { get; init; }

    public required string AttemptId { get; init; }

    public required LedgerKind Kind { get; init; }

    public string? JobId { get; init; }

    public DeviceJobKind? Job { get; init; }

    public string? CaseNumber { get; init; }

    public string? PrinterJobId { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LedgerLine))]
internal sealed partial class LedgerJson : JsonSerializerContext;
