using KtpBot.Core.Cases;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Pauses;

/// <summary>
/// Carries out what was declared: lets cases rest at steps that know the cause, also those that arrive there later, and lets them go on
/// once it has ended. Each case is a commit of its own with the row that remembers it, so a round that was cut short, or two at once, do
/// no harm: the next look goes on where rows are missing.
/// </summary>
public sealed class PauseRound(Database database, CaseDesk desk, ProcedureBook procedures, OfficeProfile office, OpenPauses board, TimeProvider time)
{
    private const int Chunk = 50;

    private static readonly CaseStage[] Running = [.. Enum.GetValues<CaseStage>().Where(stage => !StageMoves.IsEnd(stage))];

    /// <summary>One look. Not to be called twice at once in a process.</summary>
    /// <returns>How many cases began to rest, and how many go on.</returns>
    public async Task<(int Rested, int Released)> RunAsync(CancellationToken cancellationToken)
    {
        List<OfficePause> open;
        await using (var db = database.CreateDbContext())
            open = await db.Set<OfficePause>().AsNoTracking().Where(p => p.DoneAt == null).OrderBy(p => p.Id).ToListAsync(cancellationToken);
        board.Saw([.. open.Where(p => p.EndedAt is null).Select(p => new OpenPause(p.Id, p.Code, p.ExpectedAt))]);
        var done = (Rested: 0, Released: 0);
        foreach (var pause in open.Where(p => p.EndedAt is not null)) done.Released += await ReleaseAsync(pause, cancellationToken);
        foreach (var pause in open.Where(p => p.EndedAt is null)) done.Rested += await RestAsync(pause, cancellationToken);
        return done;
    }

    private async Task<int> RestAsync(OfficePause pause, CancellationToken cancellationToken)
    {
        var rested = 0;
        foreach (var place in await PlacesAsync(pause.Code, cancellationToken))
        {
            for (var after = 0L; ;)
            {
                var ids = await WaitingAsync(pause, place, after, cancellationToken);
                foreach (var id in ids)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var outcome = await RestAsync(pause, id, cancellationToken);
                    if (outcome is null) return rested; // Ended meanwhile.
                    if (outcome is DeskDone) rested++;
                }

                if (ids.Count < Chunk) break;
                after = ids[^1];
            }
        }

        return rested;
    }

    /// <summary>Where running cases stand at steps that know the cause.</summary>
    private async Task<List<Place>> PlacesAsync(string code, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var all = await db.Cases.Where(c => Running.Contains(c.Stage) && c.PausedAt == null)
            .Select(c => new Place(c.ProcedureId, c.ProcedureVersion, c.StepId)).Distinct().ToListAsync(cancellationToken);
        return [.. all.Where(p => procedures.For(p.ProcedureId, p.Version, p.StepId) is { } procedure && procedure.Step(p.StepId) is { } step && procedure.PausesAt(step).Contains(code))];
    }

    private async Task<List<long>> WaitingAsync(OfficePause pause, Place place, long after, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();

        // Whoever continued a single case meant it: it rests again only once it has come to the step anew.
        return await db.Cases
            .Where(c => c.Id > after && Running.Contains(c.Stage) && c.PausedAt == null
                && c.ProcedureId == place.ProcedureId && c.ProcedureVersion == place.Version && c.StepId == place.StepId
                && !db.Set<RestingCase>().Any(r => r.PauseId == pause.Id && r.CaseId == c.Id && r.StepId == c.StepId && r.PausedAt >= c.StepSinceAt))
            .OrderBy(c => c.Id).Take(Chunk).Select(c => c.Id).ToListAsync(cancellationToken);
    }

    /// <returns>Null once the pause has ended.</returns>
    private async Task<DeskOutcome?> RestAsync(OfficePause pause, long caseId, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

            // The row is held until the commit: whoever ends the pause waits for it, and then finds this case among those that rest.
            var lasts = await db.Set<OfficePause>().Where(p => p.Id == pause.Id && p.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(p => p.Code, p => p.Code), cancellationToken);
            if (lasts == 0) return null;
            var told = await db.Set<RestingCase>().AnyAsync(r => r.PauseId == pause.Id && r.CaseId == caseId, cancellationToken);
            var note = pause.Note is { } words ? $"Gangguan seluruh kantor: {words}" : "Gangguan seluruh kantor";
            var outcome = await desk.ApplyAsync(db, new CasePaused(caseId, ActorOf(pause.DeclaredBy), pause.Code, note) { Told = told }, cancellationToken);
            if (outcome is not DeskDone done) return outcome;
            var file = await db.Cases.SingleAsync(c => c.Id == caseId, cancellationToken);
            db.Add(new RestingCase { OfficeId = office.Id, PauseId = pause.Id, CaseId = caseId, StepId = done.StepId, PausedAt = file.PausedAt });
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return outcome;
        }
        catch (Exception clash) when (StorageClash.Is(clash))
        {
            return new DeskRefused(DeskRefusal.MovedOn, "Berkas ini sedang diubah oleh orang lain."); // The next look finds it as it stands then.
        }
    }

    private async Task<int> ReleaseAsync(OfficePause pause, CancellationToken cancellationToken)
    {
        var released = 0;
        for (var after = 0L; ;)
        {
            List<long> rows;
            await using (var db = database.CreateDbContext())
                rows = await db.Set<RestingCase>().Where(r => r.PauseId == pause.Id && r.Id > after && r.ReleasedAt == null).OrderBy(r => r.Id).Take(Chunk).Select(r => r.Id).ToListAsync(cancellationToken);
            foreach (var row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (await ReleaseAsync(pause, row, cancellationToken)) released++;
            }

            if (rows.Count < Chunk) break;
            after = rows[^1];
        }

        await using var end = database.CreateDbContext();
        var now = time.GetUtcNow().UtcDateTime;
        await end.Set<OfficePause>().Where(p => p.Id == pause.Id && p.DoneAt == null && !end.Set<RestingCase>().Any(r => r.PauseId == pause.Id && r.ReleasedAt == null))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.DoneAt, now), cancellationToken);
        return released;
    }

    /// <summary>Only what rests for this pause goes on; what was paused for itself meanwhile stays so.</summary>
    private async Task<bool> ReleaseAsync(OfficePause pause, long rowId, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var row = await db.Set<RestingCase>().SingleAsync(r => r.Id == rowId, cancellationToken);
            var file = await CasePictures.HoldAsync(db, row.CaseId, cancellationToken);
            var rests = file is { PausedAt: { } since, PauseCode: { } code } && since == row.PausedAt && code == pause.Code;
            var goesOn = rests && await desk.ApplyAsync(db, new CaseResumed(row.CaseId, ActorOf(pause.EndedBy ?? pause.DeclaredBy)), cancellationToken) is DeskDone;
            row.ReleasedAt = time.GetUtcNow().UtcDateTime;
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return goesOn;
        }
        catch (Exception clash) when (StorageClash.Is(clash))
        {
            return false;
        }
    }

    /// <summary>Who declares it for the office acts at every step; that he may do so has been asked when he declared it.</summary>
    private Actor ActorOf(long officerId) => Actor.Officer(officerId, "", [.. office.Roles.All.Select(r => r.Code)]);

    private sealed record Place(string ProcedureId, int Version, string StepId);
}
