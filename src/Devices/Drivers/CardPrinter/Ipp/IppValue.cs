using System.Buffers.Binary;
using System.Text;

namespace KtpBot.Devices.Drivers.CardPrinter.Ipp;

/// <summary>One value as it stands on the wire: its tag and its bytes.</summary>
internal sealed record IppValue(IppTag Tag, byte[] Content)
{
    /// <summary>The value as text; values of other types give their bytes as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Content);

    /// <summary>The value of an integer, enum or boolean; null for other types.</summary>
    public int? Number => Tag switch
    {
        IppTag.Integer or IppTag.Enum when Content.Length == 4 => BinaryPrimitives.ReadInt32BigEndian(Content),
        IppTag.Boolean when Content.Length == 1 => Content[0],
        _ => null,
    };

    public static IppValue Of(IppTag tag, string text) => new(tag, Encoding.UTF8.GetBytes(text));

    public static IppValue Of(bool value) => new(IppTag.Boolean, [value ? (byte)1 : (byte)0]);

    public static IppValue Of(int value)
    {
        var content = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(content, value);
        return new IppValue(IppTag.Integer, content);
    }
}
