using KtpBot.Backoffice.Time;

namespace KtpBot.Backoffice.Pages.Bridges;

/// <summary>Lights in officers' words.</summary>
internal static class LightWords
{
    /// <summary>For a badge in a list.</summary>
    public static string Short(LightView light, OfficeClock clock) => light.Kind switch
    {
        LightKind.Citizen => $"batas Plavon {clock.Short(light.By)}",
        LightKind.Enter => $"perbarui di Plavon sebelum {clock.Short(light.By)}",
        LightKind.Over => "batas Plavon lewat",
    };

    /// <summary>For the case page.</summary>
    public static string Long(LightView light, OfficeClock clock) => light.Kind switch
    {
        LightKind.Citizen => $"Pemohon diminta memperbaiki. Plavon menerima perbaikan sampai {clock.Moment(light.By)}.",
        LightKind.Enter => $"Perbaikan harus masuk ke Plavon sebelum {clock.Moment(light.By)} (sisa {clock.Left(light.By)}). Setelah dimasukkan, catat statusnya di sini.",
        LightKind.Over => $"Batas Plavon lewat ({clock.Moment(light.By)}). Periksa di Plavon apakah pengajuannya harus dibuat lagi, lalu catat statusnya di sini.",
    };
}
