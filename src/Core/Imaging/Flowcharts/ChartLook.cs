using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Core.Imaging.Flowcharts;

/// <summary>Colours and sizes that both writers share, so that the screen and the paper show the same chart.</summary>
internal static class ChartLook
{
    public const double TitleSize = 13;
    public const double TitleLeading = 14.5;
    public const double DetailSize = 10.5;
    public const double DetailLeading = 12;
    public const double NumberSize = 10;
    public const double LaneSize = 14;
    public const double Corner = 4;
    public const double HeadLength = 8;
    public const double HeadWidth = 4;

    /// <summary>White around the words of an arrow, where another line passes beneath them.</summary>
    public const double Halo = 3;

    public static readonly Colour Paper = Colour.White;
    public static readonly Colour Ink = Colour.FromRgb(0x1B, 0x24, 0x30);
    public static readonly Colour Quiet = Colour.FromRgb(0x4A, 0x56, 0x64);
    public static readonly Colour Band = Colour.FromRgb(0x1F, 0x5F, 0x99);
    public static readonly Colour LaneEven = Colour.FromRgb(0xF3, 0xF6, 0xFA);
    public static readonly Colour LaneLine = Colour.FromRgb(0xC9, 0xD3, 0xDE);
    public static readonly Colour Terminal = Colour.FromRgb(0xE3, 0xEF, 0xE4);

    public static Colour Of(ChartTone tone) => tone switch
    {
        ChartTone.Main => Band,
        ChartTone.Side => Quiet,
        ChartTone.Return => Colour.FromRgb(0x9A, 0x5B, 0x00),
        ChartTone.Reject => Colour.FromRgb(0xA8, 0x24, 0x24),
        _ => Ink,
    };

    public static double Stroke(ChartTone tone) => tone == ChartTone.Main ? 2 : 1.3;

    public static double Radius(ChartBox box) => box.Round ? box.Frame.Height / 2 : Corner;

    /// <summary>How far the number stands from the left edge, clear of a round corner.</summary>
    public static double NumberInset(ChartBox box) => box.Round ? 30 : 6;

    /// <summary>The baselines of a box's lines, centred in it as a block.</summary>
    public static IEnumerable<(double Y, string Text, bool IsTitle)> Lines(ChartBox box)
    {
        var height = (box.Title.Count * TitleLeading) + (box.Details.Count * DetailLeading);
        var y = box.Frame.Y + ((box.Frame.Height - height) / 2) - 3;
        foreach (var line in box.Title) yield return (y += TitleLeading, line, true);
        foreach (var line in box.Details) yield return (y += DetailLeading, line, false);
    }

    /// <summary>Tip and the two barbs of an arrow.</summary>
    public static (ChartPoint Tip, ChartPoint Left, ChartPoint Right) Head(ChartArrow arrow)
    {
        var (tip, before) = (arrow.Points[^1], arrow.Points[^2]);
        var (dx, dy) = (Math.Sign(tip.X - before.X), Math.Sign(tip.Y - before.Y));
        var (x, y) = (tip.X - (dx * HeadLength), tip.Y - (dy * HeadLength));
        return (tip, new ChartPoint(x - (dy * HeadWidth), y - (dx * HeadWidth)), new ChartPoint(x + (dy * HeadWidth), y + (dx * HeadWidth)));
    }
}
