using System.Globalization;
using KtpBot.Backoffice.Audit;
using KtpBot.Backoffice.Pages.Cases;
using KtpBot.Backoffice.Security;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Registration;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Registration;

/// <summary>What would become of each line, and the import of those that are chosen.</summary>
[Authorize(Policy = AccessPolicy.Intake)]
internal sealed class PreviewModel(
    ImportShelf shelf, SheetImport import, FormMappings mappings, ServiceLabels labels, RequirementBook requirements, AuditTrail audit, CurrentOfficer officer, ILogger<PreviewModel> logger) : PageModel
{
    private const int MostWords = 40;

    private Sheet _sheet = null!;

    public string FileName { get; private set; } = "";

    public SheetMapping Mapping { get; private set; } = null!;

    public IReadOnlyList<string> Headings => _sheet.Headings;

    public IReadOnlyList<PreviewLine> Lines { get; private set; } = [];

    public IReadOnlyList<(string Code, string Label)> Services => labels.All;

    /// <summary>What a column can mean: fields, and the documents of the office's services.</summary>
    public IReadOnlyList<(string Role, string Words)> Roles =>
    [
        .. SheetColumns.Roles.Select(role => (role, LineWords.Role(role))),
        .. Services.SelectMany(s => requirements.For(s.Code)?.Documents ?? []).Where(d => d.Way == DocumentWay.Photo).Select(d => d.Id).Distinct().Select(id => (SheetColumns.Document + id, "Berkas: " + labels.Document(id))),
    ];

    /// <summary>The answers of the column that names the service.</summary>
    public IReadOnlyList<string> ServiceWords => Mapping.Service is not null || Mapping.At(SheetColumns.Service) < 0 ? [] :
        [.. _sheet.Lines.Select(l => SheetColumns.Plain(l.Cell(Mapping.At(SheetColumns.Service)))).Where(w => w.Length > 0).Distinct().Take(MostWords)];

    public IReadOnlyList<string> UnknownServices => [.. ServiceWords.Where(w => !Mapping.Services.ContainsKey(w))];

    /// <summary>A spreadsheet keeps fifteen digits and writes 0 for the sixteenth.</summary>
    public bool LooksRounded => Lines.Count(l => l.Applicant.Faults.Count == 0) >= 3 && Lines.Where(l => l.Applicant.Faults.Count == 0).All(l => l.Applicant.Nik[^1] == '0');

    public string ServiceLabel(string code) => labels.Label(code);

    public int Count(LineStanding standing) => Lines.Count(l => l.Standing == standing);

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancellationToken)
    {
        if (await OpenAsync(key, cancellationToken) is { } elsewhere) return elsewhere;
        await audit.WriteAsync("registration.preview", FormattableString.Invariant($"lines:{Lines.Count}"), cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostMapAsync(string key, List<string?> columns, string? service, List<string?> words, List<string?> meanings, CancellationToken cancellationToken)
    {
        if (shelf.Find(key, officer.Id) is not { Sheet: { } sheet } shelved) return Over();
        var known = Services.Select(s => s.Code).ToHashSet(StringComparer.Ordinal);
        var roles = new HashSet<string>(StringComparer.Ordinal);
        string[] chosen = [.. Enumerable.Range(0, sheet.Headings.Count).Select(i => columns.ElementAtOrDefault(i) is { Length: > 0 } role && roles.Add(role) ? role : "")];
        var meant = words.Zip(meanings).Where(p => p.First is { Length: > 0 } && p.Second is not null && known.Contains(p.Second)).ToDictionary(p => p.First!, p => p.Second!, StringComparer.Ordinal);
        var mapping = shelved.Mapping with { Columns = chosen, Service = service is not null && known.Contains(service) ? service : null, Services = meant };
        if (words.Count == 0) mapping = mapping with { Services = SheetColumns.ServicesOf(sheet, mapping, known) }; // The column was chosen only now.
        shelf.Change(key, mapping);
        if (mapping.IsEnough) await mappings.KeepAsync(sheet.Headings, mapping, cancellationToken);
        return Redirect(RegistrationLinks.Preview(key));
    }

    public async Task<IActionResult> OnPostImportAsync(string key, int[] chosen, CancellationToken cancellationToken)
    {
        if (await OpenAsync(key, cancellationToken) is { } elsewhere) return elsewhere;
        var wanted = Lines.Where(l => l.Standing is LineStanding.New or LineStanding.Running && chosen.Contains(l.Applicant.Number)).Select(l => l.Applicant).ToList();
        await audit.WriteAsync("registration.import", "lines:" + wanted.Count.ToString(CultureInfo.InvariantCulture), cancellationToken);
        var results = await import.ImportAsync(wanted, officer.Actor, cancellationToken);
        await mappings.KeepAsync(_sheet.Headings, Mapping, cancellationToken);
        var open = Count(LineStanding.New) + Count(LineStanding.Running);
        shelf.Finish(key, new ImportOutcome(results, Count(LineStanding.Imported) + results.Count(r => r is { CaseId: not null, IsNew: false }), open - wanted.Count, Count(LineStanding.Unreadable)));
        logger.Imported(results.Count(r => r.IsNew), results.Count(r => r.CaseId is null));
        return Redirect(RegistrationLinks.Imported(key));
    }

    private async Task<IActionResult?> OpenAsync(string key, CancellationToken cancellationToken)
    {
        if (shelf.Find(key, officer.Id) is not { } shelved) return Over();
        if (shelved.Sheet is null) return Redirect(RegistrationLinks.Imported(key));
        (_sheet, Mapping, FileName) = (shelved.Sheet, shelved.Mapping, shelved.FileName);
        if (Mapping.IsEnough) Lines = await import.PreviewAsync(_sheet, Mapping, cancellationToken);
        return null;
    }

    private RedirectResult Over()
    {
        TempData["Refused"] = "Berkas ini sudah tidak ada lagi di layar kerja (paling lama 30 menit). Unggah sekali lagi; yang sudah diimpor tidak menjadi dobel.";
        return Redirect(RegistrationLinks.Import);
    }
}
