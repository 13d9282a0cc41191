using KtpBot.Core.Workflow;

namespace KtpBot.Backoffice.Security;

/// <summary>The roles that every office has. Their titles, and the roles an office adds, stand in its <see cref="RoleBook"/>.</summary>
internal static class StaffRoles
{
    public const string Petugas = OfficerRoles.Petugas;
    public const string Verifikator = OfficerRoles.Verifikator;
    public const string OperatorRekam = OfficerRoles.OperatorRekam;
    public const string OperatorCetak = OfficerRoles.OperatorCetak;
    public const string Kades = OfficerRoles.Kades;
    public const string Admin = OfficerRoles.Admin;

    /// <summary>In the order in which pages show them.</summary>
    public static IReadOnlyList<string> All => OfficerRoles.All;
}
