using KtpBot.Backoffice.Documents;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Imaging;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>A document that the citizen brought to the counter: scanned in, or seen and given back.</summary>
[RequestSizeLimit(ImageLimits.MaxBytes + (64 * 1024))]
internal sealed class TakeDocumentModel(CaseActions actions, KtpBotDb db, CounterFiles files, RequirementBook requirements, ServiceLabels labels) : PageModel
{
    public long Id { get; private set; }

    public string Number { get; private set; } = "";

    public IReadOnlyList<(string Code, string Label)> Choices { get; private set; } = [];

    public string? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken) => await HeadAsync(id, cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostAsync(long id, string? requirement, IFormFile? file, CancellationToken cancellationToken)
    {
        if (await HeadAsync(id, cancellationToken) is { } elsewhere) return elsewhere;
        if (!Choices.Any(c => c.Code == requirement)) return Say("Pilih dokumennya.");
        Guid? stored = null;
        if (file is not null)
        {
            (stored, Problem) = await files.TakeAsync(await BytesAsync(file, cancellationToken), cancellationToken);
            if (stored is null) return Page();
        }

        var done = stored is null ? "Dicatat: dokumen ditunjukkan di loket." : "Dokumen tersimpan.";
        return await actions.TellAsync(this, new DocumentSent(id, actions.Actor, requirement!, stored), done, cancellationToken);
    }

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await file.CopyToAsync(buffer, cancellationToken);
        return buffer.ToArray();
    }

    private PageResult Say(string problem)
    {
        Problem = problem;
        return Page();
    }

    private async Task<IActionResult?> HeadAsync(long id, CancellationToken cancellationToken)
    {
        var found = await db.Cases.Where(c => c.Id == id).Select(c => new { c.Number, c.Service }).SingleOrDefaultAsync(cancellationToken);
        if (found is null) return NotFound();
        (Id, Number) = (id, found.Number);
        Choices = [.. (requirements.For(found.Service)?.Documents ?? []).Select(d => (d.Id, labels.Document(d.Id)))];
        return await actions.OfferedAsync(id, StepActionKind.TakeDocument, null, cancellationToken) is null ? CaseActions.MovedOn(this, id) : null;
    }
}
