using System.Globalization;
using System.Text;
using KtpBot.Backoffice.Pages.Registers;

namespace KtpBot.Backoffice.Pages.Surveys;

/// <summary>Whole answers as a table for spreadsheets, one line each.</summary>
internal static class SurveyCsv
{
    public static byte[] Write(IReadOnlyList<SurveyLine> lines, Func<string, string> service)
    {
        var text = new StringBuilder("Bulan;Layanan;U1;U2;U3;U4;U5;U6;U7;U8;U9;Jenis kelamin;Umur;Pendidikan;Pekerjaan;Saran\r\n");
        foreach (var l in lines)
        {
            string?[] about = [l.Sex, l.AgeGroup, l.Education, l.Occupation];
            text.AppendJoin(';', new[] { l.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), service(l.Service) }
                .Concat(l.Answers.Select(a => a.ToString(CultureInfo.InvariantCulture)))
                .Concat(about.Select(code => code is null ? "" : SurveyWords.About(code)))
                .Append(l.Remark ?? "")
                .Select(CsvCell.Of)).Append("\r\n");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }
}
