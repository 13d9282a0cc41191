namespace KtpBot.Testing.Pictures.Photos;

/// <summary>Where a point of a photographed quadrangle lies on the flat sheet.</summary>
internal sealed class Homography
{
    private readonly double[] _h;

    private Homography(double[] h) => _h = h;

    /// <summary>Eight equations: each corner of the quadrangle is a corner of the sheet.</summary>
    public static Homography From((double X, double Y)[] corners, double width, double height)
    {
        (double U, double V)[] sheet = [(0, 0), (width, 0), (width, height), (0, height)];
        var rows = new double[8][];
        for (var i = 0; i < 4; i++)
        {
            var ((x, y), (u, v)) = (corners[i], sheet[i]);
            rows[i * 2] = [x, y, 1, 0, 0, 0, -u * x, -u * y, u];
            rows[(i * 2) + 1] = [0, 0, 0, x, y, 1, -v * x, -v * y, v];
        }

        for (var column = 0; column < 8; column++)
        {
            var pivot = Enumerable.Range(column, 8 - column).MaxBy(row => Math.Abs(rows[row][column]));
            (rows[column], rows[pivot]) = (rows[pivot], rows[column]);
            for (var row = 0; row < 8; row++)
            {
                if (row == column) continue;
                var factor = rows[row][column] / rows[column][column];
                for (var k = column; k < 9; k++) rows[row][k] -= factor * rows[column][k];
            }
        }

        return new Homography([.. rows.Select((row, i) => row[8] / row[i])]);
    }

    public (double U, double V) At(double x, double y)
    {
        var w = (_h[6] * x) + (_h[7] * y) + 1;
        return (((_h[0] * x) + (_h[1] * y) + _h[2]) / w, ((_h[3] * x) + (_h[4] * y) + _h[5]) / w);
    }
}
