namespace KtpBot.Core.Devices;

/// <summary>Why a finger is not recorded. An exception without a reason is refused: it would hide a faulty reader.</summary>
public enum MissingFingerReason
{
    Amputated,
    Injured,
    Bandaged,
    WornRidges,
    Other,
}
