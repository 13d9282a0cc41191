using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Registration;

/// <summary>How a line stands to what the office has already.</summary>
public enum LineStanding
{
    New,

    /// <summary>This very line has become a case before, or stands in the sheet twice.</summary>
    Imported,

    /// <summary>The same person has a running case of the same service, or an earlier line asks for the same: an officer decides.</summary>
    Running,

    Unreadable,
}

/// <param name="Applicant">The line.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="CaseId">The case that is meant by it; null for an earlier line.</param>
/// <param name="Number">Its number, or that of the earlier line.</param>
public sealed record PreviewLine(SheetApplicant Applicant, LineStanding Standing, long? CaseId = null, string? Number = null);

/// <param name="Line">Number of the line.</param>
/// <param name="CaseId">The case; null when it was refused.</param>
/// <param name="Number">Its number.</param>
/// <param name="IsNew">False when it had been imported before, or by somebody else at this moment.</param>
/// <param name="Refusal">Why it was refused, for the officer.</param>
public sealed record ImportedLine(int Line, long? CaseId, string? Number, bool IsNew, string? Refusal);

/// <summary>
/// Makes cases of the lines of another provider's form. Each line has a key of its own (time stamp, NIK and service), so a sheet that is
/// imported twice, overlaps an earlier one, or is imported by two officers at once makes no double.
/// </summary>
public sealed class SheetImport(Database database, CaseDesk desk, OfficeProfile office, RequirementBook requirements, TimeProvider time)
{
    private const int AtOnce = 400;

    private FieldCipher Cipher => database.Cipher;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>What would become of each line, in the order of printing. Writes nothing.</summary>
    public async Task<IReadOnlyList<PreviewLine>> PreviewAsync(Sheet sheet, SheetMapping mapping, CancellationToken cancellationToken)
    {
        var lines = new SheetReader(office, requirements, Now).Read(sheet, mapping);
        var good = lines.Where(l => l.Faults.Count == 0).ToList();
        var imported = await ImportedAsync([.. good.Select(KeyOf).Distinct()], cancellationToken);
        var running = await RunningAsync([.. good.Select(l => l.Nik).Distinct()], cancellationToken);
        var (keys, people) = (new HashSet<string>(StringComparer.Ordinal), new Dictionary<(string, string), int>());
        var preview = new List<PreviewLine>(lines.Count);
        foreach (var line in lines)
        {
            if (line.Faults.Count > 0) preview.Add(new PreviewLine(line, LineStanding.Unreadable));
            else if (imported.TryGetValue(KeyOf(line), out var done)) preview.Add(new PreviewLine(line, LineStanding.Imported, done.Id, done.Number));
            else if (!keys.Add(KeyOf(line))) preview.Add(new PreviewLine(line, LineStanding.Imported));
            else if (running.TryGetValue((line.Nik, line.Service), out var open)) preview.Add(new PreviewLine(line, LineStanding.Running, open.Id, open.Number));
            else if (people.TryGetValue((line.Nik, line.Service), out var earlier)) preview.Add(new PreviewLine(line, LineStanding.Running, null, FormattableString.Invariant($"baris {earlier}")));
            else preview.Add(new PreviewLine(line, LineStanding.New));
            if (line.Faults.Count == 0) people.TryAdd((line.Nik, line.Service), line.Number);
        }

        return preview;
    }

    /// <summary>Makes the chosen lines cases, one transaction each, in the order given.</summary>
    public async Task<IReadOnlyList<ImportedLine>> ImportAsync(IEnumerable<SheetApplicant> lines, Actor officer, CancellationToken cancellationToken)
    {
        var results = new List<ImportedLine>();
        foreach (var line in lines.Where(l => l.Faults.Count == 0))
        {
            results.Add(await desk.HandleAsync(InputOf(line, officer), cancellationToken) switch
            {
                DeskDone done => new ImportedLine(line.Number, done.CaseId, done.Number, await IsMineAsync(done.CaseId, officer, cancellationToken), null),
                DeskRefused refused => new ImportedLine(line.Number, null, null, false, refused.OfficerText),
                var other => throw new InvalidOperationException($"{other.GetType().Name} is no outcome of the desk."),
            });
        }

        return results;
    }

    private string KeyOf(SheetApplicant line) => SubmissionKeys.OfSheet(Cipher, line.At, line.Nik, line.Service);

    private SubmitCase InputOf(SheetApplicant line, Actor officer)
    {
        var details = line.Links.ToDictionary(l => CaseDetails.LinkPrefix + l.Key, l => l.Value, StringComparer.Ordinal);
        if (line.Email is { } email) details[CaseDetails.Email] = email;

        // What lies with another provider is not fetched: it is asked for, or shown at the counter.
        var documents = (requirements.For(line.Service)?.Documents ?? []).Where(d => d.Way == DocumentWay.Photo && line.Links.ContainsKey(d.Id)).Select(d => new SentDocument(d.Id, null)).ToList();
        return new SubmitCase(officer, line.Service, new Applicant(line.Nik, line.Kk, line.Name, line.Phone), documents, null, KeyOf(line), details, line.At);
    }

    private async Task<Dictionary<string, (long Id, string Number)>> ImportedAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var found = new Dictionary<string, (long, string)>(StringComparer.Ordinal);
        foreach (var some in keys.Chunk(AtOnce))
        {
            foreach (var file in await db.Cases.Where(c => some.Contains(c.SubmissionKey)).Select(c => new { c.SubmissionKey, c.Id, c.Number }).ToListAsync(cancellationToken))
                found[file.SubmissionKey] = (file.Id, file.Number);
        }

        return found;
    }

    private async Task<Dictionary<(string Nik, string Service), (long Id, string Number)>> RunningAsync(IReadOnlyList<string> niks, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        CaseStage[] ends = [.. Enum.GetValues<CaseStage>().Where(StageMoves.IsEnd)];
        var found = new Dictionary<(string, string), (long, string)>();
        foreach (var some in niks.Chunk(AtOnce))
        {
            var indexes = some.ToDictionary(nik => Convert.ToHexString(Cipher.OfNik(nik)), nik => nik, StringComparer.Ordinal);
            var wanted = some.Select(Cipher.OfNik).ToList();
            var rows = await db.Cases.Where(c => !ends.Contains(c.Stage))
                .Join(db.People.Where(p => wanted.Contains(p.NikIndex)), c => c.PersonId, p => p.Id, (c, p) => new { c.Id, c.Number, c.Service, p.NikIndex }).ToListAsync(cancellationToken);
            foreach (var row in rows) found[(indexes[Convert.ToHexString(row.NikIndex)], row.Service)] = (row.Id, row.Number);
        }

        return found;
    }

    private async Task<bool> IsMineAsync(long caseId, Actor officer, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        return await db.CaseEvents.AnyAsync(e => e.CaseId == caseId && e.Kind == "Submitted" && e.ActorId == officer.Id, cancellationToken);
    }
}
