using KtpBot.Core.Imaging;
using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Testing.Pictures.Photos;

/// <summary>
/// Photos as citizens send them, each with what is true of it: documents on tables in many lights and perspectives, cut off, mirrored
/// on, out of focus, and pictures of something else. A seed makes the same photos everywhere; no picture of a person or document exists.
/// </summary>
public static class PhotoSet
{
    /// <summary>The photos of one seed, drawn when asked for; any order, any thread.</summary>
    public static IReadOnlyList<LabelledPhoto> Of(int seed)
    {
        var photos = new List<LabelledPhoto>();
        void Add(int count, string asked, PhotoTruth truth, Func<Random, byte[]> draw)
        {
            for (var i = 0; i < count; i++)
            {
                var own = HashCode(seed, photos.Count);
                photos.Add(new LabelledPhoto($"{asked}-{truth}-{photos.Count}", asked, truth, () => draw(new Random(own))));
            }
        }

        Add(46, "page", PhotoTruth.Good, random => Page(random));
        Add(14, "page", PhotoTruth.Good, random => Page(random, fill: true));
        Add(50, "card", PhotoTruth.Good, random => Card(random));
        Add(10, "card", PhotoTruth.Good, random => Card(random, fill: true));
        Add(24, "page", PhotoTruth.CutOff, random => Page(random, cut: true));
        Add(14, "card", PhotoTruth.CutOff, random => Card(random, cut: true));
        Add(14, "page", PhotoTruth.Glare, random => Page(random, glare: true));
        Add(16, "card", PhotoTruth.Glare, random => Card(random, glare: true));
        Add(8, "page", PhotoTruth.Blurred, random => Page(random, soft: 7 + random.Next(5)));
        Add(8, "page", PhotoTruth.TooDark, random => Page(random, light: 0.09 + (random.NextDouble() * 0.05)));
        Add(10, "card", PhotoTruth.WrongKind, random => Page(random));
        Add(10, "page", PhotoTruth.WrongKind, random => Card(random));
        Add(8, "page", PhotoTruth.WrongKind, random => Other(random, Grounds.Selfie));
        Add(6, "card", PhotoTruth.WrongKind, random => Other(random, Grounds.Selfie));
        Add(8, "page", PhotoTruth.WrongKind, random => Other(random, Grounds.Landscape));
        Add(8, "card", PhotoTruth.WrongKind, random => Other(random, Grounds.Things));
        Add(8, "page", PhotoTruth.WrongKind, random => Other(random, Grounds.Wall));
        Add(8, "page", PhotoTruth.WrongKind, Screen);
        return photos;
    }

    private static byte[] Page(Random random, bool cut = false, bool glare = false, bool fill = false, double soft = 0, double light = 0)
    {
        var sheet = random.Next(3) == 0 ? Sheets.Letter(random) : Sheets.FamilyCard(random);
        return Shoot(random, sheet, fill ? 1.0 + (random.NextDouble() * 0.03) : 0.72 + (random.NextDouble() * 0.22), cut, glare, soft, light, fill);
    }

    private static byte[] Card(Random random, bool cut = false, bool glare = false, bool fill = false) =>
        Shoot(random, Sheets.Card(random), fill ? 1.0 + (random.NextDouble() * 0.01) : 0.42 + (random.NextDouble() * 0.45), cut, glare, 0, 0, fill);

