using KtpBot.Bot.Conversations;
using KtpBot.Core.Cases;
using KtpBot.Core.CitizenData;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Documents;
using KtpBot.Core.Offices;
using KtpBot.Core.Registration;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Registration;

/// <summary>Reads what the result page tells of one case.</summary>
internal sealed class RegisteredCases(Database database, RequirementBook requirements, OfficeProfile office, CommitQueue queue, TimeProvider clock)
{
    /// <summary>A code that leads the case into a conversation.</summary>
    public Task<string> CodeAsync(long caseId) =>
        queue.WriteAsync(scope => new ValueTask<string>(CaseCodes.MakeAsync(scope.Db, database.Cipher, caseId, clock.GetUtcNow().UtcDateTime, CancellationToken.None)));

    /// <summary>Null when the case is gone, erased, or no case of the form.</summary>
    public async Task<RegisteredCase?> FindAsync(long caseId, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var found = await db.Cases.AsNoTracking().Where(c => c.Id == caseId && c.SubmissionKey.StartsWith(SubmissionKeys.Form))
            .Join(db.People.AsNoTracking(), c => c.PersonId, p => p.Id, (c, p) => new { File = c, Person = p }).SingleOrDefaultAsync(cancellationToken);
        if (found is null || found.Person.Name == CaseErasure.Erased || requirements.For(found.File.Service) is not { } needs) return null;
        var details = CaseDetails.Read(found.File.Details);
        var there = await db.CaseDocuments.Where(d => d.CaseId == caseId && d.FileId != null && d.State != CaseDocumentState.Rejected).Select(d => d.Requirement).ToListAsync(cancellationToken);
        return new RegisteredCase(
            found.File.Number,
            found.File.Service,
            CaseMailbox.AddressOf(office, found.File) is not null,
            found.Person.Phone is not null,
            needs.NeedsPresence(details),
            found.File.ConversationId is not null,
            [.. needs.Applying(details).Where(d => d.Way != DocumentWay.Prepared && !there.Contains(d.Id)).Select(d => d.Id)]);
    }
}
