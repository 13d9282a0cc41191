namespace KtpBot.Backoffice.Security;

/// <summary>Section <c>Security</c> of the configuration.</summary>
internal sealed class SecurityOptions
{
    public const string Section = "Security";

    /// <summary>A sign-in ends after so many minutes without a click.</summary>
    public int IdleMinutes { get; set; } = 15;

    /// <summary>A sign-in ends after so many hours in any case.</summary>
    public int LongestHours { get; set; } = 12;

    public int FailuresBeforeLock { get; set; } = 5;

    public int LockMinutes { get; set; } = 15;

    /// <summary>Where the keys lie that seal cookies; default: a folder beside the identity key.</summary>
    public string? CookieKeysDirectory { get; set; }
}
