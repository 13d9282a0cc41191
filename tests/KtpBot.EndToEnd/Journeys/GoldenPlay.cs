using System.Text.RegularExpressions;
using KtpBot.Testing;

namespace KtpBot.EndToEnd.Journeys;

/// <summary>The approved plays under tests/golden/journeys. UPDATE_GOLDEN=1 rewrites them.</summary>
internal static partial class GoldenPlay
{
    /// <summary>Compares a play with the approved one; what depends on the day it is played is written as a word.</summary>
    public static void Holds(string name, string play)
    {
        var path = RepositoryRoot.File("tests", "golden", "journeys", $"{name}.txt");
        var told = Timeless(play);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, told);
            return;
        }

        Assert.Equal(File.ReadAllText(path), told);
    }

    /// <summary>The play without days, hours and years.</summary>
    public static string Timeless(string play)
    {
        var told = CaseYear().Replace(play.ReplaceLineEndings("\n"), "KWS-TAHUN-");
        told = Hour().Replace(Day().Replace(told, "HARI"), "JAM");
        told = FreePlaces().Replace(told, "$1N tempat kosong …\n");
        told = ManyDays().Replace(ManyHours().Replace(told, "[JAM] [JAM …]"), "[HARI] [HARI …]");
        return BesideDays().Replace(told, "[HARI …] [HARI LAIN]");
    }

    [GeneratedRegex(@"KWS-\d{4}-")]
    private static partial Regex CaseYear();

    [GeneratedRegex(@"(Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu|Sen|Sel|Rab|Kam|Jum|Sab|Min)\w*,? ?\d{1,2} \w+( \d{4})?")]
    private static partial Regex Day();

    [GeneratedRegex(@"(?m)^( +(?:•|-) \**HARI\**: )\d+ tempat kosong\n(?: +(?:•|-) \**HARI\**: \d+ tempat kosong\n)*")]
    private static partial Regex FreePlaces();

    [GeneratedRegex(@"\[HARI\]( \[HARI\])+")]
    private static partial Regex ManyDays();

    /// <summary>Whether there are more days than a list holds depends on the holidays of the fortnight.</summary>
    [GeneratedRegex(@"\[HARI …\] (\[Minggu depan\] \[Hari lain\]|\[Daftar tunggu\])")]
    private static partial Regex BesideDays();

    [GeneratedRegex(@"\[JAM\]( \[JAM\])+")]
    private static partial Regex ManyHours();

    [GeneratedRegex(@"\d{2}[.:]\d{2}([–-]\d{2}[.:]\d{2})?( WIB)?")]
    private static partial Regex Hour();
}
