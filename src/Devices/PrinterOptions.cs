namespace KtpBot.Devices;

/// <summary>Settings of the card printer.</summary>
public sealed class PrinterOptions
{
    public const string Ipp = "Ipp";
    public const string File = "File";

    /// <summary>Ipp for a printer on the network or behind ipp-usb; File writes the cards into a folder.</summary>
    public string Kind { get; set; } = File;

    /// <summary>ipp:// or ipps:// address of the printer.</summary>
    public string Uri { get; set; } = "";

    /// <summary>For Kind File: where the PDFs go; empty for the folder "kartu" in the data directory.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Pause between two questions about a running job, in seconds.</summary>
    public double PollSeconds { get; set; } = 1;

    /// <summary>
    /// How long the printer remembers finished jobs, in seconds. After a crash a job that the printer does not know is printed
    /// again only within this time; later nobody can tell, and a person has to look. Printers are asked to keep 60 s at least.
    /// </summary>
    public double HistorySeconds { get; set; } = 45;

    /// <summary>How long an unreachable or busy printer is tried before the officer is told, in seconds.</summary>
    public double GiveUpSeconds { get; set; } = 600;
}
