namespace KtpBot.Devices.Backoffice;

/// <summary>What came of one exchange with the Backoffice.</summary>
internal abstract record Exchange<T>
{
    private Exchange()
    {
    }

    public sealed record Answered(T Value) : Exchange<T>;

    /// <summary>The Backoffice answered that it has no such thing: no job to claim, no picture.</summary>
    public sealed record Nothing : Exchange<T>;

    /// <summary>The key or the name of the station is not accepted.</summary>
    public sealed record Denied : Exchange<T>;

    /// <summary>No answer, or one that cannot be understood. Worth trying again.</summary>
    public sealed record Failed(string Why) : Exchange<T>;
}
