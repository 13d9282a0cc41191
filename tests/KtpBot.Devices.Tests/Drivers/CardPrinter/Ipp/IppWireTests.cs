using KtpBot.Devices.Drivers.CardPrinter.Ipp;

namespace KtpBot.Devices.Tests.Drivers.CardPrinter.Ipp;

public sealed class IppWireTests
{
    [Fact]
    public void Encode_WritesTheFormOfRfc8010()
    {
        var message = new IppMessage(
            (int)IppOperation.GetPrinterAttributes,
            7,
            [new IppGroup(IppTag.OperationAttributes, [new IppAttribute("a", [IppValue.Of(IppTag.Keyword, "x"), IppValue.Of(IppTag.Keyword, "yz")])])]);

        Assert.Equal("02 00 00 0B 00 00 00 07 01 44 00 01 61 00 01 78 44 00 00 00 02 79 7A 03", Hex(IppEncoder.Encode(message)));
    }

    [Fact]
    public void Decode_ReadsWhatWasEncoded()
    {
        var message = new IppMessage(
            0x0506,
            99,
            [
                new IppGroup(IppTag.OperationAttributes, [new IppAttribute("attributes-charset", [IppValue.Of(IppTag.Charset, "utf-8")])]),
                new IppGroup(IppTag.JobAttributes, [new IppAttribute("job-id", [IppValue.Of(41)])]),
                new IppGroup(IppTag.JobAttributes, [new IppAttribute("job-id", [IppValue.Of(42)]), new IppAttribute("fidelity", [IppValue.Of(true)])]),
            ]);

        var read = IppDecoder.TryDecode(IppEncoder.Encode(message))!;

        Assert.Equal(0x0506, read.Code);
        Assert.False(read.Succeeded);
        Assert.Equal(99, read.RequestId);
        Assert.Equal([41, 42], read.All(IppTag.JobAttributes).Select(job => job.Number("job-id")));
        Assert.Equal(1, read.All(IppTag.JobAttributes).Last().Number("fidelity"));
    }

    [Fact]
    public void Decode_SkipsTheMembersOfCollections()
    {
        byte[] wire =
        [
            2, 0, 0, 0, 0, 0, 0, 1, (byte)IppTag.PrinterAttributes,
            .. Attribute(IppTag.BeginCollection, "media-col", []),
            .. Attribute(IppTag.MemberName, "", "media-size"u8),
            .. Attribute(IppTag.BeginCollection, "", []),
            .. Attribute(IppTag.MemberName, "", "x-dimension"u8),
            .. Attribute(IppTag.Integer, "", [0, 0, 21, 22]),
            .. Attribute(IppTag.EndCollection, "", []),
            .. Attribute(IppTag.EndCollection, "", []),
            .. Attribute(IppTag.Keyword, "printer-state-reasons", "media-jam-error"u8),
            (byte)IppTag.EndOfAttributes,
        ];

        var printer = IppDecoder.TryDecode(wire)!.First(IppTag.PrinterAttributes);

        Assert.Equal(["media-col", "printer-state-reasons"], printer.Attributes.Select(attribute => attribute.Name));
        Assert.Equal("media-jam-error", printer.Text("printer-state-reasons"));
    }

    [Fact]
    public void Decode_OfDamagedBytes_IsNullAndNeverThrows()
    {
        var whole = IppEncoder.Encode(new IppMessage(0, 1, [new IppGroup(IppTag.JobAttributes, [new IppAttribute("job-state", [IppValue.Of(9)])])]));
        for (var length = 0; length < whole.Length; length++)
            Assert.Null(IppDecoder.TryDecode(whole.AsSpan(0, length)));
        var random = new Random(631);
        for (var round = 0; round < 2000; round++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            IppDecoder.TryDecode(damaged);
        }
    }

    private static byte[] Attribute(IppTag tag, string name, ReadOnlySpan<byte> value) =>
        [(byte)tag, 0, (byte)name.Length, .. System.Text.Encoding.ASCII.GetBytes(name), 0, (byte)value.Length, .. value];

    private static string Hex(byte[] bytes) => string.Join(' ', bytes.Select(value => value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture)));
}
