namespace KtpBot.Core.Workflow;

/// <summary>What changed from one version of a procedure to another, in sentences for the people who work by it.</summary>
public static class SopDifference
{
    /// <summary>One line for each change, in the order of the newer version; empty when both run the same.</summary>
    /// <param name="older">The version before.</param>
    /// <param name="newer">The version after.</param>
    /// <param name="roles">The office's titles.</param>
    public static IReadOnlyList<string> Of(Procedure older, Procedure newer, RoleBook roles) =>
    [
        .. Head(older, newer, roles),
        .. newer.Steps.SelectMany(step => older.Step(step.Id) is { } before ? Step(before, step, older, newer, roles) : [$"Langkah baru: {step.Title} ({Actors(step, roles)})."]),
        .. older.Steps.Where(s => newer.Step(s.Id) is null).Select(s => $"Langkah dihapus: {s.Title}."),
    ];

    /// <summary>Steps of the older version at which a case may wait and that the newer one no longer has.</summary>
    public static IReadOnlyList<ProcedureStep> Lost(Procedure older, Procedure newer) => [.. older.Steps.Where(s => !s.IsEnd && newer.Step(s.Id) is null)];

    private static IEnumerable<string> Head(Procedure older, Procedure newer, RoleBook roles)
    {
        foreach (var line in Change("Judul", older.Title, newer.Title)) yield return line;
        foreach (var line in Change("Layanan", Join(older.Services), Join(newer.Services))) yield return line;
        foreach (var line in Change("Yang memerlukan rekam", Join(older.Recording.Select(Text)), Join(newer.Recording.Select(Text)))) yield return line;
        foreach (var line in Change("Langkah pertama", Title(older, older.StartStepId), Title(newer, newer.StartStepId))) yield return line;
        foreach (var line in Change("Penerima permohonan di loket", roles.Titles(older.Intake.Roles), roles.Titles(newer.Intake.Roles))) yield return line;
        foreach (var line in Change("Jumlah waktu", Text(older.Total ?? StepClock.None), Text(newer.Total ?? StepClock.None))) yield return line;
        foreach (var line in Change("Sebab jeda", Join(older.Pauses), Join(newer.Pauses))) yield return line;
    }

    private static IEnumerable<string> Step(ProcedureStep before, ProcedureStep after, Procedure older, Procedure newer, RoleBook roles)
    {
        IEnumerable<string> lines =
        [
            .. Change("judul", before.Title, after.Title),
            .. Change("tahap", before.Stage.ToString(), after.Stage.ToString()),
            .. Change("pelaksana", Actors(before, roles), Actors(after, roles)),
            .. Change("pengganti", roles.Titles(before.StandIns), roles.Titles(after.StandIns)),
            .. Change("waktu", Text(before.Clock), Text(after.Clock)),
            .. Change("kelengkapan", Join(before.Checklist), Join(after.Checklist)),
            .. Change("keluaran", before.Output ?? "", after.Output ?? ""),
            .. Change("alat", Join(before.Devices), Join(after.Devices)),
            .. Change("kabar", before.Notice ?? "", after.Notice ?? ""),
            .. Change("tugas", Join(before.Tasks.Select(t => t.Title)), Join(after.Tasks.Select(t => t.Title))),
            .. Change("sebab jeda", Join(before.Pauses ?? []), Join(after.Pauses ?? [])),
            .. after.Outcomes.SelectMany(o => before.Outcomes.FirstOrDefault(b => b.Id == o.Id) is { } old
                ? Change($"pilihan \"{o.Label}\"", Text(old, older), Text(o, newer))
                : [$"pilihan baru \"{o.Label}\": {Text(o, newer)}"]),
            .. before.Outcomes.Where(b => after.Outcomes.All(o => o.Id != b.Id)).Select(b => $"pilihan dihapus: \"{b.Label}\""),
        ];
        return lines.Select(line => $"{after.Title}: {line}");
    }

    private static IEnumerable<string> Change(string what, string before, string after) =>
        before == after ? [] : [$"{what}: {(before.Length == 0 ? "(kosong)" : before)} → {(after.Length == 0 ? "(kosong)" : after)}"];

    private static string Text(StepOutcome outcome, Procedure procedure) => string.Join(", ", new[]
    {
        outcome.ToStepId is { } to ? $"ke {Title(procedure, to)}" : "kembali ke langkah asal",
        outcome.BackToStepId is { } back ? $"lalu {Title(procedure, back)}" : null,
        outcome.Approval ? "persetujuan" : null,
        outcome.Record.Count > 0 ? $"saat status rekam {Join(outcome.Record)}" : null,
        outcome.SetsRecord is { } sets ? $"mencatat status rekam {sets}" : null,
        outcome.VoidsRecording ? "rekam ulang" : null,
        outcome.When is { } when ? $"dilewati bila {when}" : null,
        outcome.Needs.Count > 0 ? $"perlu {Join(outcome.Needs.Select(n => n.ToString()))}" : null,
        outcome.Reasons.Count > 0 ? $"alasan {Join(outcome.Reasons)}" : null,
        outcome.Notice is { } notice ? $"kabar {notice}" : null,
    }.OfType<string>());

    private static string Text(RecordingRule rule) => rule.When is { } when ? $"{rule.Service} bila {when.Answer}={string.Join('|', when.Values)}" : rule.Service;

    private static string Text(StepClock clock) => Join(new[]
    {
        clock.TouchMinutes > 0 ? $"{clock.TouchMinutes} menit" : null,
        clock.WaitMaxDays > 0 ? $"tunggu {clock.WaitMinDays}-{clock.WaitMaxDays} hari kerja" : null,
    }.OfType<string>());

    private static string Actors(ProcedureStep step, RoleBook roles) => step.ByCitizen ? Join(["pemohon", .. step.Roles.Select(roles.Title)]) : Join(step.Roles.Select(roles.Title));

    private static string Title(Procedure procedure, string stepId) => procedure.Step(stepId)?.Title ?? stepId;

    private static string Join(IEnumerable<string> words) => string.Join(", ", words);
}
