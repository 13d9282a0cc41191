using KtpBot.Core.Data;
using KtpBot.Core.Offices;
using KtpBot.Core.Scheduling;

namespace KtpBot.Core.Tests.Offices;

public sealed class OfficeFileTests
{
    private static readonly string Dialogs = DialogsFolder.Find(null);

    [Fact]
    public void Kwangsan_LoadsWithoutFaults()
    {
        var (office, _, faults) = OfficeFile.Load(Dialogs, "kwangsan", new DateOnly(2026, 11, 20));

        Assert.Empty(faults);
        Assert.NotNull(office);
        Assert.Equal("35.15.17.2001", office.RegionCode);
        Assert.Equal("WIB", office.ZoneLabel);
        Assert.Equal("kwangsan-ktp-el", office.ProcedureFor("hilang"));
        Assert.Null(office.ProcedureFor("paspor"));
    }

    [Fact]
    public void Kwangsan_StaffsTheWeekOfPerpres21Of2023_AndServesLess()
    {
        var office = OfficeFile.Load(Dialogs, "kwangsan").Office!;
        var monday = FictionalOffice.At("2026-11-23 00:00");

        Assert.Equal((37 * 60) + 30, office.Calendar.WorkingMinutesBetween(monday, monday.AddDays(7)));
        Assert.True(office.Counters["rekam"].Calendar.WorkingMinutesBetween(monday, monday.AddDays(7)) < 37 * 60);
    }

    [Fact]
    public void Kwangsan_OffersTheFirstRecordingSlotOnTheNextWorkingDay()
    {
        var office = OfficeFile.Load(Dialogs, "kwangsan").Office!;

        var slots = new SlotFinder(office).Find("rekam", FictionalOffice.At("2026-11-20 18:00"), []);

        Assert.Equal(FictionalOffice.At("2026-11-23 08:00"), slots[0].StartsAt);
    }

    [Fact]
    public void NearTheEndOfTheHolidayList_TheOfficeStillLoads_WithAWarning()
    {
        var (office, _, faults) = OfficeFile.Load(Dialogs, "kwangsan", new DateOnly(2026, 12, 1));

        Assert.NotNull(office);
        Assert.Contains("2027", Assert.Single(faults, fault => fault.IsWarning).Message);
    }

    public static TheoryData<string, string, string, string> Breakages => new()
    {
        { "id of another folder", "id: kwangsan", "id: lain", "folder's name" },
        { "no name", "name: Pemerintah Desa Kwangsan", "nama: Pemerintah Desa Kwangsan", "'name' is missing" },
        { "unknown key", "name: Pemerintah Desa Kwangsan", "nama: Pemerintah Desa Kwangsan", "Unknown key 'nama'" },
        { "BPS code", "\"35.15.17.2001\"", "\"3515170001\"", "Kemendagri" },
        { "unknown zone", "Asia/Jakarta", "Asia/Sidoarjo", "Unknown zone" },
        { "long prefix", "case_number_prefix: KWS", "case_number_prefix: kwangsan", "capital letters" },
        { "unknown policy", "pickup_policy: same_kk", "pickup_policy: siapa_saja", "same_kk" },
        { "degrees the wrong way round", "latitude: -7.3838, longitude: 112.7607", "latitude: 112.7607, longitude: -7.3838", "A latitude in Indonesia" },
        { "a place with one degree", "latitude: -7.3838, longitude: 112.7607", "latitude: -7.3838", "'longitude' is missing" },
        { "documents kept for no day", "document_days: 30", "document_days: 0", "1 or more" },
        { "reversed hours", "tuesday: [\"07:30-12:00\"", "tuesday: [\"12:00-07:30\"", "07:30-12:00" },
        { "overlapping hours", "tuesday: [\"07:30-12:00\"", "tuesday: [\"07:30-14:00\"", "without overlap" },
        { "slots of no length", "slot_minutes: 15", "slot_minutes: 0", "5 or more" },
        { "no capacity", "capacity: 1", "capacity: 0", "1 or more" },
        { "a season that ends before it begins", "seasons: []", "seasons: [{name: Ramadan, from: 2026-03-20, until: 2026-02-20}]", "ends on or after" },
        { "a special day of an unknown counter", "special_days: []", "special_days: [{date: 2026-12-26, note: Piket, counters: {cetak: [\"08:00-09:00\"], rekam: []}}]", "Unknown key 'cetak'" },
    };

