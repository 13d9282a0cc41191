using KtpBot.Bot.Verbs;
using KtpBot.Core.Cases;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Tests.Verbs;

public class EraseVerbTests
{
    [Theory]
    [DatabaseData]
    public async Task Erase_LeavesNeitherNameNorFile_AndKeepsTheRegister(StorageProvider provider)
    {
        await using var office = await KeptOffice.OpenAsync(provider);
        var sealedName = await SealedNameAsync(office);
        Assert.Equal(provider == StorageProvider.Sqlite, await OnDiskAsync(office, sealedName));

        Assert.Equal(0, await EraseVerb.RunAsync(office.On("--case", KeptOffice.Number), office.Output, office.Errors));
        Assert.NotNull(await office.Documents.GetAsync(office.FileId, CancellationToken.None));

        Assert.Equal(0, await EraseVerb.RunAsync(office.On("--case", KeptOffice.Number, "--yes"), office.Output, office.Errors));
        Assert.Equal(0, await EraseVerb.RunAsync(office.On("--case", KeptOffice.Number, "--yes"), office.Output, office.Errors));

        Assert.Null(await office.Documents.GetAsync(office.FileId, CancellationToken.None));
        Assert.False(await OnDiskAsync(office, sealedName));
        await using var db = office.Database.Open();
        var person = await db.People.SingleAsync();
        Assert.Equal(("(dihapus)", "(dihapus)", null, null, null), (person.Name, person.Nik, person.Address, person.Phone, person.PhoneIndex));
        Assert.NotEqual(office.Person.NikIndex, person.NikIndex);
        Assert.NotNull((await db.StoredFiles.SingleAsync()).ErasedAt);
        Assert.Single(await db.CaseDocuments.ToListAsync());
        Assert.Equal(KeptOffice.Name, (await db.RegisterEntries.SingleAsync()).ReceivedBy);
        Assert.Single(await db.AuditEntries.Where(a => a.Action == "case.erase").ToListAsync());
    }

    [Theory]
    [DatabaseData]
    public async Task Erase_TakesTheChatAndItsExchanges_OnceNothingRunsThere(StorageProvider provider)
    {
        await using var office = await KeptOffice.OpenAsync(provider);
        await office.AddCaseAsync("KWS-2026-000002", CaseStage.Verifying, office.ConversationId);
        var now = DateTime.UtcNow;
        await using (var db = office.Database.Open())
        {
            db.Add(new InboxMessage { OfficeId = db.OfficeId, Channel = ChannelKind.Telegram, ExternalId = "7", ConversationId = office.ConversationId, Content = MessagingJson.Write(new TextIn("NIK saya 3515")), State = InboxState.Processed, ReceivedAt = now });
            db.Add(new ChannelExchange { OfficeId = db.OfficeId, Channel = ChannelKind.Telegram, Incoming = true, Subject = ExchangeSubject.Incoming("7"), Call = "update", Status = 200, At = now, Milliseconds = 1 });
            await db.SaveChangesAsync();
        }

        Assert.Equal(0, await EraseVerb.RunAsync(office.On("--case", KeptOffice.Number, "--yes"), office.Output, office.Errors));
        Assert.Contains("Percakapannya dipertahankan", office.Output.ToString(), StringComparison.Ordinal);
        await using (var db = office.Database.Open())
        {
            Assert.Single(await db.ChannelExchanges.ToListAsync());
            await db.Cases.ExecuteUpdateAsync(set => set.SetProperty(c => c.Stage, CaseStage.Cancelled));
        }

        Assert.Equal(0, await EraseVerb.RunAsync(office.On("--case", KeptOffice.Number, "--yes"), office.Output, office.Errors));

        await using var read = office.Database.Open();
        Assert.Empty(await read.ChannelExchanges.ToListAsync());
        Assert.Equal(new TextIn("(dihapus)"), MessagingJson.ReadIncoming((await read.InboxMessages.SingleAsync()).Content));
    }

    [Theory]
    [DatabaseData]
    public async Task Erase_KeepsThePersonOfARunningCase_AndRefusesTheRunningCase(StorageProvider provider)
    {
        await using var office = await KeptOffice.OpenAsync(provider);
        await office.AddCaseAsync("KWS-2026-000002", CaseStage.Verifying);

        Assert.Equal(1, await EraseVerb.RunAsync(office.On("--case", "KWS-2026-000002", "--yes"), office.Output, office.Errors));
        Assert.Contains("belum selesai", office.Errors.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await EraseVerb.RunAsync(office.On("--case", KeptOffice.Number, "--yes"), office.Output, office.Errors));

        Assert.Null(await office.Documents.GetAsync(office.FileId, CancellationToken.None));
        await using var db = office.Database.Open();
        Assert.Equal(KeptOffice.Name, (await db.People.SingleAsync()).Name);
    }

    [Fact]
    public async Task Erase_WithoutADatabase_SaysSoAndMakesNone()
    {
        await using var office = await KeptOffice.OpenAsync();
        var missing = office.Beside("tidak-ada.db");
        var options = office.Database.Options;

        var code = await EraseVerb.RunAsync(
            KeptOffice.On($"Data Source={missing}", options.FilesDirectory, options.KeyFile, "--case", KeptOffice.Number), office.Output, office.Errors);

        Assert.Equal(1, code);
        Assert.Contains($"{missing} tidak ada", office.Errors.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(missing));
    }

    private static async Task<byte[]> SealedNameAsync(KeptOffice office)
    {
        await using var connection = office.Database.Database.OpenConnection();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Name\" FROM \"People\"";
        return (byte[])(await command.ExecuteScalarAsync())!;
    }

    private static async Task<bool> OnDiskAsync(KeptOffice office, byte[] bytes)
    {
        if (office.Database.Provider != StorageProvider.Sqlite) return false;
        var file = new SqliteConnectionStringBuilder(office.Database.Options.ConnectionString).DataSource;
        foreach (var path in new[] { file, file + "-wal" })
        {
            if (File.Exists(path) && (await File.ReadAllBytesAsync(path)).AsSpan().IndexOf(bytes) >= 0) return true;
        }

        return false;
    }
}
