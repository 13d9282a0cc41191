using KtpBot.Core.Cases;
using KtpBot.Core.Data;

namespace KtpBot.Core.Workflow;

/// <summary>Reads one procedure file into the model. What is missing or misspelt becomes a fault; the checks of meaning stand in <see cref="ProcedureChecks"/>.</summary>
internal sealed class ProcedureReader(YamlData file)
{
    private readonly Dictionary<object, YamlData> _places = new(ReferenceEqualityComparer.Instance);

    /// <summary>Where a step or outcome stands in the file.</summary>
    public YamlData PlaceOf(object part) => _places.GetValueOrDefault(part, file);

    public Procedure Read()
    {
        var procedure = new Procedure(
            file.Text("id"),
            file.Int("version"),
            file.Text("title"),
            file.Texts("services"),
            [.. file.Texts("recording").Select(ReadRecording)],
            ReadSource(file.Map("source")),
            ReadIntake(file.Map("intake")),
            file.Text("start"),
            file.Text("withdrawn"),
            file.Child("total") is { } total ? ReadClock(total) : null,
            [.. file.List("steps").Select(ReadStep)])
        {
            LimitMinutes = file.Child("total") is { } bounded ? ReadLimit(bounded) : null,
            TotalCatatan = file.Child("total")?.TextOrNull("catatan"),
            Pauses = file.Texts("pauses"),
        };
        file.ReportUnknownKeys();
        return procedure;
    }

    /// <summary><c>baru</c>, or <c>luar_domisili perlu=rekam</c>.</summary>
    private RecordingRule ReadRecording(string text)
    {
        var parts = text.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var when = parts.Length < 2 ? null : AnswerCondition.Parse(parts[1]);
        if (parts.Length == 2 && when is null) file.Child("recording")!.Fault($"'{text}' must read service, or service answer=value.");
        return new RecordingRule(parts.Length == 0 ? "" : parts[0], when);
    }

    private static ProcedureSource ReadSource(YamlData? source) => source is null
        ? new ProcedureSource("", "", null, null)
        : new ProcedureSource(source.Text("title"), source.Text("number"), source.TextOrNull("dokumen"), source.TextOrNull("catatan"));

    private static ProcedureIntake ReadIntake(YamlData? intake) => intake is null
        ? new ProcedureIntake([], StepClock.None, [], null, null, null, null)
        : new ProcedureIntake(
            intake.Texts("roles"),
            ReadClock(intake),
            intake.Texts("checklist"),
            intake.TextOrNull("output"),
            intake.TextOrNull("notice"),
            intake.TextOrNull("dokumen"),
            intake.TextOrNull("catatan"));

    private ProcedureStep ReadStep(YamlData node)
    {
        var step = new ProcedureStep(
            node.Text("id"),
            node.Text("title"),
            node.Member<CaseStage>("stage"),
            node.Texts("roles"),
            node.Bool("by-citizen", false),
            ReadClock(node),
            node.Texts("checklist"),
            node.TextOrNull("output"),
            node.Text("fee"),
            node.Texts("devices"),
            node.TextOrNull("notice"),
            node.TextOrNull("timer"),
            node.Bool("end", false),
            [.. node.List("outcomes").Select(ReadOutcome)],
            node.TextOrNull("dokumen"),
            node.TextOrNull("catatan"))
        {
            StandIns = node.Texts("stand-in"),
            Tasks = [.. node.List("tasks").Select(ReadTask)],
            Pauses = node.Has("pauses") ? node.Texts("pauses") : null,
        };
        _places[step] = node;
        return step;
    }

    private StepTask ReadTask(YamlData node)
    {
        var task = new StepTask(node.Text("id"), node.Text("title"), node.Texts("roles"), node.TextOrNull("output"));
        _places[task] = node;
        return task;
    }

    private StepOutcome ReadOutcome(YamlData node)
    {
        var kind = node.Member<OutcomeKind>("kind");
        var (condition, answer) = ReadCondition(node);
        var outcome = new StepOutcome(
            node.Text("id"),
            node.Text("label"),
            kind,
            node.Member<OutcomeTrigger>("trigger", OutcomeTrigger.Decision),
            node.TextOrNull("to"),
            node.TextOrNull("back-to"),
            condition,
            Members<StepNeed>(node, "needs"),
            node.Texts("reasons"),
            node.TextOrNull("notice"),
            node.Has("booking") ? node.Member<BookingFate>("booking") : null,
            node.Bool("accepts-documents", false),
            node.Bool("marks-recorded", false),
            node.Bool("confirms-print", false))
        {
            Approval = node.Bool("approval", false),
            WhenAnswer = answer,
            Record = node.Texts("record"),
            SetsRecord = node.TextOrNull("sets-record"),
            VoidsRecording = node.Bool("voids-recording", false),
        };
        _places[outcome] = node;
        return outcome;
    }

    /// <summary><c>AlreadyRecorded</c>, or an answer of the application: <c>perlu=cetak</c>, <c>layanan=hilang|rusak</c>.</summary>
    private static (StepCondition? Condition, AnswerCondition? Answer) ReadCondition(YamlData node)
    {
        if (node.TextOrNull("when") is not { } text) return (null, null);
        if (text.Contains('=', StringComparison.Ordinal) && AnswerCondition.Parse(text) is { } answer) return (null, answer);
        if (Enum.TryParse(text, out StepCondition condition) && Enum.IsDefined(condition)) return (condition, null);
        node.Child("when")!.Fault($"'when' must be one of {string.Join(", ", Enum.GetNames<StepCondition>())}, or read answer=value.");
        return (null, null);
    }

    private static StepClock ReadClock(YamlData node)
    {
        var minutes = 0;
        (int Min, int Max) days = (0, 0);
        if (node.TextOrNull("touch") is { } touch)
        {
            if (StepClock.Minutes(touch) is { } read) minutes = read;
            else node.Child("touch")!.Fault("'touch' must be minutes of work, for example \"5 menit\".");
        }

        if (node.TextOrNull("wait") is { } wait)
        {
            if (StepClock.WorkingDays(wait) is { } read) days = read;
            else node.Child("wait")!.Fault("'wait' must be working days, for example \"2 hari kerja\" or \"3-5 hari kerja\".");
        }

        return new StepClock(minutes, days.Min, days.Max);
    }

    private static int? ReadLimit(YamlData total)
    {
        if (total.TextOrNull("limit") is not { } limit) return null;
        if (StepClock.Minutes(limit) is { } minutes) return minutes;
        total.Child("limit")!.Fault("'limit' must be minutes of work, for example \"30 menit\".");
        return null;
    }

    private static List<T> Members<T>(YamlData node, string key)
        where T : struct, Enum
    {
        var members = new List<T>();
        foreach (var name in node.Texts(key))
        {
            if (Enum.TryParse(name, out T member) && Enum.IsDefined(member)) members.Add(member);
            else node.Child(key)!.Fault($"'{key}' must be of {string.Join(", ", Enum.GetNames<T>())}.");
        }

        return members;
    }
}
