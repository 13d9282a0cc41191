namespace KtpBot.Core.Devices;

/// <summary>Entry of one file in a result.</summary>
public sealed record StationArtifact
{
    /// <summary>File name of the part that carries the bytes.</summary>
    public required string Name { get; init; }

    public required string ContentType { get; init; }

    /// <summary>Length in bytes.</summary>
    public required int Length { get; init; }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal. The server stores nothing that does not match.</summary>
    public required string Sha256 { get; init; }
}
