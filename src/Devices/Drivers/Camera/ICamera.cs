using KtpBot.Core.Devices;

namespace KtpBot.Devices.Drivers.Camera;

/// <summary>Takes the photo of the person at the counter.</summary>
public interface ICamera
{
    /// <summary>
    /// One artifact <c>photo.jpg</c> (image/jpeg, 3:4, at least 480 × 640) before the background that the task names, or a
    /// failure with its policy. Never throws for a camera that does not answer.
    /// </summary>
    Task<DeviceOutcome> CaptureAsync(PhotoTask task, string attemptId, CancellationToken cancellationToken);
}
