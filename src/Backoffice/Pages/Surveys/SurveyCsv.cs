using System.Globalization;
using KtpBot.Core.Data;

namespace KtpBot.Backoffice.Pages.Surveys;

/// <summary>Whole answers as a table for spreadsheets, one line each.</summary>
internal static class SurveyCsv
{
    private static readonly string[] Heading =
        ["Bulan", "Layanan", "U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8", "U9", "Jenis kelamin", "Umur", "Pendidikan", "Pekerjaan", "Saran"];

    public static byte[] Write(IReadOnlyList<SurveyLine> lines, Func<string, string> service) => new CsvTable(';').Write(Heading, lines.Select(l => Row(l, service)));

    private static IEnumerable<string> Row(SurveyLine line, Func<string, string> service)
    {
        string?[] about = [line.Sex, line.AgeGroup, line.Education, line.Occupation];
        return
        [
            line.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), service(line.Service),
            .. line.Answers.Select(a => a.ToString(CultureInfo.InvariantCulture)),
            .. about.Select(code => code is null ? "" : SurveyWords.About(code)),
            line.Remark ?? "",
        ];
    }
}
