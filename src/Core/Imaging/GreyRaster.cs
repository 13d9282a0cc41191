namespace KtpBot.Core.Imaging;

/// <summary>A decoded picture in grey: one byte a pixel, rows without padding.</summary>
internal sealed record GreyRaster(int Width, int Height, byte[] Pixels);
