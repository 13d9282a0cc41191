using KtpBot.Core.Imaging.Drawing;
using KtpBot.Core.Imaging.Flowcharts;

namespace KtpBot.Core.Workflow.Drawing;

/// <summary>Lays a procedure out as a flowchart with a lane for each actor, as SOP documents carry it (PermenPAN-RB 35/2012).</summary>
public static class SopChart
{
    private const double NoteSize = 11;
    private const double NoteLeading = 14;

    /// <summary>
    /// The whole chart: the application, every step in the order of the document, every way between them, and below the time the document
    /// promises next to the time the procedure runs with.
    /// </summary>
    /// <param name="procedure">What to draw.</param>
    /// <param name="office">Names the lanes; null for the standard roles.</param>
    public static Chart Of(Procedure procedure, RoleBook? office = null)
    {
        var roles = office ?? RoleBook.Standard;
        var grid = new SopGrid(procedure, roles);
        var roads = new SopRoads(grid, SopEdge.Of(procedure));
        var notes = Notes(procedure, grid).ToList();
        return new Chart(
            procedure.Title,
            $"Bagan alir {procedure.Steps.Count + 1} langkah dengan lajur {string.Join(", ", grid.Lanes)}.",
            grid.Width,
            notes[^1].At.Y + 14,
            [.. grid.Lanes.Select((name, i) => Lane(grid, name, i))],
            [Intake(procedure, grid), .. procedure.Steps.Select((step, i) => Step(procedure, step, i + 2, grid, roles))],
            [.. roads.Arrows],
            [.. Heading(procedure), .. roads.Labels, .. notes]);
    }

    private static ChartLane Lane(SopGrid grid, string name, int index)
    {
        var x = SopGrid.Left + (index * SopGrid.LaneWidth);
        return new ChartLane(
            name,
            new Box(x, SopGrid.HeadingTop, SopGrid.LaneWidth, grid.Bottom - SopGrid.HeadingTop),
            new Box(x, SopGrid.HeadingTop, SopGrid.LaneWidth, SopGrid.HeadingHeight));
    }

    private static ChartBox Intake(Procedure procedure, SopGrid grid) => new(
        SopEdge.Intake, grid.Frame(SopEdge.Intake), true, 1, ["Mengajukan", "permohonan"], [.. SopWords.Clock(procedure.Intake.Clock)]);

    private static ChartBox Step(Procedure procedure, ProcedureStep step, int number, SopGrid grid, RoleBook roles)
    {
        List<string> details = [.. SopWords.Clock(step.Clock)];
        if (step.IsEnd) details.Clear();
        else if (details.Count > 0 && details[0].Length < 12) details[0] += $" · {step.Fee}";
        else details.Add(step.Fee);
        if (step.Id == procedure.WithdrawnStepId) details.Add("bila pemohon menariknya");
        if (SopActors.Of(step, roles) is { Count: > 1 } actors) details.Add($"atau {string.Join(", ", actors.Skip(1))}");
        return new ChartBox(
            step.Id, grid.Frame(step.Id), step.IsEnd, number, SopWords.Wrap(step.Title, SopGrid.BoxWidth - 36, 13, bold: true), details);
    }

    private static IEnumerable<ChartText> Heading(Procedure procedure)
    {
        yield return Note(32, procedure.Title, 20, bold: true);
        yield return Note(54, $"Nomor {procedure.Source.Number} · {procedure.Source.Title} · versi {procedure.Version}", 12);
    }

    private static IEnumerable<ChartText> Notes(Procedure procedure, SopGrid grid)
    {
        var ours = procedure.Total ?? procedure.Steps.Aggregate(procedure.Intake.Clock, (sum, step) => sum + step.Clock);
        var y = grid.Bottom + 8;
        yield return Note(y += NoteLeading, $"Waktu yang dijalankan: kerja {string.Join(", ", SopWords.Clock(ours))}{(procedure.LimitMinutes is { } limit ? $", paling lama {limit} menit" : "")}. Tidak dipungut biaya.", NoteSize, bold: true);
        foreach (var line in SopWords.Wrap(procedure.Source.Dokumen is { } said ? $"Menurut naskah: {said}" : "", grid.Width - (2 * SopGrid.Left), NoteSize))
            yield return Note(y += NoteLeading, line, NoteSize);
        foreach (var line in SopWords.Wrap(procedure.Source.Catatan is { } why ? $"Catatan: {why}" : "", grid.Width - (2 * SopGrid.Left), NoteSize))
            yield return Note(y += NoteLeading, line, NoteSize);
    }

    private static ChartText Note(double y, string text, double size, bool bold = false) =>
        new(new ChartPoint(SopGrid.Left, y), text, size, bold, Align.Left, ChartTone.Ink);
}
