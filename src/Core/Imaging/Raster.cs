namespace KtpBot.Core.Imaging;

/// <summary>A decoded picture: four bytes a pixel (blue, green, red, unused or alpha), rows without padding.</summary>
internal sealed record Raster(int Width, int Height, byte[] Pixels);
