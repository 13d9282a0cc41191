using System.Globalization;
using KtpBot.Core.Data;

namespace KtpBot.Core.Calendar;

/// <summary>
/// Reads dialogs/calendar: libur-nasional-YYYY.csv (tanggal,jenis,nama; jenis is libur or cuti_bersama), one file for each
/// year's decree, and libur-tetap.csv (bulan_tanggal,nama). Lines that begin with # are remarks.
/// </summary>
public static class HolidayFiles
{
    private const string YearFilePrefix = "libur-nasional-";

    /// <summary>Every readable day, and a fault for each line that is not.</summary>
    public static HolidayBook Load(string dialogsDirectory, ICollection<DataFault> faults)
    {
        var folder = Path.Combine(dialogsDirectory, "calendar");
        var decreed = new Dictionary<DateOnly, Holiday>();
        var years = new List<int>();
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, YearFilePrefix + "*.csv").Order(StringComparer.Ordinal).ToArray() : [];
        foreach (var path in files)
        {
            var shown = "dialogs/calendar/" + Path.GetFileName(path);
            if (!int.TryParse(Path.GetFileNameWithoutExtension(path)[YearFilePrefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            {
                faults.Add(new DataFault(shown, 0, 0, "The name must end with a year: libur-nasional-2026.csv."));
                continue;
            }

            years.Add(year);
            foreach (var (line, fields) in Rows(path, "tanggal,jenis,nama", shown, faults))
            {
                if (ReadDay(fields, year) is not { } day) faults.Add(new DataFault(shown, line, 1, $"Expected a date of {year} as yyyy-MM-dd, libur or cuti_bersama, and a name."));
                else if (!decreed.TryAdd(day.Date, day)) faults.Add(new DataFault(shown, line, 1, "This date stands here twice."));
            }
        }

        return new HolidayBook(decreed.Values, years, Yearly(Path.Combine(folder, "libur-tetap.csv"), faults));
    }

    private static Holiday? ReadDay(string[] fields, int year)
    {
        if (fields.Length != 3 || fields[2].Length == 0) return null;
        if (!DateOnly.TryParseExact(fields[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date.Year != year) return null;
        return fields[1] switch
        {
            "libur" => new Holiday(date, HolidayKind.National, fields[2]),
            "cuti_bersama" => new Holiday(date, HolidayKind.JointLeave, fields[2]),
            _ => null,
        };
    }

    private static List<(int Month, int Day, string Name)> Yearly(string path, ICollection<DataFault> faults)
    {
        const string Shown = "dialogs/calendar/libur-tetap.csv";
        var days = new List<(int Month, int Day, string Name)>();
        if (!File.Exists(path))
        {
            faults.Add(new DataFault(Shown, 0, 0, "The file with holidays of fixed date is missing."));
            return days;
        }

        foreach (var (line, fields) in Rows(path, "bulan_tanggal,nama", Shown, faults))
        {
            if (fields.Length == 2 && DateOnly.TryParseExact("2024-" + fields[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                && !days.Exists(day => day.Month == date.Month && day.Day == date.Day)) days.Add((date.Month, date.Day, fields[1]));
            else faults.Add(new DataFault(Shown, line, 1, "Expected a month and day as MM-dd, once each, and a name."));
        }

        return days;
    }

    private static IEnumerable<(int Line, string[] Fields)> Rows(string path, string header, string shown, ICollection<DataFault> faults)
    {
        var number = 0;
        var seenHeader = false;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length == 0 || line[0] == '#') continue;
            if (!seenHeader)
            {
                seenHeader = true;
                if (line == header) continue;
                faults.Add(new DataFault(shown, number, 1, $"The first row must be: {header}"));
            }

            yield return (number, line.Split(',', header.Count(c => c == ',') + 1, StringSplitOptions.TrimEntries));
        }
    }
}
