namespace KtpBot.Simulator.CameraRoll;

/// <summary>A file on the citizen's phone; its bytes are made when they are first asked for.</summary>
public sealed class RollItem(string name, string title, string mimeType, Func<byte[]> make)
{
    private readonly Lazy<byte[]> _bytes = new(make);

    /// <summary>File name, the name to send it by.</summary>
    public string Name { get; } = name;

    public string Title { get; } = title;

    public string MimeType { get; } = mimeType;

    /// <summary>Whether the drawer can show a small picture of it.</summary>
    public bool HasThumbnail { get; init; } = mimeType == "image/jpeg";

    public byte[] Bytes() => _bytes.Value;
}
