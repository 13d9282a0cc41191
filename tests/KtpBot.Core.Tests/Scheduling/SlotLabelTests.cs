using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.Scheduling;
using KtpBot.Testing;

namespace KtpBot.Core.Tests.Scheduling;

/// <summary>Days, months and times in the citizen's language.</summary>
public sealed class SlotLabelTests
{
    private static readonly TextBook Texts = TextBook.Load(RepositoryRoot.File("dialogs")).Book;

    // 08.00 WIB on a Monday.
    private static readonly DateTime Monday = new(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc);

    private static readonly OfficeProfile Office = OfficeFile.Load(RepositoryRoot.File("dialogs"), "kwangsan").Office!;

    public static TheoryData<string> Languages => [.. Texts.Languages];

    [Theory]
    [InlineData("id", "Senin, 23 November 2026 pukul 08.00 WIB")]
    [InlineData("en", "Monday, 23 November 2026 at 08:00 WIB")]
    [InlineData("jv", "Senèn, 23 November 2026 jam 08.00 WIB")]
    [InlineData("ban", "Soma (Senin), 23 November 2026 jam 08.00 WIB")]
    public void Long_SpeaksTheCitizensLanguage(string language, string expected) => Assert.Equal(expected, SlotLabel.Long(Office, Texts, Monday, language));

    [Fact]
    public void Labels_AreInTheOfficesZone()
    {
        var wita = Office with { Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Makassar") };

        Assert.Equal("Soma (Senin), 23 November 2026 jam 09.00 WITA", SlotLabel.Long(wita, Texts, Monday, "ban"));
        Assert.Equal("08.00 WIB", SlotLabel.Time(Office, Texts, Monday, "id"));
        Assert.Equal("Sen 23 Nov, 08.00", SlotLabel.Short(Office, Texts, Monday, "id"));
        Assert.Equal("Kemis, 26 November 2026", SlotLabel.Date(Office, Texts, Monday.AddDays(3), "jv"));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void RowLabels_FitOnEveryDayOfTheYear(string language)
    {
        var words = new CalendarWords(Texts, language);
        for (var day = new DateTime(2026, 1, 1, 10, 30, 0, DateTimeKind.Utc); day.Year < 2027; day = day.AddDays(1))
        {
            Assert.InRange(SlotLabel.Short(Office, Texts, day, language).Length, 1, 24);
            Assert.InRange(words.DayRow(DateOnly.FromDateTime(day)).Length, 1, 20); // Few days are buttons.
            Assert.DoesNotContain("word.", SlotLabel.Long(Office, Texts, day, language), StringComparison.Ordinal);
            Assert.DoesNotContain("word.", words.DayRow(DateOnly.FromDateTime(day)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void OfficeHours_AreToldInEveryLanguage()
    {
        var hours = OfficeFacts.Of(Office, Texts).Hours;

        Assert.Equal(Texts.Languages.Order(), hours.Keys.Order());
        Assert.Contains("Senin–Kamis: 07.30–12.00", hours["id"], StringComparison.Ordinal);
        Assert.Contains("Senèn–Kemis: 07.30–12.00", hours["jv"], StringComparison.Ordinal);
        Assert.Contains("Soma (Senin)–Wraspati (Kamis): 07.30–12.00", hours["ban"], StringComparison.Ordinal);
        Assert.Contains("Monday–Thursday: 07:30–12:00", hours["en"], StringComparison.Ordinal);
    }
}
