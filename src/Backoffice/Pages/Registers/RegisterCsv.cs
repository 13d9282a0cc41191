using System.Globalization;
using System.Text;
using KtpBot.Backoffice.Time;

namespace KtpBot.Backoffice.Pages.Registers;

/// <summary>The book as a table for spreadsheets: semicolons and a byte-order mark, as Excel with Indonesian settings expects.</summary>
internal static class RegisterCsv
{
    public static byte[] Write(IReadOnlyList<RegisterLine> lines, OfficeClock clock)
    {
        var text = new StringBuilder("Nomor;Waktu;Nomor berkas;Pemilik kartu;NIK;Diterima oleh;Hubungan;Petugas;Tanda tangan\r\n");
        foreach (var l in lines)
        {
            text.AppendJoin(';', new[]
            {
                l.Number.ToString(CultureInfo.InvariantCulture), clock.Moment(l.At), l.CaseNumber, l.Owner, l.MaskedNik, l.ReceivedBy, l.Relation, l.Officer,
                l.HasSignature ? "tersimpan" : "di buku",
            }.Select(CsvCell.Of)).Append("\r\n");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }
}
