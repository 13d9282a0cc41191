namespace KtpBot.Core.Workflow.Drawing;

/// <summary>The actors of a step by the names that stand over the lanes.</summary>
internal static class SopActors
{
    public const string Citizen = "Pemohon";

    /// <summary>In whose lane the step stands, then who else may act. An end stands with the citizen, who hears of it.</summary>
    public static IReadOnlyList<string> Of(ProcedureStep step)
    {
        var officers = step.Roles.Select(Name);
        if (step.ByCitizen || step.IsEnd) return [Citizen, .. officers];
        return step.Roles.Count > 0 ? [.. officers] : ["Sistem"];
    }

    private static string Name(string role) => role switch
    {
        OfficerRoles.Petugas => "Petugas",
        OfficerRoles.Verifikator => "Verifikator",
        OfficerRoles.OperatorRekam => "Operator Rekam",
        OfficerRoles.OperatorCetak => "Operator Cetak",
        OfficerRoles.Admin => "Admin",
        _ => role,
    };
}
