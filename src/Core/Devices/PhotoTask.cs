namespace KtpBot.Core.Devices;

/// <summary>What the camera has to know: never more of the person than the year that decides the background.</summary>
public sealed record PhotoTask
{
    public required int BirthYear { get; init; }

    public required PhotoBackground Background { get; init; }
}
