using Microsoft.AspNetCore.Mvc;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>What the list is asked for; stands in the address, so that a list can be kept and shared. What is searched for stands there sealed.</summary>
internal sealed record CaseQuery
{
    /// <summary>A tab's id; null for everything.</summary>
    [FromQuery(Name = "kelompok")]
    public string? Group { get; init; }

    /// <summary>Only what waits for the officer's own roles.</summary>
    [FromQuery(Name = "milik")]
    public bool Mine { get; init; }

    [FromQuery(Name = "layanan")]
    public string? Service { get; init; }

    /// <summary>"procedure/step".</summary>
    [FromQuery(Name = "langkah")]
    public string? Step { get; init; }

    [FromQuery(Name = "terlambat")]
    public bool Late { get; init; }

    /// <summary>menunggu (longest first), terbaru or nomor.</summary>
    [FromQuery(Name = "urut")]
    public string? Sort { get; init; }

    [FromQuery(Name = "hal")]
    public int PageNumber { get; init; } = 1;

    /// <summary>A search token.</summary>
    [FromQuery(Name = "cari")]
    public string? Search { get; init; }
}
