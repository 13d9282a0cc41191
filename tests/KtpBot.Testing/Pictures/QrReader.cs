using System.Text;
using KtpBot.Core.Imaging;
using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Testing.Pictures;

/// <summary>
/// Reads a QR code (ISO/IEC 18004, versions 1 to 6, level M) that stands upright in a clean picture: finder patterns, mask, codewords,
/// segments. It corrects no errors, so one wrong module in the text fails the test that asks.
/// </summary>
public static class QrReader
{
    private const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    /// <summary>The text of the code in a PNG or JPEG; null when no code is found.</summary>
    public static string? Read(byte[] content)
    {
        using var picture = Picture.TryRead(content);
        if (picture is null) return null;
        var raster = picture.ToRaster();
        bool Dark(double x, double y) => raster.Pixels[((((int)y * raster.Width) + (int)x) * 4) + 1] < 128;
        var finders = Finders(raster);
        if (finders.Count != 3) return null;
        var module = finders.Average(f => f.Module);
        var corner = finders.OrderBy(f => f.X + f.Y).First();
        var right = finders.OrderByDescending(f => f.X - f.Y).First();
        var size = (int)Math.Round((right.X - corner.X) / module) + 7;
        if (size is < 21 or > 41 || size % 4 != 1) return null;
        var exact = (right.X - corner.X) / (size - 7);
        var modules = new bool[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++) modules[row, column] = Dark(corner.X + ((column - 3) * exact), corner.Y + ((row - 3) * exact));
        }

        return Decode(DataOf(Codewords(modules, size), size));
    }

    // Runs of 1:1:3:1:1 along a row that are found again along the column through their middle.
    private static List<(double X, double Y, double Module)> Finders(Raster raster)
    {
        var found = new List<(double X, double Y, double Module, int Votes)>();
        for (var y = 0; y < raster.Height; y++)
        {
            foreach (var (x, module) in Patterns(raster, y, across: true))
            {
                if (Patterns(raster, (int)x, across: false).FirstOrDefault(p => Math.Abs(p.At - y) <= module * 1.5 && Math.Abs(p.Module - module) < module * 0.4) is not { Module: > 0 } crossing) continue;
                var at = found.FindIndex(f => Math.Abs(f.X - x) < module * 3 && Math.Abs(f.Y - crossing.At) < module * 3);
                if (at >= 0) found[at] = found[at] with { Votes = found[at].Votes + 1 };
                else found.Add((x, crossing.At, module, 1));
            }
        }

        return [.. found.OrderByDescending(f => f.Votes).Take(3).Select(f => (f.X, f.Y, f.Module))]; // Chance patterns among the data get few votes.
    }

    private static List<(double At, double Module)> Patterns(Raster raster, int line, bool across)
    {
        var patterns = new List<(double, double)>();
        var length = across ? raster.Width : raster.Height;
        bool Dark(int i) => raster.Pixels[(across ? (line * raster.Width) + i : (i * raster.Width) + line) * 4 + 1] < 128;
        var starts = new List<int> { 0 };
        for (var i = 1; i < length; i++)
        {
            if (Dark(i) != Dark(i - 1)) starts.Add(i);
        }

        starts.Add(length);
        for (var i = 0; i + 5 < starts.Count; i++)
        {
            if (!Dark(starts[i])) continue;
            var module = (starts[i + 5] - starts[i]) / 7d;
            var runs = Enumerable.Range(0, 5).Select(r => (starts[i + r + 1] - starts[i + r]) / module).ToArray();
            if (module >= 2 && runs.Zip([1d, 1, 3, 1, 1], (is_, should) => Math.Abs(is_ - should) < 0.5 * should).All(fits => fits))
                patterns.Add(((starts[i] + starts[i + 5]) / 2d, module));
        }

        return patterns;
    }

    private static byte[] Codewords(bool[,] modules, int size)
    {
        // The mask's number stands beside the first finder; its three bits are covered by 101.
        var mask = ((Bit(modules[8, 2]) << 2) | (Bit(modules[8, 3]) << 1) | Bit(modules[8, 4])) ^ 0b101;
        var bits = new List<bool>();
        var up = true;
        for (var right = size - 1; right > 0; right -= 2)
        {
            if (right == 6) right--; // The timing column is skipped whole.
            for (var step = 0; step < size; step++)
            {
                var row = up ? size - 1 - step : step;
                for (var column = right; column > right - 2; column--)
                {
                    if (!IsFunction(row, column, size)) bits.Add(modules[row, column] ^ Masks(mask, row, column));
                }
            }

            up = !up;
        }

        var words = new byte[bits.Count / 8];
        for (var i = 0; i < words.Length * 8; i++) words[i / 8] |= (byte)(Bit(bits[i]) << (7 - (i % 8)));
        return words;
    }

    /// <summary>
    /// The data alone: text that fills them to the last bits has no end mark, and the words for correction follow at once. From version 4 on
    /// they lie in blocks whose words take turns (ISO/IEC 18004, table 9, level M).
    /// </summary>
    private static byte[] DataOf(byte[] words, int size)
    {
        var (blocks, length) = size switch { 21 => (1, 16), 25 => (1, 28), 29 => (1, 44), 33 => (2, 32), 37 => (2, 43), _ => (4, 27) };
        var data = new byte[blocks * length];
        for (var i = 0; i < data.Length; i++) data[((i % blocks) * length) + (i / blocks)] = words[i];
        return data;
    }

    private static bool IsFunction(int row, int column, int size) =>
        (row < 9 && column < 9) || (row < 9 && column >= size - 8) || (row >= size - 8 && column < 9) || row == 6 || column == 6
        || (size > 21 && Math.Abs(row - (size - 7)) <= 2 && Math.Abs(column - (size - 7)) <= 2);

    private static bool Masks(int mask, int row, int column) => mask switch
    {
        0 => (row + column) % 2 == 0,
        1 => row % 2 == 0,
        2 => column % 3 == 0,
        3 => (row + column) % 3 == 0,
        4 => ((row / 2) + (column / 3)) % 2 == 0,
        5 => ((row * column) % 2) + ((row * column) % 3) == 0,
        6 => (((row * column) % 2) + ((row * column) % 3)) % 2 == 0,
        _ => (((row + column) % 2) + ((row * column) % 3)) % 2 == 0,
    };

    private static string Decode(byte[] words)
    {
        var at = 0;
        int Take(int count)
        {
            var value = 0;
            for (; count > 0; count--, at++) value = (value << 1) | ((words[at / 8] >> (7 - (at % 8))) & 1);
            return value;
        }

        var text = new StringBuilder();
        while (at + 4 <= words.Length * 8)
        {
            switch (Take(4))
            {
                case 1:
                    for (var left = Take(10); left > 0; left -= 3) text.Append(Take(left >= 3 ? 10 : left == 2 ? 7 : 4).ToString(new string('0', Math.Min(3, left)), System.Globalization.CultureInfo.InvariantCulture));
                    break;
                case 2:
                    for (var left = Take(9); left > 0; left -= 2)
                    {
                        var value = Take(left >= 2 ? 11 : 6);
                        if (left >= 2) text.Append(Alphanumeric[value / 45]);
                        text.Append(Alphanumeric[value % 45]);
                    }

                    break;
                case 4:
                    for (var left = Take(8); left > 0; left--) text.Append((char)Take(8));
                    break;
                default:
                    return text.ToString();
            }
        }

        return text.ToString();
    }

    private static int Bit(bool dark) => dark ? 1 : 0;
}
