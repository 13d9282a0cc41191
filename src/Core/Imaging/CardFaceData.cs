namespace KtpBot.Core.Imaging;

/// <summary>Everything that <see cref="CardFace"/> draws.</summary>
/// <param name="Text">The words.</param>
/// <param name="PhotoJpeg">The photo of the person as JPEG; what stands over its place is cut, the middle stays.</param>
/// <param name="SignaturePng">The signature as PNG on a transparent ground, or null to leave its space empty.</param>
/// <param name="Specimen">Writes CONTOH across the card, so that a demo print can never pass for a card.</param>
public sealed record CardFaceData(CardFaceText Text, byte[] PhotoJpeg, byte[]? SignaturePng, bool Specimen);
