using KtpBot.Core.Bridges;
using KtpBot.Core.Cases;
using KtpBot.Core.Offices;
using KtpBot.Core.Workflow;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Adds to the sentences of the history what officers want to know beside them: which document, which reason, who.</summary>
internal sealed class EventWords(ReasonBook reasons, ServiceLabels labels, OfficeProfile office, BridgeBook bridges)
{
    /// <summary>The detail beside the sentence: reasons with their documents, the document that came in, the receiver's tie; null when there is none.</summary>
    public string? Why(CaseEvent happened) => happened switch
    {
        { Kind: "DocumentSent" or "DocumentPromised", ReasonCode: { } requirement } => labels.Document(requirement),
        { Kind: "HandedOver", ReasonCode: { } relation } => RelationWords.Label(relation),
        { Kind: EventKinds.Paused or EventKinds.Resumed, ReasonCode: { } pause } => PauseLabel(pause),
        { Kind: EventKinds.BridgeNoted or EventKinds.BridgeCorrected, ReasonCode: { } code } => bridges.WordsOf(code),
        { Kind: EventKinds.StoodIn, ReasonCode: { } role } => "untuk " + office.Roles.Title(role),
        _ => CaseHistory.Reasons(happened, reasons) is { Count: > 0 } found
            ? string.Join("; ", found.Select(r => r.Requirement is null ? r.Label : $"{labels.Document(r.Requirement)}: {r.Label}"))
            : null,
    };

    public string PauseLabel(string code) => reasons.Pause(code)?.Label ?? code;

    public string ReasonLabel(string code) => reasons.Find(code)?.Label ?? code;

    public static string Who(ActorKind kind, string? officerName) => kind switch
    {
        ActorKind.Citizen => "Pemohon",
        ActorKind.Officer => officerName ?? "Petugas",
        ActorKind.Station => "Stasiun loket",
        ActorKind.Timer or ActorKind.System => "Sistem",
    };
}
