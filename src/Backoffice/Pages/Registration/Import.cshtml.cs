using KtpBot.Backoffice.Security;
using KtpBot.Core.Offices;
using KtpBot.Core.Registration;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Registration;

/// <summary>Takes the exported answers of another provider's form.</summary>
[Authorize(Policy = AccessPolicy.Intake)]
[RequestSizeLimit(Largest)]
[RequestFormLimits(MemoryBufferThreshold = Largest, BufferBodyLengthLimit = Largest, MultipartBodyLengthLimit = Largest)] // Stays in memory: no copy on a disk.
internal sealed class ImportModel(ImportShelf shelf, FormMappings mappings, OfficeProfile office, CurrentOfficer officer) : PageModel
{
    private const int Largest = Sheet.MostBytes + (64 * 1024);

    public string? Problem { get; private set; }

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is null) return Say("Pilih berkas CSV dulu.");
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        var (sheet, problem) = Sheet.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        if (sheet is null) return Say(LineWords.Of(problem));
        var guess = SheetColumns.Guess(sheet, [.. office.Procedures.Keys]);
        if (await mappings.FindAsync(sheet.Headings, cancellationToken) is { } known && known.Columns.Count == sheet.Headings.Count)
            guess = known with { Services = SheetColumns.ServicesOf(sheet, known, [.. office.Procedures.Keys]) };
        return Redirect(RegistrationLinks.Preview(shelf.Put(officer.Id, Path.GetFileName(file.FileName), sheet, guess)));
    }

    private PageResult Say(string problem)
    {
        Problem = problem;
        return Page();
    }
}
