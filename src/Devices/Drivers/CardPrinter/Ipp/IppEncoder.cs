using System.Buffers.Binary;
using System.Text;

namespace KtpBot.Devices.Drivers.CardPrinter.Ipp;

/// <summary>Writes requests in the binary form of RFC 8010, version 2.0.</summary>
internal static class IppEncoder
{
    /// <summary>The bytes of a message; a document follows directly behind them.</summary>
    public static byte[] Encode(IppMessage message)
    {
        using var wire = new MemoryStream();
        wire.Write([2, 0]);
        WriteShort(wire, message.Code);
        Span<byte> id = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(id, message.RequestId);
        wire.Write(id);
        foreach (var group in message.Groups)
        {
            wire.WriteByte((byte)group.Tag);
            foreach (var attribute in group.Attributes)
                Write(wire, attribute);
        }

        wire.WriteByte((byte)IppTag.EndOfAttributes);
        return wire.ToArray();
    }

    // A further value of the same attribute has an empty name.
    private static void Write(MemoryStream wire, IppAttribute attribute)
    {
        var name = Encoding.ASCII.GetBytes(attribute.Name);
        foreach (var value in attribute.Values)
        {
            wire.WriteByte((byte)value.Tag);
            WriteShort(wire, name.Length);
            wire.Write(name);
            WriteShort(wire, value.Content.Length);
            wire.Write(value.Content);
            name = [];
        }
    }

    private static void WriteShort(MemoryStream wire, int value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, checked((ushort)value));
        wire.Write(bytes);
    }
}
