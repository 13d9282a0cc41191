using System.Runtime.InteropServices;

namespace KtpBot.Core.Imaging.Drawing;

/// <summary>The pen of one Cairo surface.</summary>
internal sealed class CairoContext : SafeHandle
{
    public CairoContext(CairoSurface surface)
        : base(nint.Zero, ownsHandle: true) => SetHandle(Cairo.CreateContext(surface.Pointer));

    public override bool IsInvalid => handle == nint.Zero;

    public nint Pointer => handle;

    protected override bool ReleaseHandle()
    {
        Cairo.DestroyContext(handle);
        return true;
    }
}
