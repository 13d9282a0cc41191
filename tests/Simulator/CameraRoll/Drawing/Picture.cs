namespace KtpBot.Simulator.CameraRoll.Drawing;

/// <summary>Pixels as blue, green, red, unused; rows without gaps.</summary>
internal sealed record Picture(int Width, int Height, byte[] Pixels)
{
    private const int GrainLength = 1 << 16;

    /// <summary>A blur that no reader undoes: box means of the given radius, run three times in both directions.</summary>
    public Picture Blurred(int radius)
    {
        var (from, to) = ((byte[])Pixels.Clone(), new byte[Pixels.Length]);
        for (var pass = 0; pass < 3; pass++)
        {
            for (var y = 0; y < Height; y++) SmearRow(from.AsSpan(y * Width * 4, Width * 4), to.AsSpan(y * Width * 4, Width * 4), radius);
            SmearColumns(to, from, radius);
        }

        return this with { Pixels = from };
    }

    /// <summary>The same picture with more or less light, and the grain that a sensor adds.</summary>
    public Picture Darkened(double light, int grain)
    {
        Span<byte> lit = stackalloc byte[256];
        for (var i = 0; i < 256; i++) lit[i] = (byte)Math.Clamp(i * light, 0, 255);
        var random = new Random(17);
        var noise = new int[GrainLength];
        for (var i = 0; i < noise.Length; i++) noise[i] = random.Next(-grain, grain + 1);

        var pixels = new byte[Pixels.Length];
        var start = 0;
        for (var i = 0; i < pixels.Length; i++)
        {
            // A new place in the table now and then, so that no pattern shows.
            if (i % 7919 == 0) start = random.Next(GrainLength);
            pixels[i] = (byte)Math.Clamp(lit[Pixels[i]] + noise[(start + i) & (GrainLength - 1)], 0, 255);
        }

        return this with { Pixels = pixels };
    }

    private static void SmearRow(ReadOnlySpan<byte> from, Span<byte> to, int radius)
    {
        var (last, window) = (from.Length - 4, (2 * radius) + 1);
        for (var colour = 0; colour < 3; colour++)
        {
            var sum = 0;
            for (var i = -radius; i <= radius; i++) sum += from[Math.Clamp(i * 4, 0, last) + colour];
            for (var at = 0; at <= last; at += 4)
            {
                to[at + colour] = (byte)(sum / window);
                sum += from[Math.Min(at + ((radius + 1) * 4), last) + colour] - from[Math.Max(at - (radius * 4), 0) + colour];
            }
        }
    }

    // All columns at once, row by row: the order in which the pixels lie in memory.
    private void SmearColumns(byte[] from, byte[] to, int radius)
    {
        var (stride, window) = (Width * 4, (2 * radius) + 1);
        var sums = new int[stride];
        ReadOnlySpan<byte> Row(int y) => from.AsSpan(Math.Clamp(y, 0, Height - 1) * stride, stride);
        for (var y = -radius; y <= radius; y++) Add(sums, Row(y), []);
        for (var y = 0; y < Height; y++)
        {
            var into = to.AsSpan(y * stride, stride);
            for (var x = 0; x < stride; x++) into[x] = (byte)(sums[x] / window);
            Add(sums, Row(y + radius + 1), Row(y - radius));
        }

        static void Add(int[] sums, ReadOnlySpan<byte> entering, ReadOnlySpan<byte> leaving)
        {
            for (var x = 0; x < sums.Length; x++) sums[x] += entering[x];
            for (var x = 0; x < leaving.Length; x++) sums[x] -= leaving[x];
        }
    }
}
