using KtpBot.Core.Cases;
using KtpBot.Core.People;
using KtpBot.Core.Records;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.CitizenData;

/// <summary>What the office holds about one case, as its citizen may know it.</summary>
/// <param name="File">The case.</param>
/// <param name="Person">Whom it is about; null where others have spoken for this person too, so that the citizen may not see more than he told himself.</param>
/// <param name="Documents">Requirements whose photo or file is stored.</param>
/// <param name="KeptUntil">When these are destroyed; null while the case runs.</param>
/// <param name="Views">How often officers opened the case or one of its documents.</param>
public sealed record CaseOnRecord(CaseFile File, Person? Person, IReadOnlyList<string> Documents, DateTime? KeptUntil, int Views)
{
    /// <summary>How the person's record stands at the centre, as entered here; null for nothing, and where he may not see the person.</summary>
    public PersonRecord? Record { get; private init; }

    /// <summary>What counts as an officer's look at a case, as the audit names it.</summary>
    internal static readonly string[] Looks = ["case.view", "case.sheet", "case.bundle"];

    /// <summary>How many notes officers made of it from applications outside.</summary>
    public int OutsideNotes { get; init; }

    /// <summary>Reads it.</summary>
    /// <param name="db">The running transaction.</param>
    /// <param name="conversationId">Who asks.</param>
    /// <param name="file">A case of his own.</param>
    /// <param name="documentDays">The office's rule.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<CaseOnRecord> ReadAsync(KtpBotDb db, long conversationId, CaseFile file, int documentDays, CancellationToken cancellationToken)
    {
        var held = await CitizenCases.HoldsPersonAsync(db, conversationId, file.PersonId, cancellationToken);
        var person = held ? await db.People.AsNoTracking().SingleAsync(p => p.Id == file.PersonId, cancellationToken) : null;
        var stored = await db.CaseDocuments.AsNoTracking()
            .Where(d => d.CaseId == file.Id && db.StoredFiles.Any(f => f.Id == d.FileId && f.ErasedAt == null))
            .OrderBy(d => d.Id).Select(d => new { d.Requirement, d.FileId }).ToListAsync(cancellationToken);
        var subjects = stored.Select(d => $"file:{d.FileId}").Append($"case:{file.Id}").ToList();
        var views = await db.AuditEntries.CountAsync(a => subjects.Contains(a.Subject) && (Looks.Contains(a.Action) || a.Action == "document.view"), cancellationToken);
        return new CaseOnRecord(
            file, person, [.. stored.Select(d => d.Requirement).Distinct()], StageMoves.IsEnd(file.Stage) ? file.UpdatedAt.AddDays(documentDays) : null, views)
        {
            Record = person is null ? null : await PersonRecords.OfCaseAsync(db, person.Id, cancellationToken),
            OutsideNotes = await db.BridgeEntries.CountAsync(b => b.CaseId == file.Id, cancellationToken),
        };
    }
}
