using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Registers;

/// <summary>
/// Numbers of the office's books, per name and year. Taken inside the transaction that uses them: the row is locked until it
/// commits, and a rollback gives the number back, so there is neither gap nor double on either database.
/// </summary>
internal static class Numbering
{
    /// <summary>The sequence of case numbers.</summary>
    public const string Cases = "permohonan";

    /// <summary>Waits until nobody else holds the book, without taking a number.</summary>
    public static Task HoldAsync(KtpBotDb db, string name, int year, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO "NumberSequences" ("OfficeId", "Name", "Year", "Last") VALUES ({db.OfficeId}, {name}, {year}, 0)
             ON CONFLICT ("OfficeId", "Name", "Year") DO UPDATE SET "Last" = "NumberSequences"."Last"
             """,
            cancellationToken);

    /// <summary>The next number, beginning with 1.</summary>
    public static async Task<int> TakeAsync(KtpBotDb db, string name, int year, CancellationToken cancellationToken)
    {
        var numbers = await db.Database.SqlQuery<int>(
            $"""
             INSERT INTO "NumberSequences" ("OfficeId", "Name", "Year", "Last") VALUES ({db.OfficeId}, {name}, {year}, 1)
             ON CONFLICT ("OfficeId", "Name", "Year") DO UPDATE SET "Last" = "NumberSequences"."Last" + 1
             RETURNING "Last" AS "Value"
             """).ToListAsync(cancellationToken);
        return numbers[0];
    }
}
