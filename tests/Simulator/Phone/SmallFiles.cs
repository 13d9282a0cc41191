namespace KtpBot.Simulator.Phone;

/// <summary>The smallest files that pass as a sticker and as a voice message.</summary>
internal static class SmallFiles
{
    /// <summary>A WebP of one transparent pixel.</summary>
    public static byte[] Sticker() => Convert.FromBase64String("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    /// <summary>An Ogg page with an Opus head and nothing to hear.</summary>
    public static byte[] Voice() =>
        [.. "OggS"u8, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 19, .. "OpusHead"u8, 1, 1, 0, 0, 0x80, 0xBB, 0, 0, 0, 0, 0];
}
