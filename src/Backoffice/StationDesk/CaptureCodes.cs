namespace KtpBot.Backoffice.StationDesk;

/// <summary>Under which requirement a capture becomes a document of the case. Fingerprints become none: no page shows them.</summary>
internal static class CaptureCodes
{
    public const string Photo = "pas_foto";
    public const string Signature = "tanda_tangan";

    /// <summary>The requirement for an artifact of the device contract, or null when it is kept with the job only.</summary>
    public static string? For(string artifactName) => artifactName switch
    {
        "photo.jpg" => Photo,
        "signature.png" => Signature,
        _ => null,
    };
}
