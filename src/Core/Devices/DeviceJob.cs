using KtpBot.Core.Offices;

namespace KtpBot.Core.Devices;

/// <summary>Work for a counter PC: a row that a station claims, works and reports. Kind and State are names of the device contract.</summary>
public sealed class DeviceJob : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    public required long CaseId { get; init; }

    /// <summary>CapturePhoto, CaptureFingerprints, CaptureSignature, PrintCard.</summary>
    public required string Kind { get; init; }

    /// <summary>Waiting, Claimed, Submitted, Printing, ConfirmedByPrinter, CheckedByStaff, Done, Failed, Cancelled.</summary>
    public required string State { get; set; }

    /// <summary>Encrypted JSON of what the station needs.</summary>
    public byte[]? Payload { get; set; }

    /// <summary>Encrypted JSON of what it reported.</summary>
    public byte[]? Result { get; set; }

    public long? StationId { get; set; }

    /// <summary>New for each claim: a late report of an older attempt is refused.</summary>
    public Guid? AttemptId { get; set; }

    public int Attempts { get; set; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? ClaimedAt { get; set; }

    public DateTime UpdatedAt { get; set; }

    public string? ErrorCode { get; set; }

    /// <summary>For the operator, in Indonesian.</summary>
    public string? Error { get; set; }

    public int Version { get; set; }
}
