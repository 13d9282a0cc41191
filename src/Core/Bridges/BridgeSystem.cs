using KtpBot.Core.Cases;

namespace KtpBot.Core.Bridges;

/// <summary>
/// An application outside, which takes nothing from us but what a person types into it, as told in dialogs/bridges/&lt;id&gt;.yaml. What is
/// known of such an application is little; its file says where our words stand for its own.
/// </summary>
/// <param name="Id">The file's name.</param>
/// <param name="Title">As officers call it.</param>
/// <param name="What">What it is for.</param>
/// <param name="Services">Services it is used for.</param>
/// <param name="Stages">Stages in which it is offered; what was noted stays visible at any time.</param>
/// <param name="Acts">What can be noted: statuses copied back, or things done there. Our own words.</param>
/// <param name="Results">How it went; empty where an act says it all.</param>
public sealed record BridgeSystem(
    string Id, string Title, string What, IReadOnlyList<string> Services, IReadOnlyList<CaseStage> Stages, IReadOnlyList<BridgeAct> Acts, IReadOnlyList<BridgeResult> Results)
{
    /// <summary>What an act is called on its form: "Status" or "Yang dilakukan".</summary>
    public bool HasStatuses { get; init; }

    /// <summary>Where it is opened in the browser; null when nobody has told.</summary>
    public string? Address { get; init; }

    /// <summary>Where to go in its menu, by service; a service without an entry has a menu that nobody has confirmed.</summary>
    public IReadOnlyDictionary<string, BridgeMenu> Menus { get; init; } = new Dictionary<string, BridgeMenu>();

    /// <summary>What is typed into it, in its order; empty where nothing is copied.</summary>
    public IReadOnlyList<SheetField> Fields { get; init; } = [];

    /// <summary>What is uploaded; null where nothing is.</summary>
    public BridgeUploads? Uploads { get; init; }

    /// <summary>How long it takes corrections after it has refused something; null where nobody waits.</summary>
    public CorrectionRule? Correction { get; init; }

    /// <summary>A page for copying case data into it.</summary>
    public bool HasSheet => Fields.Count > 0;

    public BridgeAct? Act(string id) => Acts.FirstOrDefault(a => a.Id == id);

    public BridgeResult? Result(string? id) => Results.FirstOrDefault(r => r.Id == id);

    public bool IsOfferedFor(string service, CaseStage stage) => Services.Contains(service) && Stages.Contains(stage);

    /// <summary>In words: "Ditolak: perlu perbaikan", "Rekam: berhasil".</summary>
    public string Words(string actId, string? resultId)
    {
        var act = Act(actId)?.Label ?? actId;
        return resultId is null ? act : $"{act}: {Result(resultId)?.Label ?? resultId}";
    }
}

/// <summary>Something that can be noted.</summary>
/// <param name="Id">As stored.</param>
/// <param name="Label">For officers, Indonesian.</param>
/// <param name="Meaning">What we mean by it, since the word is ours.</param>
/// <param name="Leads">Which way out of the step it suggests. Never taken by itself.</param>
/// <param name="Known">The other application's own words for it, as far as the office has written them down.</param>
public sealed record BridgeAct(string Id, string Label, string? Meaning, BridgeLead Leads, IReadOnlyList<string> Known);

/// <summary>What an act suggests to the officer.</summary>
public enum BridgeLead
{
    None,

    /// <summary>The step's way on.</summary>
    Advance,

    /// <summary>Back to the citizen, until the deadline of <see cref="BridgeSystem.Correction"/>.</summary>
    Return,

    /// <summary>The step's rejection.</summary>
    Reject,
}

/// <summary>How something went.</summary>
/// <param name="Id">As stored.</param>
/// <param name="Label">For officers, Indonesian.</param>
/// <param name="Tone">good, bad or neither.</param>
public sealed record BridgeResult(string Id, string Label, string? Tone);

/// <summary>A way through a menu.</summary>
/// <param name="Path">What to choose, one after another.</param>
/// <param name="Note">What to know about it.</param>
public sealed record BridgeMenu(IReadOnlyList<string> Path, string? Note);

/// <summary>A field that is typed into.</summary>
/// <param name="Label">As it stands on the other screen.</param>
/// <param name="Source">Which element of the case it shows, of <see cref="EntrySheet.Sources"/>, or <c>details.</c> and an answer's name.</param>
/// <param name="Form">How it is written there.</param>
/// <param name="MayBeEmpty">The other application takes it empty.</param>
/// <param name="Services">Only for these; empty for all.</param>
public sealed record SheetField(string Label, string Source, FieldForm Form, bool MayBeEmpty, IReadOnlyList<string> Services);

/// <summary>How a value is written.</summary>
public enum FieldForm
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>A phone as people dial it: 081234567890.</summary>
    LocalPhone,

    /// <summary>17-08-1990.</summary>
    DashedDate,

    /// <summary>17/08/1990.</summary>
    SlashedDate,
}

/// <summary>What is uploaded.</summary>
/// <param name="MostKilobytes">What one picture may weigh; a heavier one is made smaller.</param>
/// <param name="Documents">In the order of the other screen: requirement code to the name of its file.</param>
/// <param name="ByHand">What the office has on paper only and scans itself.</param>
public sealed record BridgeUploads(int MostKilobytes, IReadOnlyList<KeyValuePair<string, string>> Documents, IReadOnlyList<string> ByHand);

/// <summary>"By 12.00 on the next day": the day after the refusal, whatever day that is, by the office's clock.</summary>
/// <param name="Until">The time of day.</param>
/// <param name="Days">How many days after the refusal.</param>
public sealed record CorrectionRule(TimeOnly Until, int Days);
