using KtpBot.Core.Calendar;
using KtpBot.Core.Offices;

namespace KtpBot.Core.Tests.Offices;

/// <summary>A small office for tests: Mon-Thu 08-12 and 13-15, Friday 08-11.30 and 13-15, in a zone of choice.</summary>
internal static class FictionalOffice
{
    public static readonly HolidayBook Holidays = new(
        [
            new Holiday(new DateOnly(2026, 12, 24), HolidayKind.JointLeave, "Cuti bersama"),
            new Holiday(new DateOnly(2026, 12, 25), HolidayKind.National, "Natal"),
        ],
        [2026],
        [(1, 1, "Tahun Baru Masehi")]);

    public static readonly WeeklyHours Week = new(new Dictionary<DayOfWeek, IReadOnlyList<HourSpan>>
    {
        [DayOfWeek.Monday] = Day("08:00-12:00", "13:00-15:00"),
        [DayOfWeek.Tuesday] = Day("08:00-12:00", "13:00-15:00"),
        [DayOfWeek.Wednesday] = Day("08:00-12:00", "13:00-15:00"),
        [DayOfWeek.Thursday] = Day("08:00-12:00", "13:00-15:00"),
        [DayOfWeek.Friday] = Day("08:00-11:30", "13:00-15:00"),
    });

    public static WorkCalendar OpenTimes(
        string zone = "Asia/Jakarta",
        bool closedOnJointLeave = true,
        IReadOnlyList<HoursSeason>? seasons = null,
        IReadOnlyDictionary<DateOnly, IReadOnlyList<HourSpan>>? specialDays = null) =>
        new(
            TimeZoneInfo.FindSystemTimeZoneById(zone),
            Week,
            Holidays,
            closedOnJointLeave,
            seasons ?? [],
            specialDays ?? new Dictionary<DateOnly, IReadOnlyList<HourSpan>>());

    public static OfficeProfile Office(
        string zone = "Asia/Jakarta",
        int slotMinutes = 30,
        int capacity = 1,
        int minLeadMinutes = 60,
        int horizonDays = 7,
        WorkCalendar? calendar = null)
    {
        var open = calendar ?? OpenTimes(zone);
        return new OfficeProfile
        {
            Id = "contoh",
            Name = "Pemerintah Desa Contoh",
            ShortName = "Kantor Desa Contoh",
            RegionCode = "35.15.17.2001",
            Address = "Jl. Contoh 1",
            Village = "Contoh",
            District = "Contoh",
            Regency = "Kabupaten Contoh",
            Province = "Jawa Timur",
            Zone = open.Zone,
            CaseNumberPrefix = "CTH",
            Procedures = new Dictionary<string, string> { ["baru"] = "contoh" },
            PickupPlace = "Loket",
            PickupReminderDays = 7,
            Pickup = PickupPolicy.SameKk,
            ComplaintChannel = "lapor.go.id",
            Phone = "1500-537",
            Calendar = open,
            Counters = new Dictionary<string, CounterProfile>
            {
                ["rekam"] = new("rekam", "Loket Perekaman", open, slotMinutes, capacity, minLeadMinutes, horizonDays),
            },
        };
    }

    /// <summary>UTC of a wall-clock time in the zone.</summary>
    public static DateTime At(string local, string zone = "Asia/Jakarta") =>
        TimeZoneInfo.ConvertTimeToUtc(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", null), TimeZoneInfo.FindSystemTimeZoneById(zone));

    public static IReadOnlyList<HourSpan> Day(params string[] spans) =>
        [.. spans.Select(text => HourSpan.TryParse(text, out var span) ? span : throw new FormatException(text))];
}
