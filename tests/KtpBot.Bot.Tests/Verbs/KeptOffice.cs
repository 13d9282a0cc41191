using KtpBot.Core.Cases;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using KtpBot.Core.People;
using KtpBot.Core.Registers;
using KtpBot.Core.Storage;
using KtpBot.Testing.Data;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Tests.Verbs;

/// <summary>An office with one handed-over case, its document and its register line; verbs run on it through the command line's own arguments.</summary>
internal sealed class KeptOffice : IAsyncDisposable
{
    public const string Number = "KWS-2026-000001";
    public const string Name = "SITI RAHAYU";
    private static readonly DateTime Submitted = new(2026, 11, 16, 18, 30, 0, DateTimeKind.Utc);

    private KeptOffice(TestDatabase database) => (Database, Documents) = (database, new FileDocumentStore(database.Options.FilesDirectory, TestKeys.Cipher));

    public TestDatabase Database { get; }

    public FileDocumentStore Documents { get; }

    public Guid FileId { get; } = Guid.NewGuid();

    public Person Person { get; private set; } = null!;

    /// <summary>Where the case came from.</summary>
    public long ConversationId { get; private set; }

    public StringWriter Output { get; } = new();

    public StringWriter Errors { get; } = new();

    /// <summary>A folder's path beside the database; not made.</summary>
    public string Beside(string name) => Path.Combine(Database.Folder, name);

    public static async Task<KeptOffice> OpenAsync(StorageProvider provider = StorageProvider.Sqlite)
    {
        var office = new KeptOffice(await TestDatabase.CreateAsync(provider));
        var data = new TestData(office.Database, Submitted);
        office.Person = await data.PersonAsync(name: Name);
        var conversation = await data.ConversationAsync(ChannelKind.Telegram);
        await office.Documents.PutAsync(office.FileId, new byte[] { 1, 2, 3 }, CancellationToken.None);
        office.ConversationId = conversation.Id;
        await office.AddCaseAsync(Number, CaseStage.HandedOver, conversation.Id);
        await using var db = office.Database.Open();
        var id = await db.Cases.Select(c => c.Id).SingleAsync();
        db.Add(new StoredFile { Id = office.FileId, OfficeId = db.OfficeId, MimeType = "image/jpeg", Size = 3, Sha256 = new byte[32], CreatedAt = Submitted });
        db.Add(new CaseDocument { OfficeId = db.OfficeId, CaseId = id, Requirement = "kk", FileId = office.FileId, ReceivedAt = Submitted });
        db.Add(new RegisterEntry { OfficeId = db.OfficeId, Register = "penyerahan", Year = 2026, Number = 7, CaseId = id, At = Submitted, ReceivedBy = Name });
        await db.SaveChangesAsync();
        return office;
    }

    public async Task AddCaseAsync(string number, CaseStage stage, long? conversation = null)
    {
        await using var db = Database.Open();
        var file = new CaseFile
        {
            OfficeId = db.OfficeId,
            Number = number,
            Service = "hilang",
            ProcedureId = "kwangsan-ktp-el",
            ProcedureVersion = 1,
            SubmissionKey = number,
            PersonId = Person.Id,
            ConversationId = conversation,
            SubmittedAt = Submitted,
        };
        db.Add(file);
        db.Entry(file).Property(c => c.Stage).CurrentValue = stage;
        db.Entry(file).Property(c => c.UpdatedAt).CurrentValue = Submitted;
        await db.SaveChangesAsync();
    }

    /// <summary>A verb's arguments with this office's configuration behind them.</summary>
    public string[] On(params string[] verb) =>
        [.. On(Database.Options.ConnectionString, Database.Options.FilesDirectory, Database.Options.KeyFile, verb), $"--Storage:Provider={Database.Provider}"];

    public static string[] On(string connection, string files, string key, params string[] verb) =>
        [.. verb, $"--Storage:ConnectionString={connection}", $"--Storage:FilesDirectory={files}", $"--Storage:KeyFile={key}", "--Office:Id=kwangsan"];

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
