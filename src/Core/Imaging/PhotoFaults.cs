namespace KtpBot.Core.Imaging;

/// <summary>Faults of how a document was photographed: part of it lies outside the picture, or light is mirrored on it.</summary>
internal static class PhotoFaults
{
    /// <summary>Cells at the picture's edge in which print must not stand: the narrowest margin of a page is wider.</summary>
    private const int Edge = 2;

    /// <summary>Further cells inwards in which the same print goes on; a dark rim of the picture has nothing behind it.</summary>
    private const int Behind = 4;

    /// <summary>So many cells along one side with print that runs out: more than a word.</summary>
    private const int CutCells = 3;

    /// <summary>White that holds nothing any more.</summary>
    private const float BlownOut = 249;

    /// <summary>Lighter paper than this is a scan, or lit so evenly that nothing stands out.</summary>
    private const float LightestPaper = 234;

    /// <summary>The part of the print's extent that a mirrored light must cover to hide something.</summary>
    private const double GlarePart = 0.008;

    /// <summary>Print runs out of the picture on one side.</summary>
    public static bool IsCutOff(PhotoGrid grid, PhotoText text) => EdgeCells(grid, text) >= CutCells;

    /// <summary>The most cells along one side whose print reaches the edge.</summary>
    public static int EdgeCells(PhotoGrid grid, PhotoText text)
    {
        int left = 0, right = 0, top = 0, bottom = 0;
        for (var row = 0; row < grid.Rows; row++)
        {
            var end = grid.Columns - 1;
            if (Any(grid, text, row, 0, row, Edge - 1) && Any(grid, text, row, Edge, row, Edge + Behind - 1)) left++;
            if (Any(grid, text, row, end - Edge + 1, row, end) && Any(grid, text, row, end - Edge - Behind + 1, row, end - Edge)) right++;
        }

        for (var column = 0; column < grid.Columns; column++)
        {
            var end = grid.Rows - 1;
            if (Any(grid, text, 0, column, Edge - 1, column) && Any(grid, text, Edge, column, Edge + Behind - 1, column)) top++;
            if (Any(grid, text, end - Edge + 1, column, end, column) && Any(grid, text, end - Edge - Behind + 1, column, end - Edge, column)) bottom++;
        }

        return Math.Max(Math.Max(left, right), Math.Max(top, bottom));
    }

    /// <summary>The part of the print's extent that is blown out while the paper around it is not, and fades outwards as a mirrored lamp does.</summary>
    public static double Glare(PhotoGrid grid, PhotoText text)
    {
        if (text.Ground > LightestPaper) return 0;
        var area = (text.Right - text.Left + 1) * (text.Bottom - text.Top + 1);
        var seen = new bool[grid.Columns * grid.Rows];
        var open = new Stack<int>();
        var largest = 0.0;
        for (var row = text.Top; row <= text.Bottom; row++)
        {
            for (var column = text.Left; column <= text.Right; column++)
            {
                var start = (row * grid.Columns) + column;
                if (seen[start] || grid.Mean[start] < BlownOut) continue;
                largest = Math.Max(largest, Spot(grid, text, start, seen, open) / (double)area);
            }
        }

        return largest;
    }

    /// <summary>Whether a glare of this part hides something.</summary>
    public static bool IsGlare(double part) => part >= GlarePart;

    /// <summary>Cells of one blown-out spot; 0 when its rim is as sharp as a white thing's.</summary>
    private static int Spot(PhotoGrid grid, PhotoText text, int start, bool[] seen, Stack<int> open)
    {
        var (size, rim, rimLight) = (0, 0, 0.0);
        seen[start] = true;
        open.Push(start);
        while (open.TryPop(out var cell))
        {
            size++;
            var (row, column) = (cell / grid.Columns, cell % grid.Columns);
            for (var direction = 0; direction < 4; direction++)
            {
                var (dr, dc) = direction switch { 0 => (0, 1), 1 => (0, -1), 2 => (1, 0), _ => (-1, 0) };
                var (r, c) = (row + dr, column + dc);
                if (r < 0 || c < 0 || r >= grid.Rows || c >= grid.Columns) continue;
                var next = (r * grid.Columns) + c;
                if (grid.Mean[next] >= BlownOut)
                {
                    if (seen[next]) continue;
                    seen[next] = true;
                    open.Push(next);
                }
                else
                {
                    // One cell further out: the first is a mixture at every rim.
                    var (r2, c2) = (Math.Clamp(r + dr, 0, grid.Rows - 1), Math.Clamp(c + dc, 0, grid.Columns - 1));
                    rim++;
                    rimLight += grid.Light[(r2 * grid.Columns) + c2];
                }
            }
        }

        return rim > 0 && rimLight / rim > text.Ground + ((255 - text.Ground) * 0.2) ? size : 0;
    }

    private static bool Any(PhotoGrid grid, PhotoText text, int fromRow, int fromColumn, int untilRow, int untilColumn)
    {
        for (var row = fromRow; row <= untilRow; row++)
        {
            for (var column = fromColumn; column <= untilColumn; column++)
            {
                if (text.Member[(row * grid.Columns) + column]) return true;
            }
        }

        return false;
    }
}
