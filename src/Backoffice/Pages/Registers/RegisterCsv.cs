using System.Globalization;
using KtpBot.Backoffice.Time;
using KtpBot.Core.Data;

namespace KtpBot.Backoffice.Pages.Registers;

/// <summary>The book as a table for spreadsheets with Indonesian settings.</summary>
internal static class RegisterCsv
{
    private static readonly string[] Heading =
        ["Nomor", "Waktu", "Nomor berkas", "Pemilik kartu", "NIK", "Diterima oleh", "Hubungan", "Petugas", "Tanda tangan"];

    public static byte[] Write(IReadOnlyList<RegisterLine> lines, OfficeClock clock) => new CsvTable(';').Write(Heading, lines.Select(l => Row(l, clock)));

    private static IEnumerable<string> Row(RegisterLine line, OfficeClock clock) =>
    [
        line.Number.ToString(CultureInfo.InvariantCulture), clock.Moment(line.At), line.CaseNumber, line.Owner, line.MaskedNik, line.ReceivedBy, line.Relation, line.Officer,
        line.HasSignature ? "tersimpan" : "di buku",
    ];
}
