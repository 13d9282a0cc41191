using System.Runtime.InteropServices;

namespace KtpBot.Simulator.CameraRoll.Drawing;

/// <summary>cairo_text_extents_t.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TextExtents
{
    public double XBearing;
    public double YBearing;
    public double Width;
    public double Height;
    public double XAdvance;
    public double YAdvance;
}
