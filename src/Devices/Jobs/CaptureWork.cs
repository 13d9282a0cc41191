using KtpBot.Core.Devices;
using KtpBot.Core.Imaging;
using KtpBot.Devices.Drivers.Camera;
using KtpBot.Devices.Drivers.Fingerprint;
using KtpBot.Devices.Drivers.Signature;
using Microsoft.Extensions.Options;

namespace KtpBot.Devices.Jobs;

/// <summary>Hands a capture to the right device and words its outcome as a result.</summary>
internal sealed class CaptureWork(
    ICamera camera,
    IFingerprintReader fingerprints,
    ISignaturePad signatures,
    IOptions<DevicesOptions> options,
    TimeProvider time)
{
    public async Task<SpooledResult> RunAsync(JobRecord record, StationJob order, CancellationToken cancellationToken)
    {
        var outcome = await CaptureAsync(order, cancellationToken);
        return outcome switch
        {
            DeviceOutcome.Succeeded succeeded => FinalReport.Captured(options.Value.StationId, record, succeeded, time),
            DeviceOutcome.Failed failed => FinalReport.Failed(options.Value.StationId, record, failed.Failure, time),
            _ => throw new InvalidOperationException("A device outcome is one of two."),
        };
    }

    private async Task<DeviceOutcome> CaptureAsync(StationJob order, CancellationToken cancellationToken) => order switch
    {
        { Kind: DeviceJobKind.CapturePhoto, Photo: { } task } => await PhotographAsync(task, order.AttemptId, cancellationToken),
        { Kind: DeviceJobKind.CaptureFingerprints, Fingerprints: { } task } => await fingerprints.CaptureAsync(task, order.AttemptId, cancellationToken),
        { Kind: DeviceJobKind.CaptureSignature } => await signatures.CaptureAsync(order.AttemptId, cancellationToken),
        _ => new DeviceOutcome.Failed(DeviceFailures.For(DeviceFailureCode.OrderIncomplete)),
    };

    // Judged here and not in a driver: the rule is the same for every camera, and the person is still at the counter.
    private async Task<DeviceOutcome> PhotographAsync(PhotoTask task, string attemptId, CancellationToken cancellationToken)
    {
        var outcome = await camera.CaptureAsync(task, attemptId, cancellationToken);
        if (outcome is not DeviceOutcome.Succeeded { Artifacts: [var photo] })
            return outcome;
        return PhotoGround.Recognise(photo.Content) == task.Background
            ? outcome
            : new DeviceOutcome.Failed(DeviceFailures.For(DeviceFailureCode.BackgroundWrong));
    }
}
