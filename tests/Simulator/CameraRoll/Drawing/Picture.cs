namespace KtpBot.Simulator.CameraRoll.Drawing;

/// <summary>Pixels as blue, green, red, unused; rows without gaps.</summary>
internal sealed record Picture(int Width, int Height, byte[] Pixels)
{
    /// <summary>A blur that no reader undoes: box means of the given radius, run three times in both directions.</summary>
    public Picture Blurred(int radius)
    {
        var (from, to) = ((byte[])Pixels.Clone(), new byte[Pixels.Length]);
        for (var pass = 0; pass < 3; pass++)
        {
            for (var y = 0; y < Height; y++) Smear(from, to, y * Width * 4, 4, Width, radius);
            for (var x = 0; x < Width; x++) Smear(to, from, x * 4, Width * 4, Height, radius);
        }

        return this with { Pixels = from };
    }

    /// <summary>The same picture in too little light, with the grain that follows.</summary>
    public Picture Darkened(double light, int grain)
    {
        var pixels = new byte[Pixels.Length];
        var random = new Random(17);
        for (var i = 0; i < pixels.Length; i++) pixels[i] = (byte)Math.Clamp((Pixels[i] * light) + random.Next(-grain, grain + 1), 0, 255);
        return this with { Pixels = pixels };
    }

    private static void Smear(byte[] from, byte[] to, int start, int step, int count, int radius)
    {
        var window = (2 * radius) + 1;
        for (var colour = 0; colour < 3; colour++)
        {
            int At(int i) => from[start + (Math.Clamp(i, 0, count - 1) * step) + colour];
            var sum = 0;
            for (var i = -radius; i <= radius; i++) sum += At(i);
            for (var i = 0; i < count; i++)
            {
                to[start + (i * step) + colour] = (byte)(sum / window);
                sum += At(i + radius + 1) - At(i - radius);
            }
        }
    }
}
