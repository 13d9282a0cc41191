namespace KtpBot.Simulator.CameraRoll;

/// <summary>The invented household that all documents belong to; only the region codes are real.</summary>
internal static class Family
{
    public const string KkNumber = "3515170101100017";
    public const string Address = "DUSUN KRAJAN";
    public const string RtRw = "003/001";
    public const string Village = "KWANGSAN";
    public const string District = "SEDATI";
    public const string Regency = "SIDOARJO";
    public const string Province = "JAWA TIMUR";

    public static readonly FamilyMember Father = new("BUDI SANTOSO", "3515171203780001", "L", "SIDOARJO", "12-03-1978", "KARYAWAN SWASTA", "KEPALA KELUARGA", "KAWIN");
    public static readonly FamilyMember Mother = new("SITI RAHMAWATI", "3515176507810002", "P", "SIDOARJO", "25-07-1981", "PEDAGANG", "ISTRI", "KAWIN");
    public static readonly FamilyMember Daughter = new("DEWI LESTARI", "3515175708090003", "P", "SIDOARJO", "17-08-2009", "PELAJAR", "ANAK", "BELUM KAWIN");
    public static readonly FamilyMember Son = new("RIZKY PRATAMA", "3515170501140004", "L", "SIDOARJO", "05-01-2014", "PELAJAR", "ANAK", "BELUM KAWIN");

    public static readonly FamilyMember[] All = [Father, Mother, Daughter, Son];
}
