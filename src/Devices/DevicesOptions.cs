namespace KtpBot.Devices;

/// <summary>Settings of a counter PC, section <c>Devices</c> (environment: <c>Devices__BackofficeUrl</c> and so on).</summary>
public sealed class DevicesOptions
{
    public const string Section = "Devices";

    /// <summary>Root address of the Backoffice, for example https://dukcapil.kantor.example/.</summary>
    public string BackofficeUrl { get; set; } = "";

    /// <summary>The secret that the Backoffice showed once when the station was registered.</summary>
    public string StationKey { get; set; } = "";

    /// <summary>Name of this counter as registered, for example loket-1.</summary>
    public string StationId { get; set; } = "";

    /// <summary>Folder for ledger, spool and key; only this service may use it.</summary>
    public string DataDirectory { get; set; } = "";

    /// <summary>Permits http:// to another machine, for an office whose inner network is protected otherwise.</summary>
    public bool AllowPlainHttp { get; set; }

    /// <summary>How long one question for work may wait at the Backoffice, in seconds.</summary>
    public int ClaimWaitSeconds { get; set; } = 20;

    /// <summary>Pause before a failed exchange or an unreachable device is tried again, in seconds; it doubles up to half a minute.</summary>
    public double RetrySeconds { get; set; } = 1;

    public PrinterOptions Printer { get; set; } = new();

    public DriverOptions Camera { get; set; } = new();

    public FingerprintOptions Fingerprint { get; set; } = new();

    public DriverOptions Signature { get; set; } = new();
}
