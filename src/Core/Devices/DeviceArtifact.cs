using System.Security.Cryptography;

namespace KtpBot.Core.Devices;

/// <summary>One picture or file that a device made.</summary>
/// <param name="Name">File name without folders, unique inside the job, for example <c>photo.jpg</c>.</param>
/// <param name="ContentType">Media type of the content.</param>
/// <param name="Content">The bytes themselves.</param>
public sealed record DeviceArtifact(string Name, string ContentType, byte[] Content)
{
    /// <summary>The entry of this artifact in a result: name, type, length and SHA-256 in lower-case hexadecimal.</summary>
    public StationArtifact Describe() => new()
    {
        Name = Name,
        ContentType = ContentType,
        Length = Content.Length,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Content)),
    };
}
