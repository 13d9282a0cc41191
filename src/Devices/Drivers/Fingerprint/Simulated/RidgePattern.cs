using KtpBot.Core.Imaging;

namespace KtpBot.Devices.Drivers.Fingerprint.Simulated;

/// <summary>A synthetic whorl or loop: bent rings with gaps and grain inside an oval.</summary>
internal static class RidgePattern
{
    private const int Width = 320;
    private const int Height = 400;
    private const int PixelsPerInch = 500;

    /// <summary>Adult ridges lie about half a millimetre apart: nine to ten pixels at 500 per inch.</summary>
    private const double RidgePeriod = 9.4;

    public static byte[] DrawPng(int seed)
    {
        var random = new Random(seed);
        var core = (X: (Width / 2) + random.Next(-30, 31), Y: (Height * 0.42) + random.Next(-25, 26));
        var stretch = 0.75 + (random.NextDouble() * 0.5);
        var twist = (random.NextDouble() - 0.5) * 3;
        var bend = random.NextDouble() * Math.PI * 2;
        var pixels = new byte[Width * Height];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
                pixels[(y * Width) + x] = Grey(x, y, core, stretch, twist, bend, random);
        }

        return GreyPicture.EncodePng(Width, Height, pixels, PixelsPerInch);
    }

    private static byte Grey(int x, int y, (double X, double Y) core, double stretch, double twist, double bend, Random random)
    {
        var ovalX = (x - (Width / 2d)) / (Width * 0.46);
        var ovalY = (y - (Height / 2d)) / (Height * 0.48);
        if ((ovalX * ovalX) + (ovalY * ovalY) > 1)
            return (byte)(246 + random.Next(8));
        var dx = x - core.X;
        var dy = (y - core.Y) * stretch;
        var wave = 5 * Math.Sin((x / 37d) + bend) * Math.Cos(y / 43d);
        var distance = Math.Sqrt((dx * dx) + (dy * dy)) + wave + (twist * RidgePeriod * Math.Atan2(dy, dx) / (2 * Math.PI));
        var ridge = Math.Sin(2 * Math.PI * distance / RidgePeriod);
        return (byte)Math.Clamp(135 + (95 * ridge) + random.Next(-14, 15), 0, 255);
    }
}
