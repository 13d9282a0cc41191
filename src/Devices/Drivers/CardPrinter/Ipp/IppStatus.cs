namespace KtpBot.Devices.Drivers.CardPrinter.Ipp;

/// <summary>Status codes to which this client answers differently (RFC 8011 appendix B).</summary>
internal static class IppStatus
{
    public const int LastSuccess = 0x00FF;
    public const int NotFound = 0x0406;
    public const int Gone = 0x0407;
    public const int DocumentFormatNotSupported = 0x040A;
    public const int AttributesOrValuesNotSupported = 0x040B;
    public const int ServiceUnavailable = 0x0502;
    public const int TemporaryError = 0x0505;
    public const int NotAcceptingJobs = 0x0506;
    public const int Busy = 0x0507;
}
