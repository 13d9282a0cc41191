namespace KtpBot.Core.Workflow.Drawing;

/// <summary>The actors of a step by the names that stand over the lanes.</summary>
internal static class SopActors
{
    public const string Citizen = "Pemohon";

    /// <summary>In whose lane the step stands, then who else may act. An end stands with the citizen, who hears of it.</summary>
    public static IReadOnlyList<string> Of(ProcedureStep step, RoleBook roles)
    {
        var officers = step.Roles.Concat(step.Tasks.SelectMany(t => t.Roles)).Distinct().Select(roles.Title);
        if (step.ByCitizen || step.IsEnd) return [Citizen, .. officers];
        return step.Roles.Count > 0 ? [.. officers] : ["Sistem"];
    }
}
