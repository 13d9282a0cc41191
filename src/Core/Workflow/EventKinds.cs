namespace KtpBot.Core.Workflow;

/// <summary>Kinds of events that the engine itself reads again.</summary>
public static class EventKinds
{
    /// <summary>Followed by the outcome's id.</summary>
    public const string Decided = "Decided:";

    /// <summary>Followed by the outcome's id: a decision that counts for the four-eyes rule.</summary>
    public const string Approved = "Approved:";

    public const string Recorded = "Recorded";

    /// <summary>The biometrics taken so far cannot be used.</summary>
    public const string RecordingVoid = "RecordingVoid";

    /// <summary>A status of the population record became known.</summary>
    public const string RecordKnown = "RecordKnown";

    /// <summary>The citizen was told of the record; with it the status whose sentence he read.</summary>
    public const string RecordTold = "RecordTold";

    public const string TaskDone = "TaskDone";
    public const string Paused = "Paused";
    public const string Resumed = "Resumed";

    /// <summary>The actor stood in for the role that goes with it.</summary>
    public const string StoodIn = "StoodIn";

    /// <summary>The case goes on with another version of its procedure.</summary>
    public const string VersionMoved = "VersionMoved";

    /// <summary>Something was done or read in an application outside; the code is <see cref="Bridges.BridgeBook.CodeOf"/>'s.</summary>
    public const string BridgeNoted = "BridgeNoted";

    /// <summary>An earlier note about an application outside was put right.</summary>
    public const string BridgeCorrected = "BridgeCorrected";

    /// <summary>An application outside takes no correction any more.</summary>
    public const string CorrectionOver = "CorrectionOver";

    /// <summary>Kinds that <see cref="CaseStanding"/> folds without a step being left.</summary>
    public static IReadOnlyList<string> Folded { get; } = [Recorded, RecordingVoid, RecordTold, TaskDone, Paused, Resumed];

    /// <summary>The outcome's id of a decision or an approval; null for anything else.</summary>
    public static string? OutcomeOf(string kind) =>
        kind.StartsWith(Decided, StringComparison.Ordinal) ? kind[Decided.Length..]
        : kind.StartsWith(Approved, StringComparison.Ordinal) ? kind[Approved.Length..]
        : null;
}
