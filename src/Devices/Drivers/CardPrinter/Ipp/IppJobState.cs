namespace KtpBot.Devices.Drivers.CardPrinter.Ipp;

/// <summary>The job-state enum (RFC 8011 section 5.3.7).</summary>
internal enum IppJobState
{
    Pending = 3,
    PendingHeld = 4,
    Processing = 5,
    ProcessingStopped = 6,
    Canceled = 7,
    Aborted = 8,
    Completed = 9,
}
