using System.Text.Json;
using KtpBot.Core.Devices;
using KtpBot.Core.Imaging;

namespace KtpBot.Devices.Drivers.Signature.Simulated;

/// <summary>Writes a flourish that is nobody's signature.</summary>
internal sealed class SimulatedSignaturePad : ISignaturePad
{
    public Task<DeviceOutcome> CaptureAsync(string attemptId, CancellationToken cancellationToken)
    {
        var strokes = Strokes(SimulatedPerson.Of(attemptId, "signature"));
        var points = strokes.Select(stroke => stroke.Select(point => new[] { Math.Round(point.X, 4), Math.Round(point.Y, 4) }));
        return Task.FromResult<DeviceOutcome>(new DeviceOutcome.Succeeded(
            [
                new DeviceArtifact("signature.png", "image/png", SignatureImage.RenderPng(strokes)),
                new DeviceArtifact("signature.json", "application/json", JsonSerializer.SerializeToUtf8Bytes(points)),
            ],
            []));
    }

    private static List<IReadOnlyList<SignaturePoint>> Strokes(Random random)
    {
        var speed = 3 + (random.NextDouble() * 3);
        var phase = random.NextDouble() * Math.PI;
        var height = 0.28 + (random.NextDouble() * 0.15);
        var wave = Enumerable.Range(0, 80)
            .Select(i => new SignaturePoint(0.02 + (i / 84d) + (0.03 * Math.Sin(i / 3d)), 0.48 + (height * Math.Sin((i / speed) + phase) * (1 - (i / 110d)))))
            .ToList();
        return [wave, [new SignaturePoint(0.15, 0.9), new SignaturePoint(0.6, 0.84), new SignaturePoint(0.97, 0.8)]];
    }
}
