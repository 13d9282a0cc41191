using System.ComponentModel.DataAnnotations;
using System.Globalization;
using KtpBot.Backoffice.Audit;
using KtpBot.Backoffice.Security;
using KtpBot.Core.Offices;
using KtpBot.Core.Pauses;
using KtpBot.Core.Workflow;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Pauses;

/// <summary>Declares that the whole office's work has to rest, and that it goes on.</summary>
internal sealed class IndexModel(PauseReader reader, PauseDesk desk, ReasonBook reasons, OfficeProfile office, CurrentOfficer officer, AuditTrail audit) : PageModel
{
    public IReadOnlyList<PauseView> Pauses { get; private set; } = [];

    public IReadOnlyCollection<Reason> Reasons => reasons.Pauses;

    public bool MayDeclare => desk.MayDeclare(officer.Roles);

    public string Who => office.Roles.Titles(office.PauseRoles);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Pauses = await reader.ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostDeclareAsync([StringLength(80)] string? code, [StringLength(300)] string? note, [StringLength(30)] string? expected, CancellationToken cancellationToken)
    {
        DateTime? expectedAt = null;
        if (!string.IsNullOrWhiteSpace(expected))
        {
            if (!DateTime.TryParseExact(expected, ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return Refuse("Perkiraan pulih belum bisa dibaca. Isi tanggal dan jamnya, atau kosongkan.");
            expectedAt = office.Calendar.ToUtc(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        }

        var (pause, refusal) = await desk.DeclareAsync(officer.Actor, officer.Id, code ?? "", note, expectedAt, cancellationToken);
        if (pause is null) return Refuse(refusal!);
        await audit.WriteAsync("pause.declare", $"pause:{pause.Id}", cancellationToken);
        TempData["Done"] = "Gangguan dinyatakan. Berkas yang terkena dijeda satu per satu dan pemohonnya dikabari sekali.";
        return Redirect(PauseLinks.List);
    }

    public async Task<IActionResult> OnPostEndAsync(long id, CancellationToken cancellationToken)
    {
        if (await desk.EndAsync(officer.Actor, officer.Id, id, cancellationToken) is { } refusal) return Refuse(refusal);
        await audit.WriteAsync("pause.end", $"pause:{id}", cancellationToken);
        TempData["Done"] = "Pekerjaan dilanjutkan. Waktu jeda tidak dihitung; berkas yang dijeda sendiri tetap dijeda.";
        return Redirect(PauseLinks.List);
    }

    private RedirectResult Refuse(string why)
    {
        TempData["Refused"] = why;
        return Redirect(PauseLinks.List);
    }
}
