using System.Security.Cryptography;

using KtpBot.Simulator.Citizens;

namespace KtpBot.Simulator.Media;

/// <summary>A file that travelled through the Simulator.</summary>
public sealed record MediaItem(string Key, string Name, string MimeType, byte[] Bytes)
{
    /// <summary>Lower-case hex, as WhatsApp writes it.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes));

    public ChatMedia ForChat() => new(Key, Name, MimeType, Bytes.Length);
}
