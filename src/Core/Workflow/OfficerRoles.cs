namespace KtpBot.Core.Workflow;

/// <summary>The roles that procedures name. An officer may hold several.</summary>
public static class OfficerRoles
{
    /// <summary>Petugas Pelayanan / Admin Plavon Desa.</summary>
    public const string Petugas = "petugas";

    /// <summary>Verifies on Plavon for the kecamatan or Dukcapil.</summary>
    public const string Verifikator = "verifikator";

    public const string OperatorRekam = "operator_rekam";

    public const string OperatorCetak = "operator_cetak";

    /// <summary>Runs the system; holds no right over a case by itself.</summary>
    public const string Admin = "admin";

    public static IReadOnlyList<string> All { get; } = [Petugas, Verifikator, OperatorRekam, OperatorCetak, Admin];
}
