using System.Text;
using KtpBot.Core.Cases;
using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Records;

/// <summary>
/// Many statuses at once, pasted or from a CSV file: first what would happen, then each person in a transaction of his own, so that one
/// refusal keeps nothing else back and a second click changes nothing.
/// </summary>
public sealed class RecordImport(Database database, RecordDesk records, CaseDesk desk, RecordStatusBook statuses)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A file as text: UTF-8 or UTF-16 by its mark, else UTF-8, else Latin 1 as older programs write it.</summary>
    public static string TextOf(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..]) return Encoding.Unicode.GetString(bytes);
        if (bytes is [0xFE, 0xFF, ..]) return Encoding.BigEndianUnicode.GetString(bytes);
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    /// <summary>What each line would do. Nothing is written.</summary>
    public async Task<IReadOnlyList<RecordPreview>> PreviewAsync(string text, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var previews = new List<RecordPreview>();
        foreach (var line in RecordLines.Read(text, statuses)) previews.Add(await PreviewAsync(db, line, cancellationToken));
        return previews;
    }

    /// <summary>Enters every line that can be used. Lines that say what is known already change nothing.</summary>
    public async Task<RecordSummary> ApplyAsync(string text, Actor actor, RecordSource source, CancellationToken cancellationToken)
    {
        var (changed, same, moved) = (0, 0, 0);
        var left = new List<RecordPreview>();
        foreach (var line in await PreviewAsync(text, cancellationToken))
        {
            if (line is not { PersonId: { } person, Line.Status: { } status, Why: null })
            {
                left.Add(line);
                continue;
            }

            var entry = await records.EnterAsync(person, status.Code, actor, source, cancellationToken);
            if (entry.Outcome == RecordOutcome.Changed) changed++;
            if (entry.Outcome == RecordOutcome.Unchanged) same++;
            if (entry.Outcome == RecordOutcome.Refused) left.Add(line with { Why = entry.Refusal });
            moved += entry.Cases.Count(c => c.Moved);
        }

        return new RecordSummary(changed, same, moved, left);
    }

    private async Task<RecordPreview> PreviewAsync(KtpBotDb db, RecordLine line, CancellationToken cancellationToken)
    {
        if (line is not { Nik: { } nik, Status: { } status, Fault: null }) return new RecordPreview(line, null, [], null, line.Fault);
        var index = database.Cipher.OfNik(nik);
        if (await db.People.Where(p => p.NikIndex == index).Select(p => (long?)p.Id).FirstOrDefaultAsync(cancellationToken) is not { } person)
            return new RecordPreview(line, null, [], null, "Tidak ada permohonan dengan NIK ini di kantor ini.");
        var old = statuses.Find(await PersonRecords.CodeAsync(db, index, cancellationToken));
        var cases = (await desk.CardCasesAsync(db, person, cancellationToken)).Select(c => new PreviewedCase(c.Id, c.Number, TitleOf(c), old?.Code == status.Code ? null : Goes(c, status))).ToList();
        return new RecordPreview(line, person, cases, old, null);
    }

    private string TitleOf(CaseFile file) => desk.ProcedureOf(file)?.Step(file.StepId)?.Title ?? file.StepId;

    private string? Goes(CaseFile file, RecordStatus status) =>
        desk.ProcedureOf(file) is { } procedure && procedure.Step(file.StepId)?.OnRecord(status.Code) is { } outcome ? procedure.Step(outcome.ToStepId!)?.Title : null;
}

/// <summary>What a line would do.</summary>
/// <param name="Line">As read.</param>
/// <param name="PersonId">Whom it is about; null when the office does not know the NIK.</param>
/// <param name="Cases">The person's open cases.</param>
/// <param name="Old">The status known so far.</param>
/// <param name="Why">Why nothing will happen; null when the line can be used.</param>
public sealed record RecordPreview(RecordLine Line, long? PersonId, IReadOnlyList<PreviewedCase> Cases, RecordStatus? Old, string? Why)
{
    /// <summary>It says what is known already.</summary>
    public bool IsSame => Why is null && Old is not null && Old == Line.Status;
}

/// <summary>An open case: where it stands, and where it would go; null when it stays.</summary>
public sealed record PreviewedCase(long Id, string Number, string At, string? Goes);

/// <summary>What came of many lines.</summary>
/// <param name="Changed">Records with a new status.</param>
/// <param name="Same">Records that had it already.</param>
/// <param name="Moved">Cases that went to another step.</param>
/// <param name="Left">Lines that could not be used, with the reason.</param>
public sealed record RecordSummary(int Changed, int Same, int Moved, IReadOnlyList<RecordPreview> Left);
