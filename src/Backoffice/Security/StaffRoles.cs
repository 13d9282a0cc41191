namespace KtpBot.Backoffice.Security;

/// <summary>The roles an officer can hold: those the procedures name, the head of the office, and the keeper of accounts and stations.</summary>
internal static class StaffRoles
{
    public const string Petugas = "petugas";
    public const string Verifikator = "verifikator";
    public const string OperatorRekam = "operator_rekam";
    public const string OperatorCetak = "operator_cetak";
    public const string Kades = "kades";
    public const string Admin = "admin";

    /// <summary>In the order in which pages show them.</summary>
    public static IReadOnlyList<string> All { get; } = [Petugas, Verifikator, OperatorRekam, OperatorCetak, Kades, Admin];

    public static string Label(string role) => role switch
    {
        Petugas => "Petugas pelayanan",
        Verifikator => "Verifikator",
        OperatorRekam => "Operator rekam",
        OperatorCetak => "Operator cetak",
        Kades => "Kepala desa",
        Admin => "Admin",
        _ => role,
    };
}
