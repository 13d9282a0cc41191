namespace KtpBot.Core.Devices;

/// <summary>Why a job of a station did not come about. Stored and sent by name; names are never reused for another meaning.</summary>
public enum DeviceFailureCode
{
    PrinterUnreachable,
    PrinterBusy,
    PrinterRefused,
    PrinterPaused,
    MediaJam,
    MediaEmpty,
    MediaUnsupported,
    DocumentUnsupported,
    RibbonEmpty,
    CoverOpen,
    HopperFull,
    AbortedByPrinter,
    CancelledAtPrinter,

    /// <summary>The station cannot tell whether the card came out, so a person has to look before anything is printed again.</summary>
    PrintOutcomeUnknown,
    CameraUnavailable,
    FingerprintReaderUnavailable,
    SignaturePadUnavailable,
    CaptureQualityTooLow,
    CaptureTimedOut,
    BackgroundWrong,
    OrderIncomplete,
    CancelledByOffice,
    StationFault,
}
