using System.Text.RegularExpressions;
using KtpBot.Core.Calendar;
using KtpBot.Core.Data;
using KtpBot.Core.Queueing;
using KtpBot.Core.Workflow;

namespace KtpBot.Core.Offices;

/// <summary>Reads dialogs/offices/&lt;id&gt;/office.yaml and the holiday lists that its calendar needs.</summary>
public static partial class OfficeFile
{
    /// <summary>The office, or null when its file is missing or too broken to serve from; every problem is a fault with its line.</summary>
    /// <param name="dialogsDirectory">The folder dialogs.</param>
    /// <param name="officeId">A folder name under dialogs/offices.</param>
    /// <param name="today">Where given, a holiday list that ends within a month of it is a warning.</param>
    public static (OfficeProfile? Office, HolidayBook Holidays, IReadOnlyList<DataFault> Faults) Load(string dialogsDirectory, string officeId, DateOnly? today = null)
    {
        var faults = new List<DataFault>();
        var holidays = HolidayFiles.Load(dialogsDirectory, faults);
        if (today is { } date && holidays.CoverageWarning(date) is { } warning) faults.Add(new DataFault("dialogs/calendar", 0, 0, warning, IsWarning: true));
        var path = Path.Combine(dialogsDirectory, "offices", officeId, "office.yaml");
        var yaml = YamlData.Load(path, faults, $"dialogs/offices/{officeId}/office.yaml");
        var office = yaml is null ? null : Read(yaml, officeId, holidays);
        // Seasons and special days are read once for each counter, so their faults repeat.
        return (faults.Exists(fault => !fault.IsWarning) ? null : office, holidays, [.. faults.Distinct()]);
    }

    private static OfficeProfile Read(YamlData yaml, string officeId, HolidayBook holidays)
    {
        if (yaml.Text("id") is { Length: > 0 } id && id != officeId) yaml.Child("id")!.Fault($"The id must be the folder's name, {officeId}.");
        if (yaml.Text("region_code") is { Length: > 0 } code && !RegionCode().IsMatch(code))
            yaml.Child("region_code")!.Fault("A Kemendagri code has two to four parts: 35.15.17.2001.");
        if (yaml.Text("case_number_prefix") is { Length: > 0 } prefix && !Prefix().IsMatch(prefix))
            yaml.Child("case_number_prefix")!.Fault("Two to five capital letters.");
        var zone = Zone(yaml);
        var hours = new OfficeHoursReader(yaml, zone, holidays);
        var office = new OfficeProfile
        {
            Id = officeId,
            Name = yaml.Text("name"),
            ShortName = yaml.Text("short_name"),
            RegionCode = yaml.Text("region_code"),
            Address = yaml.Text("address"),
            Village = yaml.TextOrNull("village"),
            District = yaml.TextOrNull("district"),
            Regency = yaml.Text("regency"),
            Province = yaml.Text("province"),
            Zone = zone,
            CaseNumberPrefix = yaml.Text("case_number_prefix"),
            Procedures = Procedures(yaml),
            LinkServices = LinkServices(yaml),
            Roles = RoleBook.Read(yaml),
            PickupPlace = yaml.Text("pickup_place"),
            PickupReminderDays = AtLeast(yaml, "pickup_reminder_days", 1),
            SurveyAfterDays = yaml.Has("survey_after_days") ? AtLeast(yaml, "survey_after_days", 0) : 1,
            Pickup = Pickup(yaml),
            NudgeAfterHours = Within(yaml, "nudge_after_hours", 20, 23),
            ReleaseAfterHours = yaml.Has("release_after_hours") ? AtLeast(yaml, "release_after_hours", 1) : null,
            ComplaintChannel = yaml.Text("complaint_channel"),
            Phone = yaml.Text("phone"),
            Place = Place(yaml),
            DocumentDays = AtLeast(yaml, "document_days", 1, 30),
            DraftDays = AtLeast(yaml, "draft_days", 1, 30),
            EmailNotices = yaml.Has("email_notices") ? yaml.Texts("email_notices") : null,
            Head = Head(yaml),
            LetterByChat = yaml.Bool("letter_by_chat", false),
            PauseRoles = PauseRoles(yaml),
            Queue = QueueProfileReader.Read(yaml),
            Bridges = yaml.Texts("bridges"),
            Calendar = hours.Office(),
            Counters = hours.Counters(),
        };
        yaml.ReportUnknownKeys();
        return office;
    }

