namespace KtpBot.Core.Devices;

/// <summary>What came out for one finger: either a picture with its quality, or the declared exception.</summary>
/// <param name="Finger">Which finger.</param>
/// <param name="Quality">0 to 100 by the reader's own measure; null for an exception.</param>
/// <param name="Artifact">Name of the picture among the artifacts; null for an exception.</param>
/// <param name="Missing">Why there is no picture; null when there is one.</param>
public sealed record FingerScore(FingerPosition Finger, int? Quality, string? Artifact, MissingFingerReason? Missing);
