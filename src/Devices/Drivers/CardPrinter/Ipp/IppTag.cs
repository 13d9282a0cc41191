namespace KtpBot.Devices.Drivers.CardPrinter.Ipp;

/// <summary>Delimiter and value tags of IPP (RFC 8010 section 3.5).</summary>
internal enum IppTag : byte
{
    OperationAttributes = 0x01,
    JobAttributes = 0x02,
    EndOfAttributes = 0x03,
    PrinterAttributes = 0x04,
    UnsupportedAttributes = 0x05,

    Integer = 0x21,
    Boolean = 0x22,
    Enum = 0x23,
    BeginCollection = 0x34,
    EndCollection = 0x37,
    Text = 0x41,
    Name = 0x42,
    Keyword = 0x44,
    Uri = 0x45,
    Charset = 0x47,
    NaturalLanguage = 0x48,
    MimeMediaType = 0x49,
    MemberName = 0x4A,
}
