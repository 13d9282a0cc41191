using KtpBot.Core.Cases;
using KtpBot.Core.Data;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Workflow;

namespace KtpBot.Core.Queueing;

/// <summary>Reads <c>queue</c> of office.yaml. What is left out is as <see cref="QueueProfile.Standard"/> has it.</summary>
public static class QueueProfileReader
{
    /// <summary>The queue of an office; what is wrong becomes faults of its file.</summary>
    public static QueueProfile Read(YamlData office)
    {
        if (!office.Has("queue") || office.Map("queue") is not { } yaml) return QueueProfile.Standard;
        var usual = QueueProfile.Standard;
        var purposes = yaml.Has("purposes") ? Purposes(yaml, office) : usual.Purposes;
        return new QueueProfile
        {
            Purposes = purposes,
            Counters = yaml.Has("counters") ? Counters(yaml, purposes) : usual.Counters,
            Chat = yaml.Bool("chat", usual.Chat),
            ChatNumbers = Within(yaml, "chat_numbers", usual.ChatNumbers, 1, 20),
            AppointmentsFirst = yaml.Bool("appointments_first", usual.AppointmentsFirst),
            EarlyMinutes = Within(yaml, "early_minutes", usual.EarlyMinutes, 0, 240),
            LateMinutes = Within(yaml, "late_minutes", usual.LateMinutes, 0, 240),
            PriorityInARow = Within(yaml, "priority_in_a_row", usual.PriorityInARow, 0, 20),
            MissedBack = Within(yaml, "missed_back", usual.MissedBack, 0, 20),
            Near = Within(yaml, "near", usual.Near, 1, 20),
            Arrives = yaml.Has("arrives") && yaml.Map("arrives") is { } arrives ? new ArrivalOutcome(arrives.Text("step"), arrives.Text("outcome")) : null,
        };
    }

    /// <summary>What is wrong between the office's queue and its procedures, in a sentence; null when nothing is.</summary>
    public static string? Problem(QueueProfile queue, IEnumerable<Procedure> procedures) =>
        queue.Arrives is { } arrives && !procedures.Any(p => p.Step(arrives.Step)?.Decision(arrives.Outcome) is not null)
            ? $"'arrives' names the outcome '{arrives.Outcome}' of the step '{arrives.Step}', but no procedure of this office has it."
            : null;

    private static List<QueuePurpose> Purposes(YamlData yaml, YamlData office)
    {
        var purposes = new List<QueuePurpose>();
        foreach (var (id, given) in yaml.Map("purposes")?.Entries() ?? [])
        {
            if (!IsId(id)) given.Fault($"The purpose '{id}' must be 1 to 16 of a-z, 0-9 and -.");
            var purpose = new QueuePurpose(id, given.Text("prefix"), given.Text("name"))
            {
                Appointments = given.TextOrNull("appointments"),
                Stages = [.. given.Texts("stages").Select(word => Stage(given, word)).OfType<CaseStage>()],
            };
            if (purpose.Prefix.Length is 0 or > 2 || !purpose.Prefix.All(char.IsAsciiLetterUpper)) given.Child("prefix")?.Fault("One or two capital letters.");
            if (purposes.Exists(p => p.Prefix == purpose.Prefix)) given.Child("prefix")?.Fault("Another purpose has this letter.");
            if (purpose.Name.Length > DialogLimits.ButtonTitle) given.Child("name")?.Fault($"At most {DialogLimits.ButtonTitle} characters: with few purposes they are buttons in a conversation.");
            if (purpose.Appointments is { } counter && office.Child("counters")?.Child(counter) is null) given.Child("appointments")!.Fault($"'counters' has no '{counter}'.");
            purposes.Add(purpose);
        }

        if (purposes.Count is 0 or > 8) yaml.Child("purposes")?.Fault("One to eight purposes: more do not fit a list in a conversation.");
        return purposes.Count == 0 ? [.. QueueProfile.Standard.Purposes] : purposes;
    }

    private static List<QueueCounter> Counters(YamlData yaml, IReadOnlyList<QueuePurpose> purposes)
    {
        var counters = new List<QueueCounter>();
        foreach (var (id, given) in yaml.Map("counters")?.Entries() ?? [])
        {
            if (!IsId(id)) given.Fault($"The counter '{id}' must be 1 to 16 of a-z, 0-9 and -.");
            var serves = given.Texts("purposes");
            foreach (var unknown in serves.Where(s => purposes.All(p => p.Id != s))) given.Child("purposes")!.Fault($"There is no purpose '{unknown}'.");
            counters.Add(new QueueCounter(id, given.Text("name"), serves));
        }

        if (counters.Count == 0) yaml.Child("counters")?.Fault("At least one counter.");
        foreach (var lost in purposes.Where(p => counters.Count > 0 && !counters.Exists(c => c.Serves(p.Id)))) yaml.Child("counters")?.Fault($"No counter serves '{lost.Id}'.");
        return counters.Count == 0 ? [.. QueueProfile.Standard.Counters] : counters;
    }

    private static CaseStage? Stage(YamlData place, string word)
    {
        if (Enum.TryParse<CaseStage>(word, out var stage)) return stage;
        place.Child("stages")?.Fault($"'{word}' is no stage.");
        return null;
    }

    private static int Within(YamlData yaml, string key, int whenMissing, int least, int most)
    {
        var value = yaml.Int(key, whenMissing);
        if (yaml.Child(key) is { } child && (value < least || value > most)) child.Fault($"'{key}' must be {least} to {most}.");
        return value;
    }

    private static bool IsId(string id) => id.Length is > 0 and <= 16 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
