using KtpBot.Core.Calendar;
using KtpBot.Core.Queueing;
using KtpBot.Core.Workflow;

namespace KtpBot.Core.Offices;

/// <summary>The office this process serves, as told in dialogs/offices/&lt;id&gt;/office.yaml.</summary>
public sealed record OfficeProfile
{
    /// <summary>The folder's name, which is also the configured Office__Id.</summary>
    public required string Id { get; init; }

    /// <summary>In full, for letters and notices: "Pemerintah Desa Kwangsan".</summary>
    public required string Name { get; init; }

    /// <summary>As people say it in a sentence: "Kantor Desa Kwangsan".</summary>
    public required string ShortName { get; init; }

    /// <summary>Kode wilayah of Kemendagri (not BPS), for example 35.15.17.2001; a district office has no fourth part.</summary>
    public required string RegionCode { get; init; }

    public required string Address { get; init; }

    /// <summary>Desa or kelurahan; null for a district or regency office.</summary>
    public string? Village { get; init; }

    /// <summary>Kecamatan; null for a regency office.</summary>
    public string? District { get; init; }

    /// <summary>With its kind: "Kabupaten Sidoarjo".</summary>
    public required string Regency { get; init; }

    public required string Province { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Begins every case number: "KWS" makes KWS-2026-000123.</summary>
    public required string CaseNumberPrefix { get; init; }

    /// <summary>Service code to procedure id (a file name under dialogs/sop). A service that is not named is not offered.</summary>
    public required IReadOnlyDictionary<string, string> Procedures { get; init; }

    /// <summary>Services that the public page /daftar takes, in its order; empty where the office takes none by link.</summary>
    public IReadOnlyList<string> LinkServices { get; init; } = [];

    /// <summary>Who works here: the roles that officers hold and procedures name.</summary>
    public RoleBook Roles { get; init; } = RoleBook.Standard;

    /// <summary>Where a finished card waits, as told to the citizen.</summary>
    public required string PickupPlace { get; init; }

    /// <summary>A card that was not fetched for this many days is brought to mind.</summary>
    public required int PickupReminderDays { get; init; }

    /// <summary>So many days after a card was handed over, at opening time, the citizen is asked how he was served; 0 for never.</summary>
    public int SurveyAfterDays { get; init; } = 1;

    public required PickupPolicy Pickup { get; init; }

    /// <summary>An unfinished form is brought to mind once, so many hours after the citizen's last word; 0 for never.</summary>
    public int NudgeAfterHours { get; init; } = 20;

    /// <summary>A conversation that a person holds is released after so many hours without a word of his; null for closing time alone.</summary>
    public int? ReleaseAfterHours { get; init; }

    /// <summary>Where complaints go, as told to the citizen.</summary>
    public required string ComplaintChannel { get; init; }

    public required string Phone { get; init; }

    /// <summary>Where the office stands on the map; null when nobody has told.</summary>
    public OfficePlace? Place { get; init; }

    /// <summary>Photos of documents are destroyed so many days after their case has ended.</summary>
    public int DocumentDays { get; init; } = 30;

    /// <summary>What was begun in the chat and never sent is destroyed after so many days of silence.</summary>
    public int DraftDays { get; init; } = 30;

    /// <summary>
    /// Kinds of news that go by e-mail beside the chat, where the application names an address. Empty: by e-mail only where no chat can be
    /// told. Null: this office sends no e-mail at all.
    /// </summary>
    public IReadOnlyList<string>? EmailNotices { get; init; }

    /// <summary>Who signs the office's letters.</summary>
    public OfficeHead Head { get; init; } = new("Kepala Kantor", null);

    /// <summary>A citizen who applied in a conversation gets the finished cover letter there, too; else only the news that it can be fetched.</summary>
    public bool LetterByChat { get; init; }

    /// <summary>Roles that may declare and end a pause of the whole office.</summary>
    public IReadOnlyList<string> PauseRoles { get; init; } = [OfficerRoles.Petugas, OfficerRoles.Admin];

    /// <summary>How those who come are called.</summary>
    public QueueProfile Queue { get; init; } = QueueProfile.Standard;

    /// <summary>Applications outside that officers type into by hand (files of dialogs/bridges).</summary>
    public IReadOnlyList<string> Bridges { get; init; } = [];

    /// <summary>When the office is staffed: deadlines and promises count this time.</summary>
    public required WorkCalendar Calendar { get; init; }

    /// <summary>Counters by id.</summary>
    public required IReadOnlyDictionary<string, CounterProfile> Counters { get; init; }

    /// <summary>WIB, WITA or WIT, as people write it behind a time.</summary>
    public string ZoneLabel => Zone.BaseUtcOffset.Hours switch
    {
        7 => "WIB",
        8 => "WITA",
        9 => "WIT",
        _ => Zone.StandardName,
    };

    /// <summary>The procedure for a service, or null when the office does not offer it.</summary>
    public string? ProcedureFor(string service) => Procedures.GetValueOrDefault(service);

    /// <summary>The office's own clock at a moment (UTC).</summary>
    public DateTime LocalTime(DateTime at) => TimeZoneInfo.ConvertTimeFromUtc(at, Zone);

    /// <summary>The office's date at a moment (UTC).</summary>
    public DateOnly DateAt(DateTime at) => DateOnly.FromDateTime(LocalTime(at));

    /// <summary>When a date of the office's calendar begins (UTC).</summary>
    public DateTime DayStart(DateOnly date) => Calendar.ToUtc(date, TimeOnly.MinValue);

    /// <summary>When the office's day of a moment began (UTC).</summary>
    public DateTime DayStart(DateTime at) => DayStart(DateAt(at));
}

/// <summary>The head of an office.</summary>
/// <param name="Title">As it stands over the signature: "Kepala Desa Kwangsan", "Camat Takeran".</param>
/// <param name="Name">With academic titles; null leaves a line for a pen.</param>
public sealed record OfficeHead(string Title, string? Name);
