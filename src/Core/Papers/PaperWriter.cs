using System.Globalization;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.Papers.Drawing;
using KtpBot.Core.Workflow;

namespace KtpBot.Core.Papers;

/// <summary>Fills and draws papers. Forms of the law and letters between offices are Indonesian; what a citizen takes home also speaks his language.</summary>
public sealed class PaperWriter(OfficeProfile office, TextBook texts, ReasonBook reasons, CheckAddress address)
{
    /// <summary>What makes a paper checkable.</summary>
    public PaperMark MarkOf(IssuedPaper paper) => PaperMark.Of(paper, office, address);

    /// <summary>A table as a PDF, signed by the head of the office; it says which earlier print it replaces.</summary>
    public byte[] Render(IssuedPaper paper, TableText table, IssuedPaper? replaced = null) => TablePaper.RenderPdf(
        replaced is null ? table : table with { Remark = Replacing(replaced) }, (office.Name, office.Address, office.Phone), new PaperSigner(office.Head.Title, office.Head.Name), PlaceAndDate(paper.IssuedAt), MarkOf(paper));

    private string Replacing(IssuedPaper replaced) => texts.Render("surat.menggantikan", TextBook.DefaultLanguage, new Dictionary<string, string>
    {
        ["number"] = PaperKinds.NumberText(office, replaced.Kind, replaced.Year, replaced.Number),
    });

    /// <param name="paper">What was issued.</param>
    /// <param name="matter">What it is filled with.</param>
    /// <param name="officer">Who issued it.</param>
    internal byte[] Render(IssuedPaper paper, PaperMatter matter, string? officer)
    {
        var (mark, placeAndDate) = (MarkOf(paper), PlaceAndDate(paper.IssuedAt));
        var words = new PaperWords(office, texts, reasons, paper.Language);
        return paper.Kind switch
        {
            PaperKind.Receipt => SlipPaper.RenderPdf(words.Receipt(matter.File, matter.Person.Name), mark),
            PaperKind.F102 => F102Paper.RenderPdf(FormFilling.F102(matter, placeAndDate, officer), mark),
            PaperKind.F106 => F106Paper.RenderPdf(FormFilling.F106(matter, texts, placeAndDate), mark),
            PaperKind.F107 => F107Paper.RenderPdf(FormFilling.F107(matter, office, texts, placeAndDate), mark),
            PaperKind.PickupProof => SlipPaper.RenderPdf(words.PickupProof(matter), mark),
            PaperKind.HandOverProof => LetterPaper.RenderPdf(words.HandOverProof(matter, placeAndDate), mark),
            PaperKind.ReturnLetter => LetterPaper.RenderPdf(words.ReturnLetter(matter, placeAndDate, officer), mark),
            PaperKind.CoverLetter => LetterPaper.RenderPdf(words.CoverLetter(matter, placeAndDate), mark),
            PaperKind.QueueTicket => TicketPaper.RenderPdf(words.QueueTicket(matter), mark),
            PaperKind.Register or PaperKind.MonthlyRecap => throw new InvalidOperationException($"{paper.Kind} is no paper of a case."),
        };
    }

    /// <summary>The receipt as a picture and as a PDF.</summary>
    internal (byte[] Png, byte[] Pdf) Receipt(IssuedPaper paper, Cases.CaseFile file, string name)
    {
        var (text, mark) = (new PaperWords(office, texts, reasons, paper.Language).Receipt(file, name), MarkOf(paper));
        return (SlipPaper.RenderPng(text, mark), SlipPaper.RenderPdf(text, mark));
    }

    /// <summary>"Kwangsan, 17 November 2026": where the office is and the day by its own calendar.</summary>
    private string PlaceAndDate(DateTime at)
    {
        var local = office.LocalTime(at);
        var month = texts.Render("word.month." + local.Month.ToString(CultureInfo.InvariantCulture), TextBook.DefaultLanguage);
        return string.Create(CultureInfo.InvariantCulture, $"{office.Village ?? office.District ?? office.Regency}, {local.Day} {month} {local.Year}");
    }
}
