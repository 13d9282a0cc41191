namespace KtpBot.Simulator.Citizens;

/// <summary>A file inside a message. <see cref="Url"/> is the Simulator's own address for it.</summary>
public sealed record ChatMedia(string Key, string Name, string MimeType, long Size)
{
    public string Url => $"/sim/media/{Key}";
}
