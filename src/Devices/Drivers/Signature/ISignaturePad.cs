using KtpBot.Core.Devices;

namespace KtpBot.Devices.Drivers.Signature;

/// <summary>Takes the signature of the person at the counter.</summary>
public interface ISignaturePad
{
    /// <summary>Two artifacts: <c>signature.png</c> on a transparent ground and <c>signature.json</c> with the strokes, or a failure.</summary>
    Task<DeviceOutcome> CaptureAsync(string attemptId, CancellationToken cancellationToken);
}
