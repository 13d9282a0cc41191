using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KtpBot.Core.Imaging.Drawing;

/// <summary>A memory stream that Cairo writes to or reads from. It must outlive the surface that uses it.</summary>
internal sealed unsafe class CairoStream : IDisposable
{
    private readonly MemoryStream _stream;
    private GCHandle _self;

    private CairoStream(MemoryStream stream)
    {
        _stream = stream;
        _self = GCHandle.Alloc(this);
    }

    public static delegate* unmanaged[Cdecl]<nint, byte*, uint, int> Writer => &Write;

    public static delegate* unmanaged[Cdecl]<nint, byte*, uint, int> Reader => &Read;

    public nint Closure => GCHandle.ToIntPtr(_self);

    public static CairoStream ForWriting() => new(new MemoryStream());

    public static CairoStream ForReading(ReadOnlySpan<byte> content) => new(new MemoryStream(content.ToArray()));

    public byte[] ToArray() => _stream.ToArray();

    public void Dispose()
    {
        if (_self.IsAllocated)
            _self.Free();
        _stream.Dispose();
    }

    // Nothing may be thrown through C code: every failure becomes Cairo's status, which the caller checks.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(nint closure, byte* data, uint length)
    {
        try
        {
            Of(closure)._stream.Write(new ReadOnlySpan<byte>(data, checked((int)length)));
            return Cairo.StatusSuccess;
        }
        catch (Exception)
        {
            return Cairo.StatusWriteError;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(nint closure, byte* data, uint length)
    {
        try
        {
            var target = new Span<byte>(data, checked((int)length));
            return Of(closure)._stream.ReadAtLeast(target, target.Length, throwOnEndOfStream: false) == target.Length
                ? Cairo.StatusSuccess
                : Cairo.StatusReadError;
        }
        catch (Exception)
        {
            return Cairo.StatusReadError;
        }
    }

    private static CairoStream Of(nint closure) => (CairoStream)GCHandle.FromIntPtr(closure).Target!;
}
