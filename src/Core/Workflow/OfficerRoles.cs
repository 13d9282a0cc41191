namespace KtpBot.Core.Workflow;

/// <summary>The roles that every office has; an office adds its own in its file, see <see cref="RoleBook"/>. An officer may hold several.</summary>
public static class OfficerRoles
{
    /// <summary>Petugas Pelayanan / Admin Plavon Desa.</summary>
    public const string Petugas = "petugas";

    /// <summary>Verifies on Plavon for the kecamatan or Dukcapil.</summary>
    public const string Verifikator = "verifikator";

    public const string OperatorRekam = "operator_rekam";

    public const string OperatorCetak = "operator_cetak";

    /// <summary>The head of the office, whatever the office calls him.</summary>
    public const string Kades = "kades";

    /// <summary>Runs the system; holds no right over a case by itself.</summary>
    public const string Admin = "admin";

    public static IReadOnlyList<string> All { get; } = [Petugas, Verifikator, OperatorRekam, OperatorCetak, Kades, Admin];
}
