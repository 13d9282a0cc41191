using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Testing.Pictures.Photos;

/// <summary>What documents are laid on, and pictures in which no document is at all.</summary>
internal static class Grounds
{
    /// <summary>A table, a cloth or a floor.</summary>
    public static void Table(Canvas canvas, int width, int height, Random random)
    {
        var all = new Box(0, 0, width, height);
        switch (random.Next(6))
        {
            case 0: // Wood with its grain.
                var wood = new Colour(0.42 + (random.NextDouble() * 0.2), 0.29 + (random.NextDouble() * 0.12), 0.18);
                canvas.Fill(all, wood);
                for (var i = 0; i < 60; i++)
                {
                    var y = random.NextDouble() * height;
                    canvas.Polyline([(0, y), (width * 0.4, y + random.Next(-12, 12)), (width, y + random.Next(-20, 20))], 1 + (random.NextDouble() * 4), Colour.Black.WithAlpha(0.05 + (random.NextDouble() * 0.12)));
                }

                break;
            case 1: // A dark desk.
                canvas.Fill(all, new Colour(0.14, 0.14, 0.17));
                break;
            case 2: // A light desk, still darker than paper.
                canvas.Fill(all, new Colour(0.66, 0.65, 0.63));
                break;
            case 3: // Printed cloth.
                canvas.Fill(all, new Colour(0.45, 0.20, 0.16));
                for (var y = 0; y < height; y += 46)
                {
                    for (var x = (y / 46) % 2 * 23; x < width; x += 46)
                    {
                        canvas.FillCircle(x, y, 15, new Colour(0.78, 0.62, 0.32));
                        canvas.FillCircle(x, y, 8, new Colour(0.25, 0.12, 0.10));
                    }
                }

                break;
            case 4: // Tiles.
                canvas.Fill(all, new Colour(0.60, 0.58, 0.52));
                for (var at = random.Next(150); at < Math.Max(width, height); at += 260)
                {
                    canvas.Line(at, 0, at, height, 4, new Colour(0.42, 0.40, 0.37));
                    canvas.Line(0, at, width, at, 4, new Colour(0.42, 0.40, 0.37));
                }

                break;
            default: // A plain coloured sheet.
                canvas.Fill(all, new Colour(0.2 + (random.NextDouble() * 0.4), 0.2 + (random.NextDouble() * 0.4), 0.25 + (random.NextDouble() * 0.4)));
                break;
        }
    }

    /// <summary>A face that fills the picture, a room behind it.</summary>
    public static void Selfie(Canvas canvas, int width, int height, Random random)
    {
        canvas.Fill(new Box(0, 0, width, height), new Colour(0.55 + (random.NextDouble() * 0.3), 0.6, 0.6));
        canvas.Fill(new Box(width * 0.65, height * 0.1, width * 0.25, height * 0.35), new Colour(0.35, 0.4, 0.5));
        canvas.Line(0, height * 0.62, width, height * 0.62, 6, new Colour(0.4, 0.35, 0.3));
        var side = Math.Min(width, height) * (0.8 + (random.NextDouble() * 0.25));
        var box = new Box((width - side) / 2, height - (side * 1.15), side, side * 1.25);
        Sheets.Portrait(canvas, box, Colour.White.WithAlpha(0), random);
        for (var i = 0; i < 160; i++)
        {
            var (x, y) = (box.X + (side * (0.22 + (random.NextDouble() * 0.56))), box.Y + (side * (0.1 + (random.NextDouble() * 0.18))));
            canvas.Line(x, y, x + random.Next(-8, 8), y + random.Next(10, 40), 1.5, Colour.FromRgb(0x30, 0x28, 0x24));
        }
    }

