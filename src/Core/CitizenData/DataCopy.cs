using System.Globalization;
using KtpBot.Core.Bridges;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.People;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.CitizenData;

/// <summary>
/// The copy of his data that a citizen may have (UU 27/2022 Pasal 7): everything the office holds about one case, in full, and his
/// complaints with a name, as plain text that any phone opens. Whoever hands it out has the proof that it is his.
/// </summary>
public sealed class DataCopy(TextBook texts, OfficeProfile office, CaseDesk desk, ComplaintsOnRecord complaints, BridgeBook bridges)
{
    public const string MimeType = "text/plain";

    /// <summary>Writes it.</summary>
    /// <param name="db">The running transaction.</param>
    /// <param name="record">The case, with its person.</param>
    /// <param name="language">The citizen's.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<string> WriteAsync(KtpBotDb db, CaseOnRecord record, string language, DateTime now, CancellationToken cancellationToken)
    {
        var (file, person) = (record.File, record.Person ?? throw new InvalidOperationException("A copy needs the person's data."));
        var consent = await db.Conversations.Where(c => c.Id == file.ConversationId).Select(c => c.ConsentAt).SingleOrDefaultAsync(cancellationToken);
        var procedure = desk.ProcedureOf(file);
        var events = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == file.Id).OrderBy(e => e.Id).ToListAsync(cancellationToken);
        var views = await db.AuditEntries.AsNoTracking().Where(a => a.Subject == $"case:{file.Id}" && CaseOnRecord.Looks.Contains(a.Action)).OrderBy(a => a.Id).Select(a => a.At).ToListAsync(cancellationToken);
        return texts.Render("own.copy", language, new Dictionary<string, string>
        {
            ["office"] = office.Name,
            ["made"] = SlotLabel.Long(office, texts, now, language),
            ["number"] = file.Number,
            ["service"] = texts.Render("notice.service." + file.Service, language),
            ["submitted"] = SlotLabel.Long(office, texts, file.SubmittedAt, language),
            ["elements"] = string.Join('\n', Elements(person, language).Concat(Details(file, language)).Concat(Record(record, language)).Concat(await PopulationOnRecord.LinesAsync(db, file.Id, texts, office, language, cancellationToken))),
            ["documents"] = Listed(record.Documents.Select(id => texts.Render($"document.{id}.title", language))),
            ["history"] = Listed(events.Select(e => $"{SlotLabel.Long(office, texts, e.At, language)}: {CaseHistory.Sentence(e, procedure)}")),
            ["complaints"] = file.ConversationId is { } writer ? await complaints.FullAsync(db, writer, language, cancellationToken) : "-",
            ["outside"] = Listed(await OutsideAsync(db, file.Id, language, cancellationToken)),
            ["views"] = Listed(views.Select(at => SlotLabel.Long(office, texts, at, language))),
            ["consent"] = consent is { } given ? SlotLabel.Long(office, texts, given, language) : "-",
            ["days"] = office.DocumentDays.ToString(CultureInfo.InvariantCulture),
        });
    }

    /// <summary>What officers noted from applications outside, whatever was put right later among it.</summary>
    private async Task<IReadOnlyList<string>> OutsideAsync(KtpBotDb db, long caseId, string language, CancellationToken cancellationToken)
    {
        var rows = await db.BridgeEntries.AsNoTracking().Where(b => b.CaseId == caseId).OrderBy(b => b.HappenedAt).ThenBy(b => b.Id).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => $"{SlotLabel.Long(office, texts, row.HappenedAt, language)}: " + string.Join("; ", new[]
            {
                bridges.WordsOf(BridgeBook.CodeOf(row.System, row.Act, row.Result)),
                row.Reference is { } reference ? texts.Render("own.outside", language, new Dictionary<string, string> { ["reference"] = reference }) : null,
                row.Words,
                row.Note,
            }.OfType<string>())),
        ];
    }

    private static string Listed(IEnumerable<string> lines)
    {
        var all = lines.ToList();
        return all.Count == 0 ? "-" : string.Join('\n', all.Select(line => "- " + line));
    }

    private IEnumerable<string> Record(CaseOnRecord record, string language) =>
        record.Record is { } row ? [$"{texts.Render("own.element.record", language)}: {row.Status} ({SlotLabel.Date(office, texts, row.SinceAt, language)})"] : [];

    /// <summary>What was answered about the application: who filed it, what changed, why.</summary>
    private IEnumerable<string> Details(CaseFile file, string language) => CaseDetails.Read(file.Details)
        .Where(d => texts.Has($"detail.{d.Key}.label", TextBook.DefaultLanguage))
        .Select(d => $"{texts.Render($"detail.{d.Key}.label", language)}: {texts.Detail(d.Key, d.Value, language)}");

    private IEnumerable<string> Elements(Person person, string language)
    {
        (string Key, string? Value)[] elements =
        [
            ("name", person.Name), ("nik", person.Nik), ("kk", person.Kk), ("phone", person.Phone), ("birth-place", person.BirthPlace), ("birth-date", person.BirthDate),
            ("sex", person.Sex), ("blood", person.BloodType), ("address", person.Address), ("rt-rw", person.RtRw), ("village", person.Village), ("district", person.District),
            ("religion", person.Religion), ("marital", person.MaritalStatus), ("occupation", person.Occupation), ("citizenship", person.Citizenship),
        ];
        return elements.Where(e => !string.IsNullOrEmpty(e.Value)).Select(e => $"{texts.Render("own.element." + e.Key, language)}: {e.Value}");
    }
}
