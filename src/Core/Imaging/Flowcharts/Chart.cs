using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Core.Imaging.Flowcharts;

/// <summary>A flowchart with swim lanes, laid out: what stands where. Units are arbitrary; y grows downward; writers scale it.</summary>
/// <param name="Title">Names the chart to readers and to assistive technology.</param>
/// <param name="Description">One sentence for those who do not see it.</param>
/// <param name="Width">Of the whole chart.</param>
/// <param name="Height">Of the whole chart.</param>
/// <param name="Lanes">Columns, from left to right.</param>
/// <param name="Boxes">In reading order.</param>
/// <param name="Arrows">Each from the edge of one box to the edge of another.</param>
/// <param name="Texts">Headings, labels of arrows and footnotes.</param>
public sealed record Chart(
    string Title,
    string Description,
    double Width,
    double Height,
    IReadOnlyList<ChartLane> Lanes,
    IReadOnlyList<ChartBox> Boxes,
    IReadOnlyList<ChartArrow> Arrows,
    IReadOnlyList<ChartText> Texts);

/// <summary>One column of the chart.</summary>
/// <param name="Name">Who acts in it.</param>
/// <param name="Area">Heading and column together.</param>
/// <param name="Heading">The strip that carries the name.</param>
public sealed record ChartLane(string Name, Box Area, Box Heading);

/// <summary>One shape with words in it.</summary>
/// <param name="Id">Named by arrows.</param>
/// <param name="Frame">Its outline.</param>
/// <param name="Round">A start or an end.</param>
/// <param name="Number">Its place in the order.</param>
/// <param name="Title">Broken into lines.</param>
/// <param name="Details">Smaller lines below.</param>
public sealed record ChartBox(string Id, Box Frame, bool Round, int Number, IReadOnlyList<string> Title, IReadOnlyList<string> Details);

/// <summary>A line of horizontal and vertical runs with its head at the last point.</summary>
public sealed record ChartArrow(string FromId, string ToId, ChartTone Tone, IReadOnlyList<ChartPoint> Points);

/// <summary>A place on the chart.</summary>
public readonly record struct ChartPoint(double X, double Y);

/// <summary>A line of text with its baseline at Y.</summary>
public sealed record ChartText(ChartPoint At, string Text, double Size, bool Bold, Align Align, ChartTone Tone);

/// <summary>What a line or a word is about; writers give it its colour.</summary>
public enum ChartTone
{
    /// <summary>The usual road.</summary>
    Main,

    /// <summary>Another road.</summary>
    Side,
    Return,
    Reject,

    /// <summary>Headings and footnotes.</summary>
    Ink,
}
