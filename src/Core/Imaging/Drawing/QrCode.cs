using QRCoder;

namespace KtpBot.Core.Imaging.Drawing;

/// <summary>Draws a QR code as rectangles, so that it stays sharp in a PDF at every zoom.</summary>
public static class QrCode
{
    /// <summary>Modules of white that ISO/IEC 18004 asks for on every side.</summary>
    private const int QuietZone = 4;

    /// <summary>Draws <paramref name="content"/> into a square with its quiet zone, with error correction level M.</summary>
    public static void Draw(Canvas canvas, string content, double x, double y, double side)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(content, QRCodeGenerator.ECCLevel.M);
        var matrix = code.ModuleMatrix;

        // QRCoder's matrix brings its own quiet zone of four modules.
        var modules = matrix.Count - (2 * QuietZone);
        var module = side / (modules + (2 * QuietZone));
        canvas.Fill(new Box(x, y, side, side), Colour.White);
        for (var row = 0; row < matrix.Count; row++)
        {
            for (var column = 0; column < matrix.Count; column++)
            {
                if (!matrix[row][column])
                    continue;
                var run = column;
                while (run < matrix.Count && matrix[row][run])
                    run++;
                canvas.Fill(new Box(x + (column * module), y + (row * module), (run - column) * module, module), Colour.Black);
                column = run;
            }
        }
    }
}
