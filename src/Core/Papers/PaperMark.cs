namespace KtpBot.Core.Papers;

/// <summary>What makes a paper checkable, as it is printed at its foot.</summary>
/// <param name="Number">For example F102/KWS/2026/000012.</param>
/// <param name="Code">In the stored form.</param>
/// <param name="Qr">What the QR says.</param>
/// <param name="PageWords">The page's address for people; null when it is not configured.</param>
public sealed record PaperMark(string Number, string Code, string Qr, string? PageWords)
{
    /// <summary>The mark of an issued paper.</summary>
    public static PaperMark Of(IssuedPaper paper, Offices.OfficeProfile office, CheckAddress address) => new(
        PaperKinds.NumberText(office, paper.Kind, paper.Year, paper.Number), paper.Code, address.QrOf(paper.Code), address.PageWords);
}