    /// <summary>Sky, hills, trees.</summary>
    public static void Landscape(Canvas canvas, int width, int height, Random random)
    {
        canvas.FillGradient(new Box(0, 0, width, height), new Colour(0.35, 0.55, 0.85), new Colour(0.75, 0.85, 0.95), new Colour(0.85, 0.8, 0.7));
        for (var hill = 0; hill < 4; hill++) canvas.FillCircle(random.Next(width), height * (1.05 + (hill * 0.1)), height * (0.45 + (random.NextDouble() * 0.2)), new Colour(0.2, 0.35 + (hill * 0.05), 0.2));
        for (var leaf = 0; leaf < 5000; leaf++)
        {
            var (x, y) = (random.NextDouble() * width, height * (0.5 + (random.NextDouble() * 0.5)));
            canvas.FillCircle(x, y, 1 + (random.NextDouble() * 6), new Colour(0.1 + (random.NextDouble() * 0.25), 0.25 + (random.NextDouble() * 0.35), 0.08));
        }

        for (var trunk = 0; trunk < 5; trunk++) canvas.Fill(new Box(random.Next(width), height * 0.4, 8 + random.Next(16), height * 0.4), new Colour(0.25, 0.17, 0.1));
    }

    /// <summary>Something of daily life: a plate, a cup, a motorcycle's wheel, a cat's worth of round shapes.</summary>
    public static void Things(Canvas canvas, int width, int height, Random random)
    {
        Table(canvas, width, height, random);
        for (var i = 0; i < 9; i++)
        {
            var (x, y, radius) = (random.Next(width), random.Next(height), 40 + random.Next(190));
            var colour = new Colour(random.NextDouble(), random.NextDouble(), random.NextDouble());
            for (var ring = 0; ring < 8; ring++) canvas.FillCircle(x, y, radius * (1 - (ring * 0.1)), new Colour(colour.Red * (0.6 + (ring * 0.05)), colour.Green * (0.6 + (ring * 0.05)), colour.Blue * (0.6 + (ring * 0.05))));
        }
    }

    /// <summary>A wall or a ceiling: next to nothing.</summary>
    public static void Wall(Canvas canvas, int width, int height, Random random)
    {
        var shade = 0.45 + (random.NextDouble() * 0.4);
        canvas.FillGradient(new Box(0, 0, width, height), new Colour(shade, shade * 0.98, shade * 0.93), new Colour(shade * 0.85, shade * 0.84, shade * 0.8));
        for (var i = 0; i < 300; i++) canvas.FillCircle(random.Next(width), random.Next(height), 1 + (random.NextDouble() * 3), Colour.Black.WithAlpha(0.03));
    }

    /// <summary>A phone's screen with a conversation on it.</summary>
    public static void Screen(Canvas canvas, int width, int height, Random random)
    {
        var dark = random.Next(3) == 0;
        var ink = dark ? Colour.White : Colour.FromRgb(0x20, 0x20, 0x20);
        canvas.Fill(new Box(0, 0, width, height), dark ? Colour.FromRgb(0x10, 0x18, 0x1E) : Colour.FromRgb(0xEC, 0xE5, 0xDD));
        canvas.Fill(new Box(0, 0, width, 110), dark ? Colour.FromRgb(0x20, 0x2C, 0x33) : Colour.FromRgb(0x07, 0x5E, 0x54));
        canvas.Text(24, 34, "10.24", new Typeface(24, Bold: true), Colour.White);
        canvas.Text(120, 86, "Kontak", new Typeface(32), Colour.White);
        for (var y = 150d; y < height - 180;)
        {
            var lines = 1 + random.Next(4);
            var mine = random.Next(2) == 0;
            var left = mine ? width * 0.28 : width * 0.04;
            canvas.FillRounded(new Box(left, y, width * 0.66, 30 + (lines * 36)), 16, mine ? (dark ? Colour.FromRgb(0x00, 0x5C, 0x4B) : Colour.FromRgb(0xDC, 0xF8, 0xC6)) : dark ? Colour.FromRgb(0x20, 0x2C, 0x33) : Colour.White);
            for (var line = 0; line < lines; line++) canvas.TextFitted(left + 20, y + 40 + (line * 36), width * 0.6, "pesan biasa dari teman tentang hari ini", new Typeface(26), ink);
            y += 60 + (lines * 36);
        }
    }
}
