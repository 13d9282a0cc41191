using System.Runtime.InteropServices;

namespace KtpBot.Core.Imaging.Drawing;

/// <summary>One Cairo surface: a page or a picture.</summary>
internal sealed class CairoSurface : SafeHandle
{
    private CairoSurface(nint surface)
        : base(nint.Zero, ownsHandle: true) => SetHandle(surface);

    public override bool IsInvalid => handle == nint.Zero;

    public nint Pointer => handle;

    /// <summary>Takes over a surface that Cairo just made; null when Cairo reports that it could not make it.</summary>
    public static CairoSurface? TryOwn(nint surface)
    {
        var owned = new CairoSurface(surface);
        if (Cairo.SurfaceStatus(surface) == Cairo.StatusSuccess)
            return owned;
        owned.Dispose();
        return null;
    }

    /// <summary>As <see cref="TryOwn"/>, for surfaces that fail only when memory is out.</summary>
    public static CairoSurface Own(nint surface) =>
        TryOwn(surface) ?? throw new InvalidOperationException("Cairo gave no surface.");

    protected override bool ReleaseHandle()
    {
        Cairo.DestroySurface(handle);
        return true;
    }
}
