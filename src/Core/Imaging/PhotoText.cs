namespace KtpBot.Core.Imaging;

/// <summary>The printed part of a photo: the largest group of neighbouring cells with print on ground of one lightness.</summary>
internal sealed class PhotoText
{
    /// <summary>Cells that a gap in the print may bridge: the space between two columns of a table.</summary>
    private const int Reach = 4;

    /// <summary>How far a line's print is summed sideways, in cells, before lines are counted: several letters, but a tilted line still stays narrow.</summary>
    private const int LineReach = 3;

    private PhotoText(bool[] member, int left, int top, int right, int bottom, int count, float ground, float tint) =>
        (Member, Left, Top, Right, Bottom, Count, Ground, Tint) = (member, left, top, right, bottom, count, ground, tint);

    /// <summary>Cells of the group.</summary>
    public bool[] Member { get; }

    public int Left { get; }

    public int Top { get; }

    public int Right { get; }

    public int Bottom { get; }

    /// <summary>Cells with print in it.</summary>
    public int Count { get; }

    /// <summary>How light its paper is.</summary>
    public float Ground { get; }

    /// <summary>How coloured its paper is: white paper in any lamp's light stays below a card's tint.</summary>
    public float Tint { get; }

    /// <summary>Null where no print stands at all.</summary>
    public static PhotoText? Find(PhotoGrid grid)
    {
        var group = new int[grid.Columns * grid.Rows];
        var open = new Stack<int>();
        var (best, bestSize, groups) = (0, 0, 0);
        for (var start = 0; start < group.Length; start++)
        {
            if (!grid.IsText[start] || group[start] != 0) continue;
            var size = 0;
            group[start] = ++groups;
            open.Push(start);
            while (open.TryPop(out var cell))
            {
                size++;
                var (row, column) = (cell / grid.Columns, cell % grid.Columns);
                for (var r = Math.Max(0, row - Reach); r <= Math.Min(grid.Rows - 1, row + Reach); r++)
                {
                    for (var c = Math.Max(0, column - Reach); c <= Math.Min(grid.Columns - 1, column + Reach); c++)
                    {
                        var next = (r * grid.Columns) + c;
                        if (!grid.IsText[next] || group[next] != 0 || Math.Abs(grid.Light[next] - grid.Light[cell]) > grid.Light[cell] * 0.2f) continue;
                        group[next] = groups;
                        open.Push(next);
                    }
                }
            }

            if (size > bestSize) (best, bestSize) = (groups, size);
        }

        return best == 0 ? null : Of(grid, group, best);
    }

    private static PhotoText Of(PhotoGrid grid, int[] group, int best)
    {
        var member = new bool[group.Length];
        var (left, top, right, bottom, count) = (int.MaxValue, int.MaxValue, 0, 0, 0);
        var (lights, tints) = (new List<float>(), new List<float>());
        for (var cell = 0; cell < group.Length; cell++)
        {
            if (group[cell] != best) continue;
            member[cell] = true;
            count++;
            var (row, column) = (cell / grid.Columns, cell % grid.Columns);
            (left, right, top, bottom) = (Math.Min(left, column), Math.Max(right, column), Math.Min(top, row), Math.Max(bottom, row));
            lights.Add(grid.Light[cell]);
            tints.Add(grid.Saturation[cell]);
        }

        lights.Sort();
        tints.Sort();
        return new PhotoText(member, left, top, right, bottom, count, lights[lights.Count / 2], tints[tints.Count / 2]);
    }

    /// <summary>How many lines of print stand one under another, read upright or sideways, whichever shows lines more clearly; 0 when none can be told.</summary>
    public double Lines(PhotoGrid grid)
    {
        var upright = LinesOf(grid, sideways: false, out var clear);
        var sideways = LinesOf(grid, sideways: true, out var clearSideways);
        return clearSideways > clear * 1.15 ? sideways : upright;
    }

    /// <summary>The extent of the print across its lines, divided by the usual distance of two of them.</summary>
    private double LinesOf(PhotoGrid grid, bool sideways, out double clear)
    {
        var (from, until, first, last) = sideways ? (Top, Bottom, Left, Right) : (Left, Right, Top, Bottom);
        var (start, end) = (first * PhotoGrid.Cell, (last + 1) * PhotoGrid.Cell);
        var profile = new float[end - start];
        var distances = new List<int>();
        var (contrast, strips) = (0.0, 0);
        for (var strip = from; strip + LineReach - 1 <= until; strip += LineReach)
        {
            Profile(grid, profile, strip * PhotoGrid.Cell, LineReach * PhotoGrid.Cell, start, sideways);
            var mean = profile.Average();
            if (mean < 0.03) continue;
            strips++;
            contrast += Math.Sqrt(profile.Average(value => (value - mean) * (value - mean))) / mean;
            Distances(profile, Math.Max(0.06f, mean), distances);
        }

        clear = strips == 0 ? 0 : contrast / strips;
        if (distances.Count < 6) return 0;
        distances.Sort();
        return (end - start) / (double)distances[distances.Count / 2];
    }

    private static void Profile(PhotoGrid grid, float[] profile, int across, int reach, int start, bool sideways)
    {
        for (var i = 0; i < profile.Length; i++)
        {
            var ink = 0;
            for (var j = across; j < across + reach; j++)
            {
                if (grid.Ink[sideways ? (j * grid.Width) + start + i : ((start + i) * grid.Width) + j]) ink++;
            }

            profile[i] = ink / (float)reach;
        }
    }

    /// <summary>From the beginning of one line of print to the beginning of the next.</summary>
    private static void Distances(float[] profile, float limit, List<int> distances)
    {
        var begun = -1;
        for (var i = 1; i < profile.Length; i++)
        {
            if (profile[i] < limit || profile[i - 1] >= limit) continue;
            if (begun >= 0 && i - begun > 3) distances.Add(i - begun);
            if (begun < 0 || i - begun > 3) begun = i;
        }
    }
}
