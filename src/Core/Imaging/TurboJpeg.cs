using System.Runtime.InteropServices;

namespace KtpBot.Core.Imaging;

/// <summary>The functions of libjpeg-turbo's TurboJPEG 2 interface that this room uses (libturbojpeg.so.0, package libturbojpeg0).</summary>
internal static unsafe partial class TurboJpeg
{
    public const int PixelBgrx = 3;
    public const int PixelGrey = 6;
    public const int Subsampling420 = 2;
    public const int TransformTrim = 2;

    private const string Library = "libturbojpeg.so.0";

    [LibraryImport(Library, EntryPoint = "tjInitDecompress")]
    public static partial nint InitDecompress();

    [LibraryImport(Library, EntryPoint = "tjInitCompress")]
    public static partial nint InitCompress();

    [LibraryImport(Library, EntryPoint = "tjInitTransform")]
    public static partial nint InitTransform();

    [LibraryImport(Library, EntryPoint = "tjDestroy")]
    public static partial int Destroy(nint handle);

    [LibraryImport(Library, EntryPoint = "tjFree")]
    public static partial void Free(byte* buffer);

    [LibraryImport(Library, EntryPoint = "tjGetErrorStr2")]
    public static partial byte* LastError(nint handle);

    [LibraryImport(Library, EntryPoint = "tjDecompressHeader3")]
    public static partial int ReadHeader(
        nint handle, byte* jpeg, CULong size, out int width, out int height, out int subsampling, out int colourSpace);

    [LibraryImport(Library, EntryPoint = "tjDecompress2")]
    public static partial int Decompress(
        nint handle, byte* jpeg, CULong size, byte* target, int width, int pitch, int height, int pixelFormat, int flags);

    [LibraryImport(Library, EntryPoint = "tjCompress2")]
    public static partial int Compress(
        nint handle, byte* source, int width, int pitch, int height, int pixelFormat, byte** jpeg, CULong* size, int subsampling, int quality, int flags);

    [LibraryImport(Library, EntryPoint = "tjTransform")]
    public static partial int Transform(
        nint handle, byte* jpeg, CULong size, int count, byte** targets, CULong* targetSizes, TransformOrder* orders, int flags);

    [StructLayout(LayoutKind.Sequential)]
    public struct TransformOrder
    {
        public int X;
        public int Y;
        public int Width;
        public int Height;
        public int Operation;
        public int Options;
        public nint Data;
        public nint Filter;
    }
}
