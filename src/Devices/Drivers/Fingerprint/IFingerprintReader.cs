using KtpBot.Core.Devices;

namespace KtpBot.Devices.Drivers.Fingerprint;

/// <summary>Records the ten fingers.</summary>
public interface IFingerprintReader
{
    /// <summary>
    /// For each of the ten fingers either a picture (image/png, 8-bit grey, 500 pixels per inch) with a quality of at least
    /// <see cref="FingerprintTask.RequiredQuality"/>, or the declared exception with its reason; otherwise a failure. Never
    /// leaves a finger out silently.
    /// </summary>
    Task<DeviceOutcome> CaptureAsync(FingerprintTask task, string attemptId, CancellationToken cancellationToken);
}
