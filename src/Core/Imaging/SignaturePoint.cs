namespace KtpBot.Core.Imaging;

/// <summary>One point of a pen's way over the pad.</summary>
/// <param name="X">0 left to 1 right.</param>
/// <param name="Y">0 top to 1 bottom.</param>
public readonly record struct SignaturePoint(double X, double Y);
