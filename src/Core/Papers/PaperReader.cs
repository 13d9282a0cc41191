using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Documents;
using KtpBot.Core.Offices;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Papers;

/// <summary>Reads what a case's papers are filled with.</summary>
internal static class PaperReader
{
    /// <summary>The case's data; null when the office has no such case.</summary>
    public static async Task<PaperMatter?> ReadAsync(
        KtpBotDb db, IDocumentStore store, RequirementBook requirements, OfficeProfile office, ProcedureBook procedures, long caseId, CancellationToken cancellationToken)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, cancellationToken) is not { } file) return null;
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == file.PersonId, cancellationToken);
        var documents = await db.CaseDocuments.AsNoTracking()
            .Where(d => d.CaseId == caseId && d.State != CaseDocumentState.Rejected && d.State != CaseDocumentState.Replaced)
            .Select(d => d.Requirement).Distinct().ToListAsync(cancellationToken);
        var handOver = await db.RegisterEntries.AsNoTracking().SingleOrDefaultAsync(r => r.CaseId == caseId && r.Register == SopEngine.HandOverRegister, cancellationToken);
        return new PaperMatter(
            file,
            person,
            CaseDetails.Read(file.Details),
            requirements.For(file.Service)?.FormBox ?? "-",
            documents,
            file.Stage == CaseStage.Returned ? await ReturnAsync(db, caseId, cancellationToken) : null,
            handOver,
            handOver?.SignatureFileId is { } signature ? await store.GetAsync(signature, cancellationToken) : null,
            handOver?.OfficerId is { } officer ? await NameAsync(db, officer, cancellationToken) : null,
            await db.Appointments.Where(a => a.CaseId == caseId && a.State == AppointmentState.Arrived && a.QueueNumber != null && a.ArrivedAt != null)
                .OrderByDescending(a => a.Id).Select(a => new QueuedVisit(a.Counter, a.QueueNumber!.Value, a.ArrivedAt!.Value, db.QueueTickets.Where(t => t.AppointmentId == a.Id).Select(t => t.Purpose).FirstOrDefault())).FirstOrDefaultAsync(cancellationToken),
            await db.IssuedPapers.AnyAsync(p => p.CaseId == caseId && p.Kind == PaperKind.Receipt && p.CancelledAt == null, cancellationToken))
        {
            Approvals = file.Service == PaperOffers.LetterService
                ? await ApprovalSigners.ReadAsync(db, office, procedures.For(file.ProcedureId, file.ProcedureVersion, file.StepId), file, cancellationToken)
                : [],
        };
    }

    /// <summary>An officer's name as it is signed.</summary>
    public static Task<string?> NameAsync(KtpBotDb db, long officerId, CancellationToken cancellationToken) =>
        db.Officers.Where(o => o.Id == officerId).Select(o => (string?)o.DisplayName).SingleOrDefaultAsync(cancellationToken);

    private static async Task<ReturnedCase?> ReturnAsync(KtpBotDb db, long caseId, CancellationToken cancellationToken)
    {
        var decided = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == caseId && e.ReasonCode != null && e.Kind.StartsWith("Decided:"))
            .OrderByDescending(e => e.Id).FirstOrDefaultAsync(cancellationToken);
        return decided is null ? null : new ReturnedCase(
            decided.At,
            [.. decided.ReasonCode!.Split(',').Select(code => code.Split(':')).Select(parts => (parts.Length > 1 ? parts[0] : null, parts[^1]))],
            decided.Note);
    }
}
