using System.Globalization;
using KtpBot.Backoffice.Audit;
using KtpBot.Backoffice.Population;
using KtpBot.Backoffice.Security;
using KtpBot.Backoffice.Time;
using KtpBot.Core.Population;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Admin;

/// <summary>
/// Import and deletion of the office's extract of population data. Shows counts, lines and reasons, nobody's data. The upload is held in
/// memory, because the framework's buffer on the disk would be a plain copy.
/// </summary>
[RequestSizeLimit(LargestForm)]
[RequestFormLimits(MemoryBufferThreshold = LargestForm, MultipartBodyLengthLimit = LargestForm)]
internal sealed class PopulationModel(
    SnapshotReader reader,
    SnapshotImport import,
    SnapshotQueue queue,
    PopulationSweep sweep,
    PopulationOptions options,
    CallNikOptions service,
    CurrentOfficer officer,
    AuditTrail audit,
    OfficeClock clock) : PageModel
{
    /// <summary>Some 200,000 people; a district has fewer.</summary>
    public const int LargestFile = 40 * 1024 * 1024;

    private const int LargestForm = LargestFile + 1024 * 1024;
    private const string Here = "/kelola/data-kependudukan";

    public IReadOnlyList<SnapshotView> Rows { get; private set; } = [];

    public string? Problem { get; private set; }

    public bool Loading => Rows.Any(r => r.State == SnapshotState.Loading);

    public bool ServiceIsOn => service.IsOn;

    /// <summary>The machine that is asked, without the path that names the office's account.</summary>
    public string ServiceHost => service.Address.Authority;

    public int CacheHours => service.CacheHours;

    public int LookupsPerHour => options.LookupsPerHour;

    public int SnapshotDays => options.SnapshotDays;

    public string Today => clock.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Rows = await reader.ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(IFormFile? file, DateOnly? asOf, CancellationToken cancellationToken)
    {
        Problem = file is null or { Length: 0 } ? "Pilih berkas CSV-nya."
            : file.Length > LargestFile ? "Berkasnya terlalu besar; paling besar 40 MB."
            : asOf is null ? "Isi tanggal keadaan datanya."
            : asOf > clock.Today ? "Tanggal keadaan data tidak bisa sesudah hari ini."
            : await reader.IsLoadingAsync(cancellationToken) ? "Impor sebelumnya masih dibaca. Tunggu sampai selesai."
            : null;
        if (Problem is not null)
        {
            Rows = await reader.ReadAsync(cancellationToken);
            return Page();
        }

        var bytes = new byte[file!.Length];
        await using (var stream = file.OpenReadStream()) await stream.ReadExactlyAsync(bytes, cancellationToken);
        var id = await import.BeginAsync(asOf!.Value, officer.Id, options.SnapshotDays, cancellationToken);
        await audit.WriteAsync("population.import", $"population:{id}", cancellationToken);
        if (queue.TryAdd(id, bytes)) TempData["Done"] = "Berkas diterima dan sedang dibaca. Cuplikan lama tetap dipakai sampai yang baru utuh.";
        else await import.FailAsync(id, SnapshotProblem.CutShort, cancellationToken);
        return Redirect(Here);
    }

    public async Task<IActionResult> OnPostDeleteAsync(long snapshotId, CancellationToken cancellationToken)
    {
        if (await reader.EndAsync(snapshotId, cancellationToken))
        {
            await audit.WriteAsync("population.delete", $"population:{snapshotId}", cancellationToken);
            await sweep.RunAsync(cancellationToken);
            TempData["Done"] = "Cuplikan dihapus beserta seluruh barisnya.";
        }
        else
        {
            TempData["Refused"] = "Cuplikan itu sudah tidak dipakai.";
        }

        return Redirect(Here);
    }
}
