using KtpBot.Core.Documents;
using KtpBot.Core.Imaging;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>States of a document in officers' words.</summary>
internal static class DocumentWords
{
    public static string Label(CaseDocumentState state) => state switch
    {
        CaseDocumentState.Received => "Perlu diperiksa",
        CaseDocumentState.BroughtPhysically => "Dibawa ke loket",
        CaseDocumentState.Accepted => "Diterima",
        CaseDocumentState.Rejected => "Diminta ulang",
        CaseDocumentState.Replaced => "Sudah diganti",
    };

    /// <summary>What the machine saw in a photo, to look at twice; null when it saw nothing wrong. The officer decides.</summary>
    /// <param name="verdict">As it was judged when it came.</param>
    /// <param name="problem">Why it may be of the wrong kind (PhotoShapes).</param>
    public static string? Hint(PhotoVerdict? verdict, string? problem) => verdict switch
    {
        PhotoVerdict.Blurred => "Penilaian otomatis: foto tampak buram.",
        PhotoVerdict.TooDark => "Penilaian otomatis: foto tampak gelap.",
        PhotoVerdict.TooBright => "Penilaian otomatis: foto tampak terlalu terang.",
        PhotoVerdict.CutOff => "Penilaian otomatis: tulisan tampak terpotong di tepi foto.",
        PhotoVerdict.Glare => "Penilaian otomatis: tampak pantulan cahaya di atas tulisan.",
        PhotoVerdict.Good or null => problem switch
        {
            null => null,
            "bukan-kartu" => "Penilaian otomatis: tampak seperti lembaran, bukan kartu.",
            "bukan-lembar" => "Penilaian otomatis: tampak seperti kartu, bukan lembaran.",
            "layar" => "Penilaian otomatis: tampak seperti tangkapan layar.",
            _ => "Penilaian otomatis: tidak tampak tulisan berkas.",
        },
    };

    public static string Tone(CaseDocumentState state) => state switch
    {
        CaseDocumentState.Received => "blue",
        CaseDocumentState.BroughtPhysically => "amber",
        CaseDocumentState.Accepted => "green",
        CaseDocumentState.Rejected => "red",
        CaseDocumentState.Replaced => "grey",
    };
}
