using System.Runtime.InteropServices;

namespace KtpBot.Simulator.CameraRoll.Drawing;

/// <summary>The part of libjpeg-turbo's TurboJPEG interface (version 2) that is used here.</summary>
internal static partial class TurboJpeg
{
    private const string Library = "libturbojpeg.so.0";

    public const int Bgrx = 3;
    public const int Sampling444 = 0;
    public const int Sampling420 = 2;

    [LibraryImport(Library, EntryPoint = "tjInitCompress")]
    public static partial nint InitCompress();

    [LibraryImport(Library, EntryPoint = "tjInitDecompress")]
    public static partial nint InitDecompress();

    [LibraryImport(Library, EntryPoint = "tjDestroy")]
    public static partial int Destroy(nint handle);

    [LibraryImport(Library, EntryPoint = "tjFree")]
    public static partial void Free(nint buffer);

    [LibraryImport(Library, EntryPoint = "tjCompress2")]
    public static partial int Compress(
        nint handle, ReadOnlySpan<byte> pixels, int width, int pitch, int height, int format, ref nint jpeg, ref CULong size, int sampling, int quality, int flags);

    [LibraryImport(Library, EntryPoint = "tjDecompressHeader3")]
    public static partial int Header(
        nint handle, ReadOnlySpan<byte> jpeg, CULong size, out int width, out int height, out int sampling, out int colours);

    [LibraryImport(Library, EntryPoint = "tjDecompress2")]
    public static partial int Decompress(
        nint handle, ReadOnlySpan<byte> jpeg, CULong size, Span<byte> pixels, int width, int pitch, int height, int format, int flags);
}
