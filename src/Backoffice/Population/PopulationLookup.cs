using System.Globalization;
using KtpBot.Backoffice.Security;
using KtpBot.Core.Audit;
using KtpBot.Core.Cases;
using KtpBot.Core.Population;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Population;

/// <summary>Why nothing was looked up.</summary>
internal enum LookupRefusal
{
    NoCase,

    /// <summary>Only who can do something with the case now has a reason to look.</summary>
    NotTheirs,
    TooOften,

    /// <summary>Neither service nor snapshot.</summary>
    NoSource,
}

/// <summary>
/// Looks the person of a case up and keeps beside the case what differs. The service is asked first where the office has one; when it gives
/// no answer, the imported snapshot is. Each source that is opened is written down before, with the case as its purpose.
/// </summary>
internal sealed class PopulationLookup(KtpBotDb db, CaseDesk desk, CurrentOfficer officer, PopulationOptions options, PopulationSources sources, CallNikClient service, TimeProvider time)
{
    public const string AuditAction = "population.lookup";

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Null when it was done; the outcome stands in the case's <see cref="PopulationCheck"/>.</summary>
    public async Task<LookupRefusal?> RunAsync(long caseId, CancellationToken cancellationToken)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, cancellationToken) is not { } file) return LookupRefusal.NoCase;
        if (!MayLook(file)) return LookupRefusal.NotTheirs;
        var snapshot = await sources.SnapshotAsync(cancellationToken);
        if (!sources.ServiceIsOn && snapshot is null) return LookupRefusal.NoSource;
        if (await LookedAsync(cancellationToken) >= options.LookupsPerHour) return LookupRefusal.TooOften;

        var ours = PopulationRecord.Of(await db.People.AsNoTracking().SingleAsync(p => p.Id == file.PersonId, cancellationToken));
        var (check, theirs) = sources.ServiceIsOn ? await InServiceAsync(file, ours, cancellationToken) : (null, null);
        if (snapshot is { } whole && (check is null || !IsAnswer(check.Outcome)))
            (check, theirs) = await InSnapshotAsync(file, ours, whole, check?.Outcome, cancellationToken);
        if (theirs is not null) check!.Elements = PopulationCheck.Write(PopulationMatch.Compare(ours, theirs));
        await StoreAsync(file, check!, cancellationToken);
        return null;
    }

    public bool MayLook(CaseFile file) => desk.ActionsFor(file, officer.Roles).Count > 0;

    private static bool IsAnswer(PopulationOutcome outcome) => outcome is PopulationOutcome.Found or PopulationOutcome.NotFound or PopulationOutcome.Inactive;

    private Task<int> LookedAsync(CancellationToken cancellationToken)
    {
        var (id, since) = (officer.Id, time.GetUtcNow().UtcDateTime - Window);
        return db.AuditEntries.CountAsync(a => a.Action == AuditAction && a.OfficerId == id && a.At > since, cancellationToken);
    }

    private async Task<(PopulationCheck? Check, PopulationRecord? Theirs)> InServiceAsync(CaseFile file, PopulationRecord ours, CancellationToken cancellationToken)
    {
        var nik = ours[PopulationElement.Nik]!;
        if (await sources.CachedAsync(nik, ours, cancellationToken) is { } fresh)
        {
            await WriteDownAsync(file, "cache", cancellationToken);
            return (Check(file, PopulationOutcome.Found, PopulationSource.Service, fresh.FetchedAt), fresh.Record);
        }

        await WriteDownAsync(file, "service", cancellationToken);
        var answer = await service.AskAsync(nik, ours, cancellationToken);
        if (answer.Record is { } record) await sources.KeepAsync(nik, ours, record, cancellationToken);
        return (Check(file, answer.Outcome, PopulationSource.Service, time.GetUtcNow().UtcDateTime), answer.Record);
    }

    private async Task<(PopulationCheck Check, PopulationRecord? Theirs)> InSnapshotAsync(
        CaseFile file, PopulationRecord ours, (long Id, DateOnly AsOf) snapshot, PopulationOutcome? serviceFailed, CancellationToken cancellationToken)
    {
        await WriteDownAsync(file, "snapshot", cancellationToken);
        var theirs = await sources.InSnapshotAsync(snapshot.Id, ours[PopulationElement.Nik]!, cancellationToken);
        return (Check(file, theirs is null ? PopulationOutcome.NotFound : PopulationOutcome.Found, PopulationSource.Snapshot, null, snapshot.AsOf, serviceFailed), theirs);
    }

    private async Task WriteDownAsync(CaseFile file, string source, CancellationToken cancellationToken)
    {
        db.AuditEntries.Add(new AuditEntry
        {
            OfficeId = db.OfficeId,
            At = time.GetUtcNow().UtcDateTime,
            OfficerId = officer.Id,
            Action = AuditAction,
            Subject = string.Create(CultureInfo.InvariantCulture, $"case:{file.Id}:{source}"),
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    private PopulationCheck Check(CaseFile file, PopulationOutcome outcome, PopulationSource source, DateTime? fetchedAt, DateOnly? asOf = null, PopulationOutcome? serviceFailed = null) => new()
    {
        OfficeId = db.OfficeId,
        CaseId = file.Id,
        OfficerId = officer.Id,
        At = time.GetUtcNow().UtcDateTime,
        Outcome = outcome,
        Source = source,
        FetchedAt = fetchedAt,
        AsOf = asOf,
        ServiceFailed = serviceFailed,
    };

    /// <summary>The newest comparison takes the place of the one before; the history keeps that there was one.</summary>
    private async Task StoreAsync(CaseFile file, PopulationCheck check, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.PopulationChecks.Where(k => k.CaseId == file.Id).ExecuteDeleteAsync(cancellationToken);
        db.PopulationChecks.Add(check);
        db.CaseEvents.Add(new CaseEvent
        {
            OfficeId = db.OfficeId,
            CaseId = file.Id,
            At = check.At,
            Kind = "PopulationChecked",
            Actor = ActorKind.Officer,
            ActorId = officer.Id.ToString(CultureInfo.InvariantCulture),
            Stage = file.Stage,
            StepId = file.StepId,
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
