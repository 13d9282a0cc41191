namespace KtpBot.Core.Devices;

/// <summary>
/// Addresses and names of the API that stations call at the Backoffice. The station always calls; the Backoffice never
/// connects to a counter PC, so a station works behind any router.
/// </summary>
public static class StationRoutes
{
    /// <summary>Header with the secret of the station. A wrong or missing key is answered with 401.</summary>
    public const string KeyHeader = "X-Station-Key";

    /// <summary>Header with the id of the station, so that GET requests name it too.</summary>
    public const string StationHeader = "X-Station-Id";

    /// <summary>POST <see cref="StationClaim"/>: 200 with a <see cref="StationJob"/>, or 204 when there is nothing to do.</summary>
    public const string Claim = "/api/stations/claim";

    /// <summary>POST <see cref="StationProgress"/>: 200 with a <see cref="StationAnswer"/>.</summary>
    public const string ProgressPattern = "/api/stations/jobs/{id}/progress";

    /// <summary>POST multipart/form-data: part <see cref="ResultPart"/> with the JSON, then one file part per artifact.</summary>
    public const string ResultPattern = "/api/stations/jobs/{id}/result";

    /// <summary>GET: image/jpeg of the person for the card; 404 when the case has none.</summary>
    public const string PhotoPattern = "/api/stations/jobs/{id}/photo";

    /// <summary>GET: image/png of the signature for the card; 404 when the case has none.</summary>
    public const string SignaturePattern = "/api/stations/jobs/{id}/signature";

    /// <summary>Name of the JSON part of a result. Artifact parts are named <see cref="ArtifactPart"/>.</summary>
    public const string ResultPart = "result";

    /// <summary>Name of every file part of a result; its file name is the name of the artifact.</summary>
    public const string ArtifactPart = "artifact";

    /// <summary>Longest time that a claim may wait at the server for work, in seconds.</summary>
    public const int LongestClaimWaitSeconds = 25;

    public static string Progress(string jobId) => $"/api/stations/jobs/{Uri.EscapeDataString(jobId)}/progress";

    public static string Result(string jobId) => $"/api/stations/jobs/{Uri.EscapeDataString(jobId)}/result";

    public static string Photo(string jobId) => $"/api/stations/jobs/{Uri.EscapeDataString(jobId)}/photo";

    public static string Signature(string jobId) => $"/api/stations/jobs/{Uri.EscapeDataString(jobId)}/signature";
}
