using KtpBot.Core.Offices;

namespace KtpBot.Core.Queueing;

/// <summary>What is left of a day's numbers when they are not kept any longer.</summary>
public sealed class QueueDayCount : IOfficeRow
{
    public required string OfficeId { get; init; }

    public required DateOnly Day { get; init; }

    public required string Purpose { get; init; }

    public required int Taken { get; init; }

    public required int Done { get; init; }

    public required int Missed { get; init; }

    public required int Left { get; init; }

    /// <summary>Half of those who were called waited at most so long; null when nobody was.</summary>
    public int? WaitMinutes { get; init; }
}
