using KtpBot.Core.Surveys;

namespace KtpBot.Backoffice.Pages.Surveys;

/// <summary>The nine elements, the categories and what respondents tell of themselves, as Permenpan RB 14/2017 names them.</summary>
internal static class SurveyWords
{
    private static readonly string[] Names =
    [
        "Persyaratan", "Sistem, mekanisme, dan prosedur", "Waktu penyelesaian", "Biaya/tarif", "Produk spesifikasi jenis pelayanan", "Kompetensi pelaksana", "Perilaku pelaksana",
        "Penanganan pengaduan, saran, dan masukan", "Sarana dan prasarana",
    ];

    /// <param name="index">From 0.</param>
    public static string Element(int index) => Names[index];

    public static string Category(SkmCategory category) => category switch
    {
        SkmCategory.A => "A, sangat baik",
        SkmCategory.B => "B, baik",
        SkmCategory.C => "C, kurang baik",
        SkmCategory.D => "D, tidak baik",
    };

    public static string Colour(SkmCategory category) => category switch
    {
        SkmCategory.A or SkmCategory.B => "green",
        SkmCategory.C => "amber",
        SkmCategory.D => "red",
    };

    public static string About(string code) => code switch
    {
        "l" => "Laki-laki",
        "p" => "Perempuan",
        "sampai-19" => "Sampai 19 tahun",
        "mulai-60" => "60 tahun ke atas",
        "sd" => "SD atau di bawahnya",
        "smp" => "SMP",
        "sma" => "SMA/SMK",
        "diploma" => "Diploma",
        "s1" => "S1/D4",
        "s2" => "S2 ke atas",
        "pns" => "PNS",
        "tni-polri" => "TNI/Polri",
        "swasta" => "Pegawai swasta",
        "wirausaha" => "Wirausaha",
        "lainnya" => "Lainnya",
        _ => code.Contains('-', StringComparison.Ordinal) ? code.Replace('-', '–') + " tahun" : code,
    };
}
