namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>The receiver's tie to the owner of the card.</summary>
internal static class RelationWords
{
    public static string Label(string relation) => relation switch
    {
        "sendiri" => "diterima sendiri",
        "satu_kk" => "anggota satu KK",
        "kuasa" => "kuasa (F-1.07)",
        _ => relation,
    };
}
