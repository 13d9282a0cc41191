using KtpBot.Core.Cases;
using KtpBot.Core.Devices;

namespace KtpBot.Core.Workflow;

/// <content>Who may do what, and the words of a refusal.</content>
public static partial class SopEngine
{
    /// <summary>The roles that let an officer act at a step, or at any step when it names none.</summary>
    private static bool MayAct(Standing at, Actor actor) => actor.Kind == ActorKind.Officer && (Holds(actor, at.Step.Roles) || Holds(actor, at.Step.StandIns));

    private static bool Holds(Actor actor, IReadOnlyList<string> roles) => actor.Roles.Any(roles.Contains);

    /// <summary>A citizen speaks only for the cases of their own conversations.</summary>
    private static bool NotTheirOwn(CaseState state, CaseInput input) =>
        input.Actor.Kind == ActorKind.Citizen
        && !(state.Speakers ?? (state.ConversationId is { } own ? [own] : [])).Any(id => input.Actor.Id == id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static bool Known(CaseState state, string requirement) =>
        state.Accepted.Contains(requirement) || state.Documents.Any(d => d.Requirement == requirement);

    private static bool IsPrint(JobFact job) => job.Kind == nameof(DeviceJobKind.PrintCard);

    private static bool IsSixteenDigits(string text) => text.Length == 16 && text.All(char.IsAsciiDigit);

    private static bool IsUnclaimed(JobFact job) => job.State is nameof(DeviceJobState.Waiting);

    /// <summary>The station still has to do with it.</summary>
    private static bool IsOpen(JobFact job) =>
        job.State is nameof(DeviceJobState.Waiting) or nameof(DeviceJobState.Claimed) or nameof(DeviceJobState.Submitted) or nameof(DeviceJobState.Printing);

    private static string? Codes(IReadOnlyList<DecisionReason> reasons) =>
        reasons.Count == 0 ? null : string.Join(',', reasons.Select(r => r.Requirement is null ? r.Code : r.Requirement + ":" + r.Code));

    private static SopRefused NotAllowed(Standing at) => Refuse(
        DeskRefusal.NotAllowed,
        at.Step.Roles.Count == 0
            ? $"Langkah \"{at.Step.Title}\" tidak menunggu tindakan petugas."
            : $"Langkah \"{at.Step.Title}\" dikerjakan oleh {at.State.Roles.Titles(at.Step.Roles.Concat(at.Step.StandIns))}.");

    private static SopRefused Refuse(DeskRefusal reason, string officerText) => new(reason, officerText);
}
