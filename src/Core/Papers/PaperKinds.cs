using System.Globalization;
using KtpBot.Core.Offices;

namespace KtpBot.Core.Papers;

/// <summary>What sets the kinds of paper apart: their books, their numbers, their names.</summary>
public static class PaperKinds
{
    /// <summary>Every kind has a book of its own, so that its numbers run without a gap through the year.</summary>
    public static string Register(PaperKind kind) => "surat:" + Letters(kind);

    /// <summary>As people read it: "TT/KWS/2026/000123". It looks unlike a case number on purpose.</summary>
    /// <param name="office">Whose paper it is.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="year">By the office's calendar.</param>
    /// <param name="number">In that year, beginning with 1.</param>
    public static string NumberText(OfficeProfile office, PaperKind kind, int year, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Letters(kind)}/{office.CaseNumberPrefix}/{year:0000}/{number:000000}");

    /// <summary>Where its name stands in dialogs/text.</summary>
    public static string NameKey(PaperKind kind) => "surat.nama." + Letters(kind);

    private static string Letters(PaperKind kind) => kind switch
    {
        PaperKind.Receipt => "TT",
        PaperKind.F102 => "F102",
        PaperKind.F106 => "F106",
        PaperKind.F107 => "F107",
        PaperKind.PickupProof => "BA",
        PaperKind.HandOverProof => "BP",
        PaperKind.ReturnLetter => "PB",
        PaperKind.CoverLetter => "SP",
        PaperKind.QueueTicket => "ANT",
        PaperKind.Register => "BK",
        PaperKind.MonthlyRecap => "RB",
    };
}
