using System.Text.Json.Serialization;

namespace KtpBot.Testing.Mail;

/// <summary>A mail as the far side's own parser read it.</summary>
/// <param name="Sender">Of the envelope.</param>
/// <param name="To">Of the envelope.</param>
/// <param name="Tls">It came under TLS.</param>
/// <param name="User">Who had signed in.</param>
/// <param name="Subject">Decoded.</param>
/// <param name="Headers">Names and decoded values, in order.</param>
/// <param name="Defects">What the parser found wrong.</param>
/// <param name="Kind">The content type.</param>
/// <param name="Text">The plain text, decoded.</param>
/// <param name="Files">What is attached.</param>
/// <param name="Raw">As it came over the wire.</param>
public sealed record ReceivedMail(
    string Sender,
    IReadOnlyList<string> To,
    bool Tls,
    string? User,
    string Subject,
    IReadOnlyList<IReadOnlyList<string>> Headers,
    IReadOnlyList<string> Defects,
    string Kind,
    string Text,
    IReadOnlyList<ReceivedFile> Files,
    byte[] Raw)
{
    /// <summary>The one header of this name; null where there is none.</summary>
    public string? Header(string name) => Headers.SingleOrDefault(header => header[0].Equals(name, StringComparison.OrdinalIgnoreCase))?[1];
}

/// <summary>An attached file.</summary>
public sealed record ReceivedFile(string Name, [property: JsonPropertyName("type")] string MimeType, byte[] Bytes);
