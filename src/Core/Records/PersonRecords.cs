using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Records;

/// <summary>Reads and writes the rows of population records inside the caller's transaction.</summary>
public static class PersonRecords
{
    /// <summary>The status's code; null when the office knows none.</summary>
    public static Task<string?> CodeAsync(KtpBotDb db, byte[] nikIndex, CancellationToken cancellationToken) =>
        db.PersonRecords.AsNoTracking().Where(r => r.NikIndex == nikIndex).Select(r => (string?)r.Status).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The record of the applicant of a case; null when the office knows none.</summary>
    public static Task<PersonRecord?> OfCaseAsync(KtpBotDb db, long personId, CancellationToken cancellationToken) =>
        db.PersonRecords.AsNoTracking().FirstOrDefaultAsync(r => db.People.Any(p => p.Id == personId && p.NikIndex == r.NikIndex), cancellationToken);

    /// <summary>Takes a person's record and its history away, because the person is forgotten.</summary>
    internal static async Task ForgetAsync(KtpBotDb db, byte[] nikIndex, CancellationToken cancellationToken)
    {
        await db.PersonRecordChanges.Where(c => db.PersonRecords.Any(r => r.Id == c.RecordId && r.NikIndex == nikIndex)).ExecuteDeleteAsync(cancellationToken);
        await db.PersonRecords.Where(r => r.NikIndex == nikIndex).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Writes a status and its line in the history, and saves. The status it has already changes nothing.</summary>
    /// <returns>Whether it changed.</returns>
    internal static async Task<bool> SetAsync(KtpBotDb db, byte[] nikIndex, string code, RecordSource source, long? officerId, DateTime now, CancellationToken cancellationToken)
    {
        var row = await db.PersonRecords.FirstOrDefaultAsync(r => r.NikIndex == nikIndex, cancellationToken);
        if (row?.Status == code) return false;
        if (row is null)
        {
            row = new PersonRecord { OfficeId = db.OfficeId, NikIndex = nikIndex, Status = code, SinceAt = now, OfficerId = officerId, Source = source };
            db.Add(row);
        }
        else
        {
            (row.Status, row.SinceAt, row.OfficerId, row.Source) = (code, now, officerId, source);
        }

        await db.SaveChangesAsync(cancellationToken);
        db.Add(new PersonRecordChange { OfficeId = db.OfficeId, RecordId = row.Id, Status = code, At = now, OfficerId = officerId, Source = source });
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
