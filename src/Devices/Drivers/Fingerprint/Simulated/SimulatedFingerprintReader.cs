using KtpBot.Core.Devices;
using Microsoft.Extensions.Options;

namespace KtpBot.Devices.Drivers.Fingerprint.Simulated;

/// <summary>
/// Makes ridge patterns that belong to nobody. A finger below the wanted quality is touched again, up to three times, and
/// gets a little better each time, as with a real reader; the best touch counts.
/// </summary>
internal sealed class SimulatedFingerprintReader(IOptions<DevicesOptions> options) : IFingerprintReader
{
    private const int Touches = 3;
    private const int GainPerTouch = 6;

    public Task<DeviceOutcome> CaptureAsync(FingerprintTask task, string attemptId, CancellationToken cancellationToken)
    {
        var artifacts = new List<DeviceArtifact>();
        var fingers = new List<FingerScore>();
        var random = SimulatedPerson.Of(attemptId, "fingerprint");
        foreach (var finger in Enum.GetValues<FingerPosition>())
        {
            if (task.Exceptions.FirstOrDefault(exception => exception.Finger == finger) is { } exception)
            {
                fingers.Add(new FingerScore(finger, null, null, exception.Reason));
                continue;
            }

            var quality = BestTouch(random, task.RequiredQuality);
            if (quality < task.RequiredQuality)
                return Task.FromResult<DeviceOutcome>(new DeviceOutcome.Failed(DeviceFailures.For(DeviceFailureCode.CaptureQualityTooLow, $"{finger}={quality}")));
            var name = $"finger-{(int)finger:00}.png";
            artifacts.Add(new DeviceArtifact(name, "image/png", RidgePattern.DrawPng(random.Next())));
            fingers.Add(new FingerScore(finger, quality, name, null));
        }

        return Task.FromResult<DeviceOutcome>(new DeviceOutcome.Succeeded(artifacts, fingers));
    }

    private int BestTouch(Random random, int required)
    {
        var best = 0;
        for (var touch = 0; touch < Touches && best < required; touch++)
            best = Math.Max(best, Math.Clamp(options.Value.Fingerprint.SimulatedQuality + random.Next(-8, 9) + (touch * GainPerTouch), 0, 100));
        return best;
    }
}
