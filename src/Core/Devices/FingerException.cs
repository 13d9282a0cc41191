namespace KtpBot.Core.Devices;

/// <summary>A finger that the officer has declared as not recordable, and why.</summary>
public sealed record FingerException(FingerPosition Finger, MissingFingerReason Reason);
