namespace KtpBot.Simulator.Citizens;

/// <summary>A bold stretch of a text, in UTF-16 units.</summary>
public sealed record BoldPart(int Offset, int Length);
