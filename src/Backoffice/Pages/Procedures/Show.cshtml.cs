using System.Text;
using System.Xml.Linq;
using KtpBot.Core.Imaging.Flowcharts;
using KtpBot.Core.Workflow;
using KtpBot.Core.Workflow.Drawing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Procedures;

/// <summary>A procedure as its paper shows it: the flowchart with a lane for each actor, and the table of activities with measured times beside the promised.</summary>
internal sealed class ShowModel(OfficeProcedures procedures, StepTimes times) : PageModel
{
    public Procedure Procedure { get; private set; } = null!;

    public IReadOnlyList<ActivityRow> Rows { get; private set; } = [];

    public string Total => Words(Procedure.Total ?? Procedure.Steps.Aggregate(Procedure.Intake.Clock, (sum, step) => sum + step.Clock));

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (procedures.Find(id) is not { } procedure) return NotFound();
        Procedure = procedure;
        var measured = await times.ReadAsync(id, cancellationToken);
        var intake = procedure.Intake;
        Rows =
        [
            new("Mengajukan permohonan", "Pemohon", [], intake.Checklist, Words(intake.Clock), null, intake.Output, intake.Dokumen, intake.Catatan),
            .. procedure.Steps.Where(s => !s.IsEnd).Select(s => new ActivityRow(
                s.Title, Actors(s), [.. s.Tasks.Select(t => t.Title)], s.Checklist, Words(s.Clock), measured.GetValueOrDefault(s.Id), s.Output, s.Dokumen, s.Catatan)),
        ];
        return Page();
    }

    public IActionResult OnGetSvg(string id) => procedures.Find(id) is { } procedure
        ? File(Encoding.UTF8.GetBytes(ChartSvg.Write(SopChart.Of(procedure, procedures.Roles)).ToString(SaveOptions.DisableFormatting)), "image/svg+xml")
        : NotFound();

    public IActionResult OnGetPdf(string id) => procedures.Find(id) is { } procedure
        ? File(ChartPdf.Write(SopChart.Of(procedure, procedures.Roles)), "application/pdf", $"{procedure.Id}.pdf")
        : NotFound();

    private string Actors(ProcedureStep step)
    {
        IEnumerable<string> titles = step.Roles.Concat(step.Tasks.SelectMany(t => t.Roles)).Distinct().Select(procedures.Roles.Title);
        if (step.ByCitizen) titles = titles.Prepend("Pemohon");
        var actors = string.Join(", ", titles);
        return step.StandIns.Count == 0 ? actors : $"{actors} (pengganti: {procedures.Roles.Titles(step.StandIns)})";
    }

    private static string Words(StepClock clock) => string.Join(", ", new[]
    {
        clock.TouchMinutes > 0 ? $"{clock.TouchMinutes} menit" : null,
        clock.WaitMaxDays > 0 ? (clock.WaitMinDays > 0 ? $"{clock.WaitMinDays}–{clock.WaitMaxDays}" : $"paling lama {clock.WaitMaxDays}") + " hari kerja" : null,
    }.OfType<string>());
}

/// <summary>A row of the table as SOP documents carry it (PermenPAN-RB 35/2012), with what was measured.</summary>
internal sealed record ActivityRow(
    string Activity,
    string Actors,
    IReadOnlyList<string> Tasks,
    IReadOnlyList<string> Checklist,
    string Promised,
    MeasuredStay? Measured,
    string? Output,
    string? Dokumen,
    string? Catatan);
