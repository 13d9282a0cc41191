namespace KtpBot.Core.Imaging;

/// <summary>
/// A photo brought to one working size and laid into small square cells, so that its resolution does not change what is measured.
/// Of each cell: how light its ground is, of what colour, and how much thin ink lies on it.
/// </summary>
internal sealed class PhotoGrid
{
    /// <summary>Longer side in pixels: print of a page that fills the picture still has lines, one cell is about a letter.</summary>
    private const int WorkingSide = 800;

    /// <summary>Pixels along a cell.</summary>
    public const int Cell = 8;

    /// <summary>Darker than this part of its ground, a pixel is ink.</summary>
    private const float InkBelow = 0.82f;

    private PhotoGrid(int width, int height)
    {
        (Width, Height, Columns, Rows) = (width, height, width / Cell, height / Cell);
        Grey = new byte[width * height];
        Ink = new bool[width * height];
        var cells = Columns * Rows;
        (Light, Mean, InkShare, Saturation) = (new float[cells], new float[cells], new float[cells], new float[cells]);
        (IsText, IsSkin) = (new bool[cells], new bool[cells]);
    }

    public int Width { get; }

    public int Height { get; }

    public int Columns { get; }

    public int Rows { get; }

    public byte[] Grey { get; }

    /// <summary>Pixels clearly darker than the ground around them.</summary>
    public bool[] Ink { get; }

    /// <summary>Mean of a cell's lighter half: the paper between the letters.</summary>
    public float[] Light { get; }

    public float[] Mean { get; }

    public float[] InkShare { get; }

    /// <summary>0 grey, 1 one pure colour.</summary>
    public float[] Saturation { get; }

    /// <summary>Thin ink on an even, light and pale ground: print.</summary>
    public bool[] IsText { get; }

    public bool[] IsSkin { get; }

    public static PhotoGrid Of(Raster raster)
    {
        var ratio = Math.Max(1.0, Math.Max(raster.Width, raster.Height) / (double)WorkingSide);
        var grid = new PhotoGrid(Math.Max(Cell, (int)(raster.Width / ratio)), Math.Max(Cell, (int)(raster.Height / ratio)));
        grid.Scale(raster, ratio);
        grid.FindInk();
        grid.FindText();
        return grid;
    }

    /// <summary>Averages the source over each working pixel, and sums colours over cells.</summary>
    private void Scale(Raster raster, double ratio)
    {
        var sums = new int[Columns * Rows * 3];
        var from = new int[Width + 1];
        for (var x = 0; x <= Width; x++) from[x] = Math.Min(raster.Width, (int)(x * ratio));
        for (var y = 0; y < Height; y++)
        {
            var (top, bottom) = ((int)(y * ratio), Math.Min(raster.Height, Math.Max((int)(y * ratio) + 1, (int)((y + 1) * ratio))));
            var cellRow = y / Cell;
            for (var x = 0; x < Width; x++)
            {
                int blue = 0, green = 0, red = 0, count = 0;
                for (var sy = top; sy < bottom; sy++)
                {
                    var at = ((sy * raster.Width) + from[x]) * 4;
                    for (var sx = from[x]; sx < Math.Max(from[x] + 1, from[x + 1]); sx++, at += 4, count++)
                    {
                        blue += raster.Pixels[at];
                        green += raster.Pixels[at + 1];
                        red += raster.Pixels[at + 2];
                    }
                }

                (blue, green, red) = (blue / count, green / count, red / count);

                // ITU-R BT.601, the weights JPEG uses.
                Grey[(y * Width) + x] = (byte)(((blue * 114) + (green * 587) + (red * 299)) / 1000);
                if (cellRow >= Rows || x / Cell >= Columns) continue;
                var cell = ((cellRow * Columns) + (x / Cell)) * 3;
                sums[cell] += blue;
                sums[cell + 1] += green;
                sums[cell + 2] += red;
            }
        }

        for (var cell = 0; cell < Columns * Rows; cell++) Colour(cell, sums[cell * 3] / 64, sums[(cell * 3) + 1] / 64, sums[(cell * 3) + 2] / 64);
    }

    private void Colour(int cell, int blue, int green, int red)
    {
        var most = Math.Max(red, Math.Max(green, blue));
        Saturation[cell] = most == 0 ? 0 : (most - Math.Min(red, Math.Min(green, blue))) / (float)most;

        // Skin of every shade is redder than green and greener than blue, by about the same steps.
        IsSkin[cell] = red > 60 && red > green && green >= blue && red - green is > 10 and < 90 && red - blue is > 20 and < 140;
    }

    private void FindInk()
    {
        for (var cell = 0; cell < Columns * Rows; cell++) Measure(cell);
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                var ground = 0f;
                for (var r = Math.Max(0, row - 1); r <= Math.Min(Rows - 1, row + 1); r++)
                {
                    for (var c = Math.Max(0, column - 1); c <= Math.Min(Columns - 1, column + 1); c++) ground = Math.Max(ground, Light[(r * Columns) + c]);
                }

                var limit = ground * InkBelow;
                var count = 0;
                for (var y = row * Cell; y < (row + 1) * Cell; y++)
                {
                    for (var x = column * Cell; x < (column + 1) * Cell; x++)
                    {
                        if (!(Grey[(y * Width) + x] < limit)) continue;
                        Ink[(y * Width) + x] = true;
                        count++;
                    }
                }

                InkShare[(row * Columns) + column] = count / (float)(Cell * Cell);
            }
        }
    }

    private void Measure(int cell)
    {
        var (top, left) = (cell / Columns * Cell, cell % Columns * Cell);
        var sum = 0;
        for (var y = top; y < top + Cell; y++)
        {
            for (var x = left; x < left + Cell; x++) sum += Grey[(y * Width) + x];
        }

        var mean = sum / (Cell * Cell);
        int light = 0, count = 0;
        for (var y = top; y < top + Cell; y++)
        {
            for (var x = left; x < left + Cell; x++)
            {
                if (Grey[(y * Width) + x] < mean) continue;
                light += Grey[(y * Width) + x];
                count++;
            }
        }

        Mean[cell] = mean;
        Light[cell] = count == 0 ? mean : light / (float)count;
    }

    private void FindText()
    {
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                var cell = (row * Columns) + column;
                IsText[cell] = InkShare[cell] is > 0.05f and < 0.6f && Light[cell] > 40 && Saturation[cell] < 0.42f && Turns(row, column) >= 20 && EvenNeighbours(row, column) >= 5;
            }
        }
    }

    /// <summary>Changes between ink and ground along the cell's rows and columns: strokes have many, the edge of a table few.</summary>
    private int Turns(int row, int column)
    {
        var turns = 0;
        var (top, left) = (row * Cell, column * Cell);
        for (var y = top; y < top + Cell; y++)
        {
            for (var x = left; x < left + Cell; x++)
            {
                var at = (y * Width) + x;
                if (x > left && Ink[at] != Ink[at - 1]) turns++;
                if (y > top && Ink[at] != Ink[at - Width]) turns++;
            }
        }

        return turns;
    }

    private int EvenNeighbours(int row, int column)
    {
        var own = Light[(row * Columns) + column];
        var even = 0;
        for (var r = row - 1; r <= row + 1; r++)
        {
            for (var c = column - 1; c <= column + 1; c++)
            {
                if ((r == row && c == column) || r < 0 || c < 0 || r >= Rows || c >= Columns) continue;
                if (Math.Abs(Light[(r * Columns) + c] - own) < own * 0.12f) even++;
            }
        }

        return even;
    }
}
