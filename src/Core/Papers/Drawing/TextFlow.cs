using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Core.Papers.Drawing;

/// <summary>Text over several lines.</summary>
internal static class TextFlow
{
    /// <summary>Breaks at blanks; a word that is wider than the line keeps one of its own.</summary>
    public static IReadOnlyList<string> Lines(Canvas canvas, string text, double width, Typeface face)
    {
        var lines = new List<string>();
        foreach (var part in text.Split('\n'))
        {
            var line = "";
            foreach (var word in part.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (line.Length > 0 && canvas.MeasureText(longer, face) > width)
                {
                    lines.Add(line);
                    longer = word;
                }

                line = longer;
            }

            lines.Add(line);
        }

        return lines;
    }

    /// <summary>Draws it with the first baseline at y.</summary>
    /// <returns>The baseline of the line that would follow.</returns>
    public static double Paragraph(Canvas canvas, double x, double y, double width, string text, Typeface face, Colour colour, double leading)
    {
        foreach (var line in Lines(canvas, text, width, face))
        {
            canvas.TextFitted(x, y, width, line, face, colour);
            y += leading;
        }

        return y;
    }

    /// <summary>An empty frame.</summary>
    public static void Frame(Canvas canvas, Box box, double line = 0.8)
    {
        var colour = PaperSheet.Ink;
        canvas.Line(box.X, box.Y, box.Right, box.Y, line, colour);
        canvas.Line(box.X, box.Bottom, box.Right, box.Bottom, line, colour);
        canvas.Line(box.X, box.Y, box.X, box.Bottom, line, colour);
        canvas.Line(box.Right, box.Y, box.Right, box.Bottom, line, colour);
    }
}
