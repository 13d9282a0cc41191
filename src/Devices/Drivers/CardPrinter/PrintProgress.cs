using KtpBot.Core.Devices;

namespace KtpBot.Devices.Drivers.CardPrinter;

/// <summary>How far an accepted job is.</summary>
public abstract record PrintProgress
{
    private PrintProgress()
    {
    }

    /// <summary>Not over. An obstacle is something an officer can put right while the job waits, such as an empty tray.</summary>
    public sealed record InHand(bool Printing, DeviceFailure? Obstacle) : PrintProgress;

    public sealed record Completed : PrintProgress;

    public sealed record Failed(DeviceFailure Failure) : PrintProgress;

    /// <summary>The printer answers and does not know the job any more.</summary>
    public sealed record Forgotten : PrintProgress;

    public sealed record Unreachable : PrintProgress;
}
