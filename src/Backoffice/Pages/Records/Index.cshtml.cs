using KtpBot.Backoffice.Audit;
using KtpBot.Backoffice.Security;
using KtpBot.Core.Records;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Records;

/// <summary>Statuses of many people at once: pasted from another application or from a CSV file, shown first, then entered with one click.</summary>
[RequestSizeLimit(LongestText * 8)]
[RequestFormLimits(ValueLengthLimit = LongestText * 4)]
internal sealed class IndexModel(RecordImport import, CurrentOfficer officer, AuditTrail audit) : PageModel
{
    /// <summary>Of <see cref="RecordLines.MostLines"/> ordinary lines.</summary>
    public const int LongestText = 256 * 1024;

    /// <summary>What is to be read, as it came; posted back by the preview.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>It came from a file.</summary>
    [BindProperty]
    public bool FromFile { get; set; }

    public IReadOnlyList<RecordPreview>? Lines { get; private set; }

    public RecordSummary? Summary { get; private set; }

    public string? Problem { get; private set; }

    public IEnumerable<RecordPreview> Usable => Lines!.Where(l => l.Why is null);

    public IActionResult OnGet() => Page();

    public async Task OnPostAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is { Length: > 0 })
        {
            if (file.Length > LongestText)
            {
                Problem = "Berkas itu terlalu besar untuk daftar status. Pilih berkas CSV yang benar.";
                return;
            }

            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancellationToken);
            (Text, FromFile) = (RecordImport.TextOf(bytes.ToArray()), true);
            ModelState.Clear(); // The form is shown anew with what the file holds.
        }

        if (!CanBeRead()) return;
        Lines = await import.PreviewAsync(Text!, cancellationToken);
        if (Lines.Count == 0) Problem = "Tidak ada NIK dan status yang terbaca. Tempel baris yang memuat NIK dan status, misalnya: 3515170101900005 PRR.";
        await audit.WriteAsync("record.preview", $"records:{Lines.Count}", cancellationToken);
    }

    public async Task OnPostApplyAsync(CancellationToken cancellationToken)
    {
        if (!CanBeRead()) return;
        Summary = await import.ApplyAsync(Text!, officer.Actor, FromFile ? RecordSource.Csv : RecordSource.Pasted, cancellationToken);
        await audit.WriteAsync("record.import", $"records:{Summary.Changed}", cancellationToken);
        Text = null;
        ModelState.Clear();
    }

    private bool CanBeRead()
    {
        if (string.IsNullOrWhiteSpace(Text)) Problem = "Tempel dulu baris dari aplikasi pusat, atau pilih berkas CSV.";
        else if (Text.Length > LongestText || Text.AsSpan().Count('\n') > RecordLines.MostLines) Problem = $"Terlalu banyak: paling banyak {RecordLines.MostLines} baris sekali tempel. Bagi menjadi beberapa.";
        return Problem is null;
    }
}
