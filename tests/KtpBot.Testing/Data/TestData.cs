using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;

namespace KtpBot.Testing.Data;

/// <summary>
/// Rows for tests, made by verbs; one file for each noun. All names and numbers are fictional; region codes are those of Kwangsan
/// (35.15.17.2001).
/// </summary>
public sealed partial class TestData(Database database, DateTime now)
{
    private int _next;

    public TestData(TestDatabase database, DateTime now)
        : this(database.Database, now)
    {
    }

    private string OfficeId => database.Office.OfficeId;

    private int Next() => Interlocked.Increment(ref _next);

    private async Task<T> SavedAsync<T>(T row)
        where T : class
    {
        await using var db = database.CreateDbContext();
        db.Add(row);
        await db.SaveChangesAsync();
        return row;
    }
}
