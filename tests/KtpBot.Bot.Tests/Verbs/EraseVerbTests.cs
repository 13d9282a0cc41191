using KtpBot.Bot.Verbs;
using KtpBot.Core.Cases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Tests.Verbs;

public class EraseVerbTests
{
    [Fact]
    public async Task Erase_LeavesNeitherNameNorFile_AndKeepsTheRegister()
    {
        await using var office = await KeptOffice.OpenAsync();
        var sealedName = await SealedNameAsync(office);
        Assert.True(await OnDiskAsync(office, sealedName));

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
        Assert.Equal("case.erase", (await db.AuditEntries.SingleAsync()).Action);
    }

    [Fact]
    public async Task Erase_KeepsThePersonOfARunningCase_AndRefusesTheRunningCase()
    {
        await using var office = await KeptOffice.OpenAsync();
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
        var file = new SqliteConnectionStringBuilder(office.Database.Options.ConnectionString).DataSource;
        foreach (var path in new[] { file, file + "-wal" })
        {
            if (File.Exists(path) && (await File.ReadAllBytesAsync(path)).AsSpan().IndexOf(bytes) >= 0) return true;
        }

        return false;
    }
}
