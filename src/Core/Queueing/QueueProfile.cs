using KtpBot.Core.Cases;

namespace KtpBot.Core.Queueing;

/// <summary>How an office calls those who come: <c>queue</c> in dialogs/offices/&lt;id&gt;/office.yaml. An office that says nothing has <see cref="Standard"/>.</summary>
public sealed record QueueProfile
{
    /// <summary>For what people come, in the order in which pages show it. All share one sequence of numbers a day; the letter tells them apart.</summary>
    public required IReadOnlyList<QueuePurpose> Purposes { get; init; }

    /// <summary>Where they are called to.</summary>
    public required IReadOnlyList<QueueCounter> Counters { get; init; }

    /// <summary>A citizen may take a number in the conversation, on the day itself while the office is open.</summary>
    public bool Chat { get; init; }

    /// <summary>At most so many numbers a day for one conversation.</summary>
    public int ChatNumbers { get; init; } = 3;

    /// <summary>A number taken for an appointment goes before walk-ins of the same purpose while its time has come.</summary>
    public bool AppointmentsFirst { get; init; } = true;

    /// <summary>An appointment's time has come so many minutes before it begins…</summary>
    public int EarlyMinutes { get; init; } = 10;

    /// <summary>…and is over so many minutes after its end: then its number waits like a walk-in's.</summary>
    public int LateMinutes { get; init; } = 15;

    /// <summary>Whoever is marked for priority is called first, but at most so many in a row; 0 for no priority.</summary>
    public int PriorityInARow { get; init; } = 2;

    /// <summary>Who did not come when called comes back once, behind the next so many; 0 ends his number at once.</summary>
    public int MissedBack { get; init; } = 3;

    /// <summary>In the conversation he hears once that it is near: so many or fewer wait before him.</summary>
    public int Near { get; init; } = 3;

    /// <summary>What to decide about a case when its citizen stands at the counter; null where no step waits for that.</summary>
    public ArrivalOutcome? Arrives { get; init; }

    /// <summary>Of an office that says nothing about its queue.</summary>
    public static QueueProfile Standard { get; } = new()
    {
        Purposes =
        [
            new QueuePurpose("rekam", "A", "Perekaman") { Appointments = "rekam", Stages = [CaseStage.AwaitingRecording] },
            new QueuePurpose("berkas", "B", "Permohonan & berkas") { Stages = [CaseStage.Verifying, CaseStage.Returned] },
            new QueuePurpose("ambil", "C", "Pengambilan kartu") { Stages = [CaseStage.ReadyForPickup] },
        ],
        Counters = [new QueueCounter("loket-1", "Loket 1", [])],
    };

    /// <summary>The purpose with this id; null for any other word.</summary>
    public QueuePurpose? Purpose(string? id) => Purposes.FirstOrDefault(p => p.Id == id);

    /// <summary>The counter with this id; null for any other word.</summary>
    public QueueCounter? Counter(string? id) => Counters.FirstOrDefault(c => c.Id == id);

    /// <summary>The purpose of those who come for an appointment at a counter of <c>counters</c>; the first of all where none is named for it.</summary>
    public QueuePurpose ForAppointments(string counter) => Purposes.FirstOrDefault(p => p.Appointments == counter) ?? Purposes[0];

    /// <summary>Purposes that are called at one of the counters at which this one is called.</summary>
    public IReadOnlySet<string> SharingWith(string purpose) =>
        Purposes.Where(other => Counters.Any(c => c.Serves(purpose) && c.Serves(other.Id))).Select(p => p.Id).Append(purpose).ToHashSet(StringComparer.Ordinal);
}

/// <summary>For what people come.</summary>
/// <param name="Id">For example "rekam"; stored with each number.</param>
/// <param name="Prefix">One or two letters before the number.</param>
/// <param name="Name">For officers, the screen and papers, Indonesian; citizens read <c>antrean.keperluan.&lt;id&gt;</c> in their language where it exists.</param>
public sealed record QueuePurpose(string Id, string Prefix, string Name)
{
    /// <summary>The counter of <c>counters</c> whose appointments come for this; null for none.</summary>
    public string? Appointments { get; init; }

    /// <summary>A citizen's case in one of these stages is what he comes about.</summary>
    public IReadOnlyList<CaseStage> Stages { get; init; } = [];
}

/// <summary>A place to which people are called.</summary>
/// <param name="Id">For example "loket-1".</param>
/// <param name="Name">As it is written over the counter and said aloud: "Loket 1".</param>
/// <param name="Purposes">What is served there; empty for everything.</param>
public sealed record QueueCounter(string Id, string Name, IReadOnlyList<string> Purposes)
{
    public bool Serves(string purpose) => Purposes.Count == 0 || Purposes.Contains(purpose);
}

/// <summary>The outcome that says "the applicant is at the counter", of a step in one of the office's procedures.</summary>
public sealed record ArrivalOutcome(string Step, string Outcome);
