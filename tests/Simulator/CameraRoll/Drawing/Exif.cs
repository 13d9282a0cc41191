using System.Buffers.Binary;
using System.Text;

namespace KtpBot.Simulator.CameraRoll.Drawing;

/// <summary>Writes the metadata that a phone leaves in a photo: maker, model, time and the place where it was taken.</summary>
internal static class Exif
{
    public const string Maker = "FIKTIF";

    /// <summary>The JPEG with an EXIF segment behind its first marker; the place is the village office of Kwangsan, roughly.</summary>
    public static byte[] AddTo(byte[] jpeg)
    {
        var tiff = Tiff();
        var segment = new byte[10 + tiff.Length];
        (segment[0], segment[1]) = (0xFF, 0xE1);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(segment.Length - 2));
        "Exif\0\0"u8.CopyTo(segment.AsSpan(4));
        tiff.CopyTo(segment, 10);
        return [.. jpeg[..2], .. segment, .. jpeg[2..]];
    }

    private static byte[] Tiff()
    {
        // Main directory at 8 (4 entries, 54 bytes), its texts at 62, GPS directory at 110 (4 entries), its fractions at 164.
        var tiff = new byte[212];
        "II*\0"u8.CopyTo(tiff);
        Int(4, 8);
        Short(8, 4);
        Entry(10, 0x010F, 2, 7, 62);
        Entry(22, 0x0110, 2, 12, 70);
        Entry(34, 0x0132, 2, 20, 82);
        Entry(46, 0x8825, 4, 1, 110);
        Encoding.ASCII.GetBytes(Maker, tiff.AsSpan(62));
        Encoding.ASCII.GetBytes("Ponsel Uji", tiff.AsSpan(70));
        Encoding.ASCII.GetBytes("2026:11:02 09:30:00", tiff.AsSpan(82));
        Short(110, 4);
        Entry(112, 1, 2, 2, 'S');
        Entry(124, 2, 5, 3, 164);
        Entry(136, 3, 2, 2, 'E');
        Entry(148, 4, 5, 3, 188);
        Degrees(164, 7, 23, 1250);
        Degrees(188, 112, 46, 3380);
        return tiff;

        void Short(int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(at), value);
        void Int(int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(tiff.AsSpan(at), value);
        void Entry(int at, ushort tag, ushort type, int count, int value)
        {
            Short(at, tag);
            Short(at + 2, type);
            Int(at + 4, count);
            Int(at + 8, value);
        }

        void Degrees(int at, int degrees, int minutes, int hundredths)
        {
            int[] numbers = [degrees, 1, minutes, 1, hundredths, 100];
            for (var i = 0; i < numbers.Length; i++) Int(at + (i * 4), numbers[i]);
        }
    }
}
