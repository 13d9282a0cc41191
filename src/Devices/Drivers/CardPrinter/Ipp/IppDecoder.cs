using System.Buffers.Binary;
using System.Text;

namespace KtpBot.Devices.Drivers.CardPrinter.Ipp;

/// <summary>Reads answers in the binary form of RFC 8010.</summary>
internal static class IppDecoder
{
    private const int HeaderLength = 8;
    private const byte FirstValueTag = 0x10;

    /// <summary>The message, or null when the bytes are cut off or are no IPP.</summary>
    public static IppMessage? TryDecode(ReadOnlySpan<byte> wire)
    {
        if (wire.Length < HeaderLength + 1)
            return null;
        var code = BinaryPrimitives.ReadUInt16BigEndian(wire[2..]);
        var requestId = BinaryPrimitives.ReadInt32BigEndian(wire[4..]);
        var groups = new List<IppGroup>();
        var offset = HeaderLength;
        while (offset < wire.Length)
        {
            var tag = wire[offset++];
            if (tag == (byte)IppTag.EndOfAttributes)
                return new IppMessage(code, requestId, groups);
            if (tag >= FirstValueTag)
                return null;
            if (TryReadAttributes(wire, ref offset) is not { } attributes)
                return null;
            groups.Add(new IppGroup((IppTag)tag, attributes));
        }

        return null;
    }

    private static List<IppAttribute>? TryReadAttributes(ReadOnlySpan<byte> wire, ref int offset)
    {
        var attributes = new List<IppAttribute>();
        var values = new List<IppValue>();
        var depth = 0;
        while (offset < wire.Length && wire[offset] >= FirstValueTag)
        {
            var tag = (IppTag)wire[offset++];
            if (!TryReadBlock(wire, ref offset, out var name) || !TryReadBlock(wire, ref offset, out var content))
                return null;
            if (tag is IppTag.EndCollection)
                depth--;
            if (depth == 0 && tag is not IppTag.EndCollection)
            {
                if (name.Length > 0)
                    attributes.Add(new IppAttribute(Encoding.ASCII.GetString(name), values = []));
                values.Add(new IppValue(tag, content.ToArray()));
            }

            if (tag is IppTag.BeginCollection)
                depth++;
        }

        return attributes;
    }

    private static bool TryReadBlock(ReadOnlySpan<byte> wire, ref int offset, out ReadOnlySpan<byte> block)
    {
        block = default;
        if (offset + 2 > wire.Length)
            return false;
        int length = BinaryPrimitives.ReadUInt16BigEndian(wire[offset..]);
        if (offset + 2 + length > wire.Length)
            return false;
        block = wire.Slice(offset + 2, length);
        offset += 2 + length;
        return true;
    }
}
