using System.Buffers.Binary;

namespace KtpBot.Simulator.CameraRoll.Drawing;

/// <summary>Width and height from the head of a JPEG or PNG.</summary>
internal static class ImageSize
{
    public static (int Width, int Height)? Read(ReadOnlySpan<byte> file)
    {
        if (file is [0x89, 0x50, 0x4E, 0x47, ..] && file.Length >= 24)
        {
            return (BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]));
        }

        if (file is not [0xFF, 0xD8, ..]) return null;
        for (var i = 2; i + 9 < file.Length && file[i] == 0xFF;)
        {
            var marker = file[i + 1];
            // SOF0 to SOF15 hold the size, except the three markers among them that mean something else.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(file[(i + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(i + 5)..]));
            }

            i += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(i + 2)..]);
        }

        return null;
    }
}
