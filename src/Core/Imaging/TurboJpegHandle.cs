using System.Runtime.InteropServices;

namespace KtpBot.Core.Imaging;

/// <summary>One TurboJPEG instance; not shared between threads.</summary>
internal sealed class TurboJpegHandle : SafeHandle
{
    private TurboJpegHandle(nint instance)
        : base(nint.Zero, ownsHandle: true) => SetHandle(instance);

    public override bool IsInvalid => handle == nint.Zero;

    public nint Instance => handle;

    public static TurboJpegHandle Decompressor() => Checked(TurboJpeg.InitDecompress());

    public static TurboJpegHandle Compressor() => Checked(TurboJpeg.InitCompress());

    public static TurboJpegHandle Transformer() => Checked(TurboJpeg.InitTransform());

    /// <summary>The library's text for the last failure of this instance, or the empty text.</summary>
    public unsafe string LastError() => Marshal.PtrToStringUTF8((nint)TurboJpeg.LastError(handle)) ?? string.Empty;

    protected override bool ReleaseHandle() => TurboJpeg.Destroy(handle) == 0;

    private static TurboJpegHandle Checked(nint instance) =>
        instance == nint.Zero ? throw new InvalidOperationException("libjpeg-turbo gave no instance.") : new TurboJpegHandle(instance);
}
