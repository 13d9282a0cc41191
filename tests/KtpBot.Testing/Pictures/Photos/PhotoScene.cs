using KtpBot.Core.Imaging;
using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Testing.Pictures.Photos;

/// <summary>A photo in the making: a raster that documents are laid on in perspective, then lit, spotted, shaken and compressed as a phone does.</summary>
internal sealed class PhotoScene
{
    private readonly float[] _pixels;
    private readonly Random _random;

    public PhotoScene(int width, int height, Random random, Action<Canvas> ground)
    {
        (Width, Height, _random) = (width, height, random);
        _pixels = new float[width * height * 3];
        using var canvas = Canvas.ForPng(width, height);
        ground(canvas);
        var raster = canvas.ToRaster();
        for (var i = 0; i < width * height; i++)
        {
            for (var c = 0; c < 3; c++) _pixels[(i * 3) + c] = raster.Pixels[(i * 4) + c];
        }
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Lays a flat picture into a quadrangle, clockwise from its upper left corner; parts outside the frame are cut off.</summary>
    public void Lay(Raster sheet, (double X, double Y)[] corners)
    {
        var map = Homography.From(corners, sheet.Width, sheet.Height);
        var (left, right) = ((int)Math.Max(0, corners.Min(c => c.X)), (int)Math.Min(Width - 1, corners.Max(c => c.X) + 1));
        var (top, bottom) = ((int)Math.Max(0, corners.Min(c => c.Y)), (int)Math.Min(Height - 1, corners.Max(c => c.Y) + 1));
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                var (u, v) = map.At(x + 0.5, y + 0.5);
                if (u < 0 || v < 0 || u >= sheet.Width - 1 || v >= sheet.Height - 1) continue;
                var (iu, iv) = ((int)u, (int)v);
                var (fu, fv) = ((float)(u - iu), (float)(v - iv));
                for (var c = 0; c < 3; c++)
                {
                    float P(int dx, int dy) => sheet.Pixels[((((iv + dy) * sheet.Width) + iu + dx) * 4) + c];
                    _pixels[(((y * Width) + x) * 3) + c] = (((P(0, 0) * (1 - fu)) + (P(1, 0) * fu)) * (1 - fv)) + (((P(0, 1) * (1 - fu)) + (P(1, 1) * fu)) * fv);
                }
            }
        }
    }

    /// <summary>Light that falls off across the picture, of a colour of its own; 1 is as drawn.</summary>
    public void Light(double strength, double falloff, double warmth)
    {
        var angle = _random.NextDouble() * Math.PI * 2;
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var along = ((((x / (double)Width) - 0.5) * Math.Cos(angle)) + (((y / (double)Height) - 0.5) * Math.Sin(angle))) * 2;
                var light = strength * (1 + (falloff * along));
                var at = ((y * Width) + x) * 3;
                _pixels[at] *= (float)(light * (1 - warmth));
                _pixels[at + 1] *= (float)light;
                _pixels[at + 2] *= (float)(light * (1 + warmth));
            }
        }
    }

    /// <summary>A lamp or a flash mirrored on the paper: blown out in the middle, fading outwards.</summary>
    public void Glare(double centreX, double centreY, double radiusX, double radiusY)
    {
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var (dx, dy) = ((x - centreX) / radiusX, (y - centreY) / radiusY);
                var far = (dx * dx) + (dy * dy);
                if (far > 6) continue;
                var at = ((y * Width) + x) * 3;
                for (var c = 0; c < 3; c++) _pixels[at + c] += (float)(420 * Math.Exp(-far * 0.9));
            }
        }
    }

    /// <summary>The picture as a phone sends it: slightly soft, with sensor noise, as JPEG.</summary>
    public byte[] Take(double noise, int quality, double soft = 0)
    {
        if (soft > 0) Blur(soft);
        var raster = new Raster(Width, Height, new byte[Width * Height * 4]);
        for (var i = 0; i < Width * Height; i++)
        {
            var grain = noise * ((_random.NextDouble() + _random.NextDouble() + _random.NextDouble()) - 1.5) * 2;
            for (var c = 0; c < 3; c++) raster.Pixels[(i * 4) + c] = (byte)Math.Clamp(_pixels[(i * 3) + c] + grain, 0, 255);
        }

        return JpegCodec.Encode(raster, quality);
    }

    // Two passes of a box are close enough to a lens out of focus.
    private void Blur(double radius)
    {
        var reach = (int)Math.Max(1, Math.Round(radius));
        for (var pass = 0; pass < 2; pass++)
        {
            Pass(Width, Height, 3, Width * 3, reach);
            Pass(Height, Width, Width * 3, 3, reach);
        }
    }

    private void Pass(int length, int lines, int step, int stride, int reach)
    {
        var line = new float[length];
        for (var l = 0; l < lines; l++)
        {
            for (var c = 0; c < 3; c++)
            {
                var from = (l * stride) + c;
                for (var i = 0; i < length; i++) line[i] = _pixels[from + (i * step)];
                var sum = 0f;
                for (var i = -reach; i <= reach; i++) sum += line[Math.Clamp(i, 0, length - 1)];
                for (var i = 0; i < length; i++)
                {
                    _pixels[from + (i * step)] = sum / ((2 * reach) + 1);
                    sum += line[Math.Min(length - 1, i + reach + 1)] - line[Math.Max(0, i - reach)];
                }
            }
        }
    }
}
