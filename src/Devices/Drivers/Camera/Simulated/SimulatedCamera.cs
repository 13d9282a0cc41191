using KtpBot.Core.Devices;
using KtpBot.Core.Imaging;
using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Devices.Drivers.Camera.Simulated;

/// <summary>Draws a person who does not exist, before the right background. For trials and tests; the card says CONTOH.</summary>
internal sealed class SimulatedCamera : ICamera
{
    private const int Width = 600;
    private const int Height = 800;

    private static readonly Colour[] _skins =
        [Colour.FromRgb(0xE3, 0xB7, 0x8F), Colour.FromRgb(0xC6, 0x95, 0x70), Colour.FromRgb(0xA8, 0x76, 0x52), Colour.FromRgb(0x8A, 0x5E, 0x41)];

    private static readonly Colour[] _clothes =
        [Colour.FromRgb(0xF2, 0xF2, 0xEE), Colour.FromRgb(0x3B, 0x4A, 0x63), Colour.FromRgb(0x4C, 0x66, 0x55), Colour.FromRgb(0x7A, 0x5A, 0x6E)];

    public Task<DeviceOutcome> CaptureAsync(PhotoTask task, string attemptId, CancellationToken cancellationToken)
    {
        var photo = new DeviceArtifact("photo.jpg", "image/jpeg", Draw(task.Background, SimulatedPerson.Of(attemptId, "camera")));
        return Task.FromResult<DeviceOutcome>(new DeviceOutcome.Succeeded([photo], []));
    }

    private static byte[] Draw(PhotoBackground background, Random random)
    {
        using var canvas = Canvas.ForPng(Width, Height);
        canvas.Fill(new Box(0, 0, Width, Height), BackgroundColour(background));
        var skin = _skins[random.Next(_skins.Length)];
        var hair = Colour.FromRgb(0x1E, 0x18, 0x18);
        canvas.FillRounded(new Box(70, 590, 460, 400), 150, _clothes[random.Next(_clothes.Length)]);
        canvas.FillRounded(new Box(245, 500, 110, 160), 50, skin);
        if (random.Next(2) == 0)
            DrawVeil(canvas, _clothes[random.Next(1, _clothes.Length)]);
        else
            canvas.FillRounded(new Box(150, 135, 300, 300 + (random.Next(3) * 60)), 145, hair);
        DrawFace(canvas, skin, hair);
        return Thumbnail.Jpeg(canvas.Finish(), Height, 92)
            ?? throw new InvalidOperationException("The drawn portrait could not be encoded.");
    }

    private static Colour BackgroundColour(PhotoBackground background) => background switch
    {
        PhotoBackground.Blue => Colour.FromRgb(0x1F, 0x5F, 0xC4),
        PhotoBackground.Red => Colour.FromRgb(0xC4, 0x1F, 0x26),
    };

    private static void DrawVeil(Canvas canvas, Colour colour)
    {
        canvas.FillRounded(new Box(130, 120, 340, 480), 165, colour);
        canvas.FillRounded(new Box(100, 470, 400, 230), 105, colour);
    }

    private static void DrawFace(Canvas canvas, Colour skin, Colour ink)
    {
        canvas.FillRounded(new Box(178, 195, 244, 340), 120, skin);
        foreach (var x in new[] { 245d, 355d })
        {
            canvas.FillCircle(x, 350, 17, Colour.White);
            canvas.FillCircle(x, 350, 9, ink);
            canvas.Polyline([(x - 26, 318), (x, 310), (x + 26, 318)], 6, ink);
        }

        canvas.Polyline([(300, 360), (292, 410), (304, 416)], 4, ink.WithAlpha(0.45));
        canvas.Polyline([(262, 466), (300, 472), (338, 466)], 7, Colour.FromRgb(0x9A, 0x4A, 0x48));
    }
}
