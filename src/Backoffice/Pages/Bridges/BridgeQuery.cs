using Microsoft.AspNetCore.Mvc;

namespace KtpBot.Backoffice.Pages.Bridges;

/// <summary>What the list is asked for.</summary>
public sealed record BridgeQuery
{
    /// <summary>yyyy-MM; this month when it is missing.</summary>
    [FromQuery(Name = "bulan")]
    public string? Month { get; init; }

    [FromQuery(Name = "aplikasi")]
    public string? System { get; init; }

    /// <summary>An application and one of its statuses or results: <c>plavon:disetujui</c>, <c>benroller:gagal</c>.</summary>
    [FromQuery(Name = "hasil")]
    public string? Outcome { get; init; }

    [FromQuery(Name = "petugas")]
    public long? Officer { get; init; }
}
