namespace KtpBot.Core.Devices;

/// <summary>The server's answer to a result.</summary>
public sealed record StationResultAnswer
{
    public required StationVerdict Verdict { get; init; }

    /// <summary>
    /// SHA-256 of every artifact that the server now holds durably. The station deletes its own copy only when all of its
    /// artifacts stand here, or when the verdict is <see cref="StationVerdict.Superseded"/>.
    /// </summary>
    public required IReadOnlyList<string> StoredSha256 { get; init; }
}
