namespace KtpBot.Devices.Drivers.CardPrinter.Ipp;

/// <summary>The operations that this client uses (RFC 8011 section 5.4.15).</summary>
internal enum IppOperation : short
{
    PrintJob = 0x0002,
    ValidateJob = 0x0004,
    GetJobAttributes = 0x0009,
    GetJobs = 0x000A,
    GetPrinterAttributes = 0x000B,
}
