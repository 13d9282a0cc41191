using System.Buffers.Binary;
using System.Text;
using KtpBot.Core.Imaging;
using KtpBot.Core.Imaging.Drawing;
using KtpBot.Testing.Pictures;

namespace KtpBot.Core.Tests.Imaging;

public sealed class MetadataStripperTests
{
    private const string Secret = "GPS 7.4478 S 112.7183 E";

    [Fact]
    public void Strip_OfJpegWithExifAndComment_RemovesThemAndKeepsThePicture()
    {
        var clean = DrawnPictures.DocumentJpeg();
        var tagged = WithSegments(clean, ExifOrientation(1), Segment(0xFE, Encoding.ASCII.GetBytes(Secret)));

        var stripped = MetadataStripper.Strip(tagged)!;

        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(stripped), StringComparison.Ordinal);
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(stripped), StringComparison.Ordinal);
        Assert.Equal(clean, stripped);
    }

    [Fact]
    public void Strip_OfJpegWithFilmBehindIt_DropsTheFilm()
    {
        var clean = DrawnPictures.DocumentJpeg();

        var stripped = MetadataStripper.Strip([.. clean, .. "ftypmp42"u8, .. Encoding.ASCII.GetBytes(Secret)])!;

        Assert.Equal(clean, stripped);
    }

    [Fact]
    public void Strip_OfJpeg_KeepsTheColourProfile()
    {
        var profile = Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, .. "profile"u8]);

        var stripped = MetadataStripper.Strip(WithSegments(DrawnPictures.DocumentJpeg(), profile))!;

        Assert.Contains("ICC_PROFILE", Encoding.Latin1.GetString(stripped), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "top left")]
    [InlineData(2, "top right")]
    [InlineData(3, "bottom right")]
    [InlineData(4, "bottom left")]
    [InlineData(5, "top left")]
    [InlineData(6, "top right")]
    [InlineData(7, "bottom right")]
    [InlineData(8, "bottom left")]
    public void Strip_OfTurnedJpeg_BringsItUpright(int orientation, string whereTheStoredCornerBelongs)
    {
        using var canvas = Canvas.ForPng(640, 320);
        canvas.Fill(new Box(0, 0, 640, 320), Colour.White);
        canvas.Fill(new Box(0, 0, 64, 64), Colour.Black);
        var jpeg = Thumbnail.Jpeg(canvas.Finish(), 640)!;

        var stripped = MetadataStripper.Strip(WithSegments(jpeg, ExifOrientation(orientation)))!;

        using var upright = Picture.TryRead(stripped)!;
        Assert.Equal(orientation < 5 ? (640, 320) : (320, 640), (upright.Width, upright.Height));
        Assert.Equal(whereTheStoredCornerBelongs, DarkCorner(stripped));
    }

    [Fact]
    public void Strip_OfPngWithTextTimeAndTail_RemovesThem()
    {
        var clean = DrawnPictures.DocumentPng(800, 640);
        var text = Chunk("tEXt", Encoding.ASCII.GetBytes(Secret));
        var exif = Chunk("eXIf", Encoding.ASCII.GetBytes(Secret));
        byte[] tagged = [.. clean[..33], .. text, .. exif, .. clean[33..], .. Encoding.ASCII.GetBytes(Secret)];
        Assert.IsType<InspectionResult.Accepted>(ImageInspector.Inspect(tagged));

        var stripped = MetadataStripper.Strip(tagged)!;

        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(stripped), StringComparison.Ordinal);
        Assert.Equal(clean, stripped);
    }

    [Fact]
    public void Strip_OfUnreadableContent_IsNull()
    {
        Assert.Null(MetadataStripper.Strip("hello"u8));
        Assert.Null(MetadataStripper.Strip([0xFF, 0xD8, 0xFF, 0xE1]));
    }

    private static string DarkCorner(byte[] jpeg)
    {
        foreach (var (name, x, y) in new[] { ("top left", 0d, 0d), ("top right", 1d, 0d), ("bottom left", 0d, 1d), ("bottom right", 1d, 1d) })
        {
            using var picture = Picture.TryRead(jpeg)!;
            using var corner = Canvas.ForPng(128, 128);
            corner.Fill(new Box(0, 0, 128, 128), Colour.White);
            corner.Picture(picture, new Box(-x * (picture.Width - 128), -y * (picture.Height - 128), picture.Width, picture.Height), cover: true);
            if (PhotoQuality.Assess(corner.Finish())!.Brightness < 230)
                return name;
        }

        return "none";
    }

    private static byte[] WithSegments(byte[] jpeg, params byte[][] segments) => [.. jpeg[..2], .. segments.SelectMany(s => s), .. jpeg[2..]];

    private static byte[] Segment(byte marker, byte[] body)
    {
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(body.Length + 2));
        return [0xFF, marker, .. length, .. body];
    }

    private static byte[] ExifOrientation(int orientation) => Segment(
        0xE1,
        [.. "Exif\0\0MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Secret)]);

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        var crc = uint.MaxValue;
        foreach (var value in body)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }

        var chunk = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        body.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(body.Length + 4), ~crc);
        return chunk;
    }
}
