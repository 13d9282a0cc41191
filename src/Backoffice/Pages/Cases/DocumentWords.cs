using KtpBot.Core.Documents;

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

    public static string Tone(CaseDocumentState state) => state switch
    {
        CaseDocumentState.Received => "blue",
        CaseDocumentState.BroughtPhysically => "amber",
        CaseDocumentState.Accepted => "green",
        CaseDocumentState.Rejected => "red",
        CaseDocumentState.Replaced => "grey",
    };
}
