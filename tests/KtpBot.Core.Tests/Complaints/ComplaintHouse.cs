using KtpBot.Core.Complaints;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Notices;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using KtpBot.Testing;
using KtpBot.Testing.Data;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Tests.Complaints;

/// <summary>The room of complaints on a real database, with the project's own office and texts.</summary>
internal sealed class ComplaintHouse : IAsyncDisposable
{
    private static readonly string Dialogs = RepositoryRoot.File("dialogs");

    private ComplaintHouse(TestDatabase storage)
    {
        Storage = storage;
        Office = OfficeFile.Load(Dialogs, TestOffices.Kwangsan).Office!;
        Desk = new ComplaintDesk(Office, TestKeys.Cipher);
        Work = new ComplaintWork(Office, TextBook.Load(Dialogs).Book, TemplateBook.Load(Dialogs).Book);
        Data = new TestData(storage, Now);
    }

    /// <summary>Friday, 20 November 2026, 09.00 WIB.</summary>
    public static DateTime Now { get; } = new(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);

    public TestDatabase Storage { get; }

    public OfficeProfile Office { get; }

    public ComplaintDesk Desk { get; }

    public ComplaintWork Work { get; }

    public TestData Data { get; }

    public static async Task<ComplaintHouse> OpenAsync(StorageProvider provider) => new(await TestDatabase.CreateAsync(provider));

    public static ComplaintDraft Draft(bool anonymous = false, ComplaintKind kind = ComplaintKind.Slow, Guid? proof = null) =>
        new(kind, anonymous, "Sudah sebulan tidak ada kabar", "Pak Anu", "Balai desa", "kemarin", "50 ribu", "KWS-2026-000001", "Siti 0812", proof);

    public async Task<Complaint?> FileAsync(Conversation from, ComplaintDraft draft, DateTime? now = null)
    {
        await using var db = Storage.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var complaint = await Desk.FileAsync(db, draft, from.Id, "id", now ?? Now, CancellationToken.None);
        await transaction.CommitAsync();
        return complaint;
    }

    public async Task<Complaint?> FindAsync(Conversation from, string number)
    {
        await using var db = Storage.Open();
        return await Desk.FindOwnAsync(db, from.Id, number, CancellationToken.None);
    }

    public async Task<string?> AnswerAsync(long id, string words, bool final = false, DateTime? now = null)
    {
        await using var db = Storage.Open();
        return await Work.AnswerAsync(db, id, 7, words, final, now ?? Now, CancellationToken.None);
    }

    public async Task<Complaint> ReadAsync(long id)
    {
        await using var db = Storage.Open();
        return await db.Complaints.AsNoTracking().SingleAsync(c => c.Id == id);
    }

    public ValueTask DisposeAsync() => Storage.DisposeAsync();
}
