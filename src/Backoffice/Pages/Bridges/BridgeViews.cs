using KtpBot.Core.Bridges;
using KtpBot.Core.Cases;

namespace KtpBot.Backoffice.Pages.Bridges;

/// <summary>What the case page shows of applications outside.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Offered">Applications that a note can be made about now.</param>
/// <param name="Entries">What was noted, the newest first.</param>
/// <param name="Light">What an application waits for.</param>
/// <param name="Next">The decision that the last status suggests.</param>
internal sealed record CaseBridgesView(long CaseId, IReadOnlyList<BridgeSystem> Offered, IReadOnlyList<EntryView> Entries, LightView? Light, NextView? Next);

/// <summary>A note.</summary>
/// <param name="Id">Its row.</param>
/// <param name="System">The application.</param>
/// <param name="SystemTitle">As officers call it.</param>
/// <param name="What">Status, or what was done and how it went.</param>
/// <param name="Tone">good, bad or neither.</param>
/// <param name="Words">The other application's own words.</param>
/// <param name="Reference">Its number there.</param>
/// <param name="Note">For the colleagues.</param>
/// <param name="Officer">Who noted it.</param>
/// <param name="HappenedAt">UTC.</param>
/// <param name="EnteredAt">UTC.</param>
/// <param name="Superseded">Another note has put it right.</param>
internal sealed record EntryView(
    long Id, string System, string SystemTitle, string What, string? Tone, string? Words, string? Reference, string? Note, string Officer, DateTime HappenedAt, DateTime EnteredAt, bool Superseded);

/// <summary>What an application waits for.</summary>
internal enum LightKind
{
    /// <summary>The citizen has to correct something until then.</summary>
    Citizen,

    /// <summary>The correction is here and must be entered until then.</summary>
    Enter,

    /// <summary>Nothing came, or nobody entered it, until then.</summary>
    Over,
}

/// <summary>A light.</summary>
/// <param name="Kind">Which.</param>
/// <param name="By">The application's deadline (UTC).</param>
internal sealed record LightView(LightKind Kind, DateTime By)
{
    public string Tone => Kind switch { LightKind.Citizen => "blue", LightKind.Enter => "amber", LightKind.Over => "red" };

    /// <summary>By the deadline that stands and where the case is.</summary>
    public static LightView Of(DateTime by, CaseStage stage, DateTime now) =>
        new(by <= now ? LightKind.Over : stage == CaseStage.Returned ? LightKind.Citizen : LightKind.Enter, by);
}

/// <summary>A decision that the last status of an application suggests; nobody but the officer takes it.</summary>
/// <param name="System">The application's title.</param>
/// <param name="Status">What it said.</param>
/// <param name="Lead">What follows from it.</param>
/// <param name="StepId">The step as shown.</param>
/// <param name="Outcome">The one outcome that fits; null where the officer has to look himself.</param>
/// <param name="Label">What its button says.</param>
internal sealed record NextView(string System, string Status, BridgeLead Lead, string StepId, string? Outcome, string? Label);
