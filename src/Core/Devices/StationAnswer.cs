namespace KtpBot.Core.Devices;

/// <summary>The server's answer to a progress report.</summary>
public sealed record StationAnswer
{
    public required StationVerdict Verdict { get; init; }

    /// <summary>The office no longer wants the job; honoured as long as nothing was sent to the printer.</summary>
    public bool CancelRequested { get; init; }
}
