using System.Globalization;
using KtpBot.Core.Cases;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Records;

/// <summary>
/// Takes in what the central application shows about a person of the office: the record's row, its history, and whatever follows from
/// it in each of the person's open cases, in one transaction.
/// </summary>
public sealed class RecordDesk(Database database, CaseDesk desk, ProcedureBook procedures, TimeProvider time)
{
    /// <summary>Enters a status. The one the record has already changes nothing.</summary>
    /// <param name="personId">A person of the office.</param>
    /// <param name="code">A code of dialogs/records.</param>
    /// <param name="actor">The officer.</param>
    /// <param name="source">How it came in.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<RecordEntry> EnterAsync(long personId, string code, Actor actor, RecordSource source, CancellationToken cancellationToken) =>
        procedures.Statuses.Find(code) is null ? new RecordEntry(RecordOutcome.Refused, [], "Status rekam itu tidak dikenal. Pilih dari daftar.")
        : await database.WriteAsync(
            db => EnterAsync(db, personId, code, actor, source, cancellationToken),
            entry => entry.Outcome == RecordOutcome.Changed,
            () => new RecordEntry(RecordOutcome.Refused, [], "Data ini sedang diubah oleh orang lain. Muat ulang halaman, lalu coba lagi."),
            cancellationToken);

    private async Task<RecordEntry> EnterAsync(KtpBotDb db, long personId, string code, Actor actor, RecordSource source, CancellationToken cancellationToken)
    {
        if (await db.People.Where(p => p.Id == personId).Select(p => p.NikIndex).FirstOrDefaultAsync(cancellationToken) is not { } nikIndex)
            return new RecordEntry(RecordOutcome.Refused, [], "Orang ini tidak tercatat di kantor ini.");
        var officer = long.TryParse(actor.Id, CultureInfo.InvariantCulture, out var id) ? id : (long?)null;
        if (!await PersonRecords.SetAsync(db, nikIndex, code, source, officer, time.GetUtcNow().UtcDateTime, cancellationToken)) return new RecordEntry(RecordOutcome.Unchanged, [], null);
        var moved = new List<RecordedCase>();
        foreach (var open in await desk.CardCasesAsync(db, personId, cancellationToken))
        {
            if (await desk.ApplyAsync(db, new RecordStatusKnown(open.Id, actor, code), cancellationToken) is not DeskDone done)
                return new RecordEntry(RecordOutcome.Refused, [], "Berkas orang ini tidak dikerjakan oleh peran Anda.");
            moved.Add(new RecordedCase(done.CaseId, done.Number, open.StepId, done.StepId));
        }

        return new RecordEntry(RecordOutcome.Changed, moved, null);
    }
}

/// <summary>What came of an entry.</summary>
/// <param name="Outcome">Whether the record changed.</param>
/// <param name="Cases">The open cases that were told, and where they stand now.</param>
/// <param name="Refusal">For the officer, when refused.</param>
public sealed record RecordEntry(RecordOutcome Outcome, IReadOnlyList<RecordedCase> Cases, string? Refusal);

/// <summary>An open case of the person: from which step to which.</summary>
public sealed record RecordedCase(long CaseId, string Number, string FromStepId, string ToStepId)
{
    public bool Moved => FromStepId != ToStepId;
}

/// <summary>Whether a record changed.</summary>
public enum RecordOutcome
{
    Changed,

    /// <summary>It has this status already.</summary>
    Unchanged,
    Refused,
}