    private static byte[] Shoot(Random random, Raster sheet, double part, bool cut, bool glare, double soft, double light, bool fill)
    {
        var upright = sheet.Height > sheet.Width;
        var (width, height) = upright ? (840, 1120) : (1120, 840);
        if (fill) (width, height) = upright ? ((int)(1120d * sheet.Width / sheet.Height), 1120) : (1120, (int)(1120d * sheet.Height / sheet.Width));
        var scene = new PhotoScene(width, height, random, canvas => Grounds.Table(canvas, width, height, random));
        var scale = Math.Min((double)width / sheet.Width, (double)height / sheet.Height) * part;
        var turn = fill ? 0 : (random.NextDouble() - 0.5) * 0.22;
        var lean = fill ? 0 : 0.05;
        var (halfWidth, halfHeight) = (sheet.Width * scale / 2, sheet.Height * scale / 2);
        (double X, double Y) Corner(int sx, int sy)
        {
            var (x, y) = (sx * halfWidth * (1 + ((random.NextDouble() - 0.5) * lean)), sy * halfHeight * (1 + ((random.NextDouble() - 0.5) * lean)));
            return ((x * Math.Cos(turn)) - (y * Math.Sin(turn)), (x * Math.Sin(turn)) + (y * Math.Cos(turn)));
        }

        (double X, double Y)[] corners = [Corner(-1, -1), Corner(1, -1), Corner(1, 1), Corner(-1, 1)];
        var (left, right, top, bottom) = (corners.Min(c => c.X), corners.Max(c => c.X), corners.Min(c => c.Y), corners.Max(c => c.Y));

        // Inside the frame with a finger's breadth to spare, or a fifth to a half of the sheet beyond one of its sides.
        double Place(double from, double until, double size)
        {
            var room = Math.Max(0, size - (until - from));
            return (random.NextDouble() * room) - from;
        }

        var (moveX, moveY) = fill ? (width / 2d, height / 2d) : (Place(left, right, width), Place(top, bottom, height));
        if (cut)
        {
            var beyond = 0.18 + (random.NextDouble() * 0.3);
            switch (random.Next(4))
            {
                case 0: moveX = -left - ((right - left) * beyond); break;
                case 1: moveX = width - right + ((right - left) * beyond); break;
                case 2: moveY = -top - ((bottom - top) * beyond); break;
                default: moveY = height - bottom + ((bottom - top) * beyond); break;
            }
        }

        for (var i = 0; i < 4; i++) corners[i] = (corners[i].X + moveX, corners[i].Y + moveY);
        scene.Lay(sheet, corners);
        scene.Light(light > 0 ? light : 0.62 + (random.NextDouble() * 0.34), random.NextDouble() * 0.16, (random.NextDouble() - 0.4) * 0.1);
        if (glare)
        {
            var (u, v) = (0.25 + (random.NextDouble() * 0.5), 0.25 + (random.NextDouble() * 0.5));
            var x = ((corners[0].X * (1 - u)) + (corners[1].X * u)) * (1 - v) + (((corners[3].X * (1 - u)) + (corners[2].X * u)) * v);
            var y = ((corners[0].Y * (1 - u)) + (corners[1].Y * u)) * (1 - v) + (((corners[3].Y * (1 - u)) + (corners[2].Y * u)) * v);
            var size = Math.Sqrt((right - left) * (bottom - top));
            scene.Glare(x, y, size * (0.09 + (random.NextDouble() * 0.09)), size * (0.07 + (random.NextDouble() * 0.08)));
        }

        return scene.Take(1.5 + (random.NextDouble() * 5), 70 + random.Next(22), soft);
    }

    private static byte[] Other(Random random, Action<Canvas, int, int, Random> draw)
    {
        var (width, height) = random.Next(2) == 0 ? (1120, 840) : (840, 1120);
        var scene = new PhotoScene(width, height, random, canvas => draw(canvas, width, height, random));
        scene.Light(0.75 + (random.NextDouble() * 0.25), random.NextDouble() * 0.2, (random.NextDouble() - 0.4) * 0.1);
        return scene.Take(1.5 + (random.NextDouble() * 5), 70 + random.Next(22));
    }

    private static byte[] Screen(Random random)
    {
        using var canvas = Canvas.ForPng(720, 1280 + (random.Next(3) * 160));
        Grounds.Screen(canvas, 720, 1600, random);
        return JpegCodec.Encode(canvas.ToRaster(), 85 + random.Next(10));
    }

    // Stable across processes, which string and tuple hashes are not.
    private static int HashCode(int seed, int number) => unchecked(((seed * 7919) + number) * 104_729);
}

/// <summary>What is true of a drawn photo.</summary>
public enum PhotoTruth
{
    Good,
    CutOff,
    Glare,
    Blurred,
    TooDark,
    WrongKind,
}

/// <summary>One photo of the set.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Asked">What the citizen was asked for: page or card.</param>
/// <param name="Truth">What is true of it.</param>
/// <param name="Draw">Draws it anew.</param>
public sealed record LabelledPhoto(string Name, string Asked, PhotoTruth Truth, Func<byte[]> Draw);