    [Theory]
    [MemberData(nameof(Breakages))]
    public void ABrokenFile_IsRefused_WithTheLineOfTheFault(string label, string good, string bad, string expected)
    {
        Assert.NotEmpty(label);
        var text = File.ReadAllText(Path.Combine(Dialogs, "offices", "kwangsan", "office.yaml"));
        Assert.Contains(good, text);

        var (office, faults) = Load(text.Replace(good, bad, StringComparison.Ordinal));

        Assert.Null(office);
        var fault = Assert.Single(faults, fault => fault.Message.Contains(expected, StringComparison.Ordinal));
        Assert.True(fault.Line > 0);
    }

    [Fact]
    public void SeasonsAndSpecialDays_ReachTheirCounter()
    {
        var text = File.ReadAllText(Path.Combine(Dialogs, "offices", "kwangsan", "office.yaml"))
            .Replace("seasons: []", "seasons: [{name: Puasa, from: 2026-11-23, until: 2026-11-23, office_hours: {monday: [\"08:00-15:00\"]}, counters: {rekam: {monday: [\"09:00-10:00\"]}}}]", StringComparison.Ordinal)
            .Replace("special_days: []", "special_days: [{date: 2026-11-24, note: Piket, office_hours: [\"08:00-09:00\"]}]", StringComparison.Ordinal);

        var (office, faults) = Load(text);

        Assert.Empty(faults);
        Assert.Equal("08:00-15:00", Assert.Single(office!.Calendar.HoursOn(new DateOnly(2026, 11, 23))).ToString());
        Assert.Equal("09:00-10:00", Assert.Single(office.Counters["rekam"].Calendar.HoursOn(new DateOnly(2026, 11, 23))).ToString());
        Assert.Single(office.Calendar.HoursOn(new DateOnly(2026, 11, 24)));
        Assert.Empty(office.Counters["rekam"].Calendar.HoursOn(new DateOnly(2026, 11, 24)));
    }

    [Fact]
    public void WithoutPlaceAndDays_TheOfficeHasNoPinAndThirtyDays()
    {
        var text = File.ReadAllText(Path.Combine(Dialogs, "offices", "kwangsan", "office.yaml"))
            .Replace("place: {", "# place: {", StringComparison.Ordinal)
            .Replace("document_days: 30\ndraft_days: 30\n", "", StringComparison.Ordinal);

        var (office, faults) = Load(text);

        Assert.Empty(faults);
        Assert.Equal((null, 30, 30), (office!.Place, office.DocumentDays, office.DraftDays));
    }

    [Fact]
    public void AMissingOffice_IsAFaultThatNamesTheFile()
    {
        var (office, _, faults) = OfficeFile.Load(Dialogs, "tidak-ada");

        Assert.Null(office);
        Assert.Equal("dialogs/offices/tidak-ada/office.yaml", Assert.Single(faults).File);
    }

    private static (OfficeProfile? Office, IReadOnlyList<DataFault> Faults) Load(string officeYaml)
    {
        var folder = Directory.CreateTempSubdirectory("ktpbot-office-");
        try
        {
            var calendar = folder.CreateSubdirectory("calendar").FullName;
            File.Copy(Path.Combine(Dialogs, "calendar", "libur-nasional-2026.csv"), Path.Combine(calendar, "libur-nasional-2026.csv"));
            File.Copy(Path.Combine(Dialogs, "calendar", "libur-tetap.csv"), Path.Combine(calendar, "libur-tetap.csv"));
            File.WriteAllText(Path.Combine(folder.CreateSubdirectory("offices").CreateSubdirectory("kwangsan").FullName, "office.yaml"), officeYaml);
            var (office, _, faults) = OfficeFile.Load(folder.FullName, "kwangsan");
            return (office, faults);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
