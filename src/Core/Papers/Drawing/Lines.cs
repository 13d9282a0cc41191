using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Core.Papers.Drawing;

/// <summary>Lines of a form: a label, a colon, and what is filled in or left for a pen.</summary>
internal static class Lines
{
    private static readonly Typeface _face = new(9.5);

    /// <returns>The baseline of the next line.</returns>
    public static double Field(Canvas canvas, double y, string label, string value, double labelWidth = 130, double left = PaperSheet.Margin, double width = PaperSheet.Inner)
    {
        var x = left + labelWidth;
        canvas.Text(left, y, label, _face, PaperSheet.Ink);
        canvas.Text(x, y, ":", _face, PaperSheet.Ink);
        if (value.Length > 0) return TextFlow.Paragraph(canvas, x + 8, y, width - labelWidth - 8, value, _face, PaperSheet.Ink, 12) + 3;
        canvas.Line(x + 8, y + 2, left + width, y + 2, 0.4, PaperSheet.Quiet);
        return y + 17;
    }
}