    internal static int AtLeast(YamlData yaml, string key, int least, int? whenMissing = null)
    {
        var value = yaml.Int(key, whenMissing);
        if (yaml.Child(key) is { } child && value < least) child.Fault($"'{key}' must be {least} or more.");
        return value;
    }

    /// <summary>Indonesia lies between 6° north and 11° south, 95° and 141° east: degrees the wrong way round fall outside.</summary>
    private static OfficePlace? Place(YamlData yaml)
    {
        if (!yaml.Has("place") || yaml.Map("place") is not { } place) return null;
        var (latitude, longitude) = (place.Decimal("latitude"), place.Decimal("longitude"));
        if (latitude is < -12 or > 7) place.Child("latitude")?.Fault("A latitude in Indonesia lies between -12 and 7, for example -7.38.");
        if (longitude is < 94 or > 142) place.Child("longitude")?.Fault("A longitude in Indonesia lies between 94 and 142, for example 112.76.");
        return new OfficePlace((double)latitude, (double)longitude);
    }

    private static IReadOnlyList<string> PauseRoles(YamlData yaml)
    {
        if (!yaml.Has("pause_roles")) return [OfficerRoles.Petugas, OfficerRoles.Admin];
        var (given, known) = (yaml.Texts("pause_roles"), RoleBook.Read(yaml));
        foreach (var role in given.Where(r => !known.Knows(r))) yaml.Child("pause_roles")!.Fault($"'{role}' is no role of this office.");
        return given;
    }

    private static OfficeHead Head(YamlData yaml)
    {
        if (yaml.Has("head") && yaml.Map("head") is { } head) return new OfficeHead(head.Text("title"), head.TextOrNull("name"));
        // In a Kemendagri code the fourth part of a kelurahan begins with 1, that of a desa with 2.
        var title = yaml.TextOrNull("village") is { } village ? $"{(yaml.Text("region_code").Split('.')[^1] is ['1', ..] ? "Lurah" : "Kepala Desa")} {village}"
            : yaml.TextOrNull("district") is { } district ? $"Camat {district}"
            : $"Kepala {yaml.Text("name")}";
        return new OfficeHead(title, null);
    }

    private static int Within(YamlData yaml, string key, int whenMissing, int most)
    {
        var value = yaml.Int(key, whenMissing);
        if (yaml.Child(key) is { } child && (value < 0 || value > most)) child.Fault($"'{key}' must be 0 to {most}.");
        return value;
    }

    private static TimeZoneInfo Zone(YamlData yaml)
    {
        var name = yaml.Text("time_zone");
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)) return zone;
        yaml.Child("time_zone")?.Fault("Unknown zone; Asia/Jakarta (WIB), Asia/Makassar (WITA) or Asia/Jayapura (WIT).");
        return TimeZoneInfo.Utc;
    }

    private static Dictionary<string, string> Procedures(YamlData yaml)
    {
        var procedures = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (service, procedure) in yaml.Map("procedures")?.Entries() ?? [])
        {
            procedures[service] = procedure.Value;
            if (procedure.Value.Length == 0) procedure.Fault("The name of a procedure is expected.");
        }

        return procedures;
    }

    /// <summary>Only what the office opens at all can be registered by link.</summary>
    private static IReadOnlyList<string> LinkServices(YamlData yaml)
    {
        if (!yaml.Has("link_registration")) return [];
        var services = yaml.Texts("link_registration");
        foreach (var service in services.Where(s => yaml.Child("procedures")?.Has(s) != true))
            yaml.Child("link_registration")!.Fault($"'{service}' is no service of this office: it must stand under 'procedures'.");
        if (services.Distinct(StringComparer.Ordinal).Count() < services.Count) yaml.Child("link_registration")!.Fault("A service is named twice.");
        return services;
    }

    private static PickupPolicy Pickup(YamlData yaml)
    {
        switch (yaml.Text("pickup_policy"))
        {
            case "none": return PickupPolicy.OwnerOnly;
            case "same_kk": return PickupPolicy.SameKk;
            case "f107": return PickupPolicy.PowerOfAttorney;
            default:
                yaml.Child("pickup_policy")?.Fault("One of none, same_kk, f107.");
                return PickupPolicy.OwnerOnly;
        }
    }

    [GeneratedRegex(@"^\d{2}\.\d{2}(\.\d{2}(\.[12]\d{3})?)?$")]
    private static partial Regex RegionCode();

    [GeneratedRegex("^[A-Z]{2,5}$")]
    private static partial Regex Prefix();
}
