using System.Text.RegularExpressions;

namespace KtpBot.Core.Dialogs;

/// <summary>The words that name a day or a time. A sentence says what it wants without them as well: "jadwal rekam kamis jam 9".</summary>
internal static partial class MomentWords
{
    /// <summary>Plain words without day and time; the same words where they name none.</summary>
    public static string Without(string plain) => Moment().Replace(plain, " ").Trim();

    [GeneratedRegex(
        @"\b(?:(?:jam|jm|pukul|pkl|at)\s+(?:(?:setengah|stengah|stgh)\s+)?(?:\d{1,2}(?:\s\d\d)?|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|sanga|sedasa|lapan|songo)(?:\s(?:am|pm))?"
        + @"|(?:setengah|stengah|stgh)\s+(?:\d{1,2}|[a-z]+)"
        + @"|(?:tgl|tanggal|tngl)\s+\d{1,2}|\d{1,2}\s+(?:jan|feb|mar|apr|mei|jun|jul|agu|ags|sep|okt|nov|des)[a-z]*(?:\s20\d\d)?"
        + @"|(?:(?:hari|dina|dino|dinten|rahina|on)\s+)?(?:senin|senen|soma|monday|selasa|slasa|anggara|tuesday|rabu|rebo|buda|wednesday|kamis|kemis|wraspati|thursday|jumat|jum\s?at|jemuwah|sukra|friday|sabtu|setu|saniscara|saturday)(?:\s(?:depan|ngarep|ini|iki|niki|puniki))?"
        + @"|(?:minggu|pekan)\s+(?:depan|ngarep|dpn)|next\s+week|hari\s+ini|besok|bsk|besuk|sesuk|mbenjing|benjing|benjang|buin\s+mani|mani|lusa|tomorrow|today"
        + @"|pagi|esuk|isuk|enjing|semeng|siang|awan|sore|sonten|sanja|morning|afternoon)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Moment();
}
