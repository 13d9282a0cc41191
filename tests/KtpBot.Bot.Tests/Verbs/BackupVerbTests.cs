using KtpBot.Bot.Verbs;
using KtpBot.Core.Documents;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Tests.Verbs;

public class BackupVerbTests
{
    [Fact]
    public async Task BackupWithKey_RestoredIntoAnEmptyPlace_OpensNameAndDocument()
    {
        await using var office = await KeptOffice.OpenAsync();
        var (folder, place) = (office.Beside("cadangan"), office.Beside("baru"));
        var options = new StorageOptions
        {
            ConnectionString = $"Data Source={Path.Combine(place, "ktpbot.db")}",
            FilesDirectory = Path.Combine(place, "files"),
            KeyFile = Path.Combine(place, "identity.key"),
        };
        var restore = KeptOffice.On(options.ConnectionString, options.FilesDirectory, options.KeyFile, "--from", folder);

        Assert.Equal(0, await BackupVerb.RunAsync(office.On("--with-key", "--to", folder), office.Output, office.Errors));
        Assert.Equal(1, await BackupVerb.RunAsync(office.On("--to", folder), office.Output, office.Errors));
        Assert.Equal(0, await RestoreVerb.RunAsync(restore, new ManualTimeProvider(), office.Output, office.Errors));

        Assert.Contains("tidak kosong", office.Errors.ToString(), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(options.KeyFile));
        await using var database = new Database(options, new OfficeScope(TestOffices.Kwangsan), TestKeys.Cipher);
        await using var db = database.CreateDbContext();
        Assert.Equal(KeptOffice.Name, (await db.People.SingleAsync()).Name);
        Assert.Equal([1, 2, 3], await new FileDocumentStore(options.FilesDirectory, TestKeys.Cipher).GetAsync(office.FileId, CancellationToken.None));

        Assert.Equal(1, await RestoreVerb.RunAsync(restore, new ManualTimeProvider(), office.Output, office.Errors));
        Assert.Contains("--replace", office.Errors.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RestoreVerb.RunAsync([.. restore, "--replace"], new ManualTimeProvider(), office.Output, office.Errors));
        Assert.Single(Directory.GetFiles(place, "ktpbot.db.sebelum-*Z"));
    }

    [Fact]
    public async Task Backup_WithoutTheFlag_HoldsNoKey_AndAnotherKeyIsRefused()
    {
        await using var office = await KeptOffice.OpenAsync();
        var (folder, place) = (office.Beside("cadangan"), Directory.CreateDirectory(office.Beside("baru")).FullName);
        var key = Path.Combine(place, "identity.key");
        await File.WriteAllBytesAsync(key, [.. TestKeys.Master.Reverse()]);

        Assert.Equal(0, await BackupVerb.RunAsync(office.On("--to", folder), office.Output, office.Errors));
        var code = await RestoreVerb.RunAsync(
            KeptOffice.On($"Data Source={Path.Combine(place, "ktpbot.db")}", Path.Combine(place, "files"), key, "--from", folder),
            new ManualTimeProvider(), office.Output, office.Errors);

        Assert.False(File.Exists(Path.Combine(folder, "identity.key")));
        Assert.Equal(1, code);
        Assert.Contains("bukan kunci data cadangan ini", office.Errors.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(place, "ktpbot.db")));
    }

    [Fact]
    public async Task Restore_OfAChangedDatabase_IsRefused()
    {
        await using var office = await KeptOffice.OpenAsync();
        var folder = office.Beside("cadangan");
        Assert.Equal(0, await BackupVerb.RunAsync(office.On("--to", folder), office.Output, office.Errors));
        await using (var file = new FileStream(Path.Combine(folder, "ktpbot.db"), FileMode.Open))
        {
            file.Seek(-1, SeekOrigin.End);
            var last = file.ReadByte();
            file.Seek(-1, SeekOrigin.End);
            file.WriteByte((byte)(last ^ 1));
        }

        Assert.Equal(1, await RestoreVerb.RunAsync(office.On("--from", folder, "--replace"), new ManualTimeProvider(), office.Output, office.Errors));
        Assert.Contains("SHA-256 berbeda", office.Errors.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(office.Database.Folder, "*.sebelum-*"));
    }
}
