using System.Globalization;
using KtpBot.Core.Registers;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Processes;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Tests.Storage;

/// <summary>Bot and Backoffice share one SQLite file. Here two real processes write it at once, as hard as they can.</summary>
public sealed class TwoProcessesTests
{
    private const int Transactions = 2000;

    [Fact]
    public async Task SmallTransactionsOfTwoProcesses_AreAllKept_AndNobodyMeetsALock()
    {
        await using var test = await WithSequenceAsync();

        var ended = await Task.WhenAll(
            ToolProcess.RunAsync(HostProgram.StorageWriter, "write", "satu", $"{Transactions}", "3", test.Options.ConnectionString),
            ToolProcess.RunAsync(HostProgram.StorageWriter, "write", "dua", $"{Transactions}", "3", test.Options.ConnectionString));

        Assert.All(ended, AssertWentWell);
        await using var db = test.Open();
        Assert.Equal(2 * Transactions, (await db.NumberSequences.SingleAsync()).Last);
        foreach (var name in new[] { "satu", "dua" })
        {
            var subjects = await db.AuditEntries.Where(a => a.Action == name).Select(a => a.Subject).ToListAsync();
            Assert.Equal(Enumerable.Range(0, Transactions).Select(n => $"{name}:{n}").Order(StringComparer.Ordinal), subjects.Order(StringComparer.Ordinal));
        }

        Assert.All(ended, e => TestContext.Current.TestOutputHelper?.WriteLine(e.Output));
    }

    [Fact]
    public async Task NextToAProcessThatNeverPauses_SmallTransactionsStillGetTheirTurn()
    {
        const int small = 50, rowsInABatch = 200;
        await using var test = await WithSequenceAsync();

        var ended = await Task.WhenAll(
            ToolProcess.RunAsync(HostProgram.StorageWriter, "flood", $"{small}", test.Options.ConnectionString),
            ToolProcess.RunAsync(HostProgram.StorageWriter, "write", "kecil", $"{small}", "1", test.Options.ConnectionString));

        Assert.All(ended, AssertWentWell);
        await using var db = test.Open();
        var batches = Figure(ended[0]);
        Assert.Equal(small, (await db.NumberSequences.SingleAsync()).Last);
        Assert.Equal(small, await db.AuditEntries.CountAsync(a => a.Action == "kecil"));
        Assert.Equal(batches * rowsInABatch, await db.AuditEntries.CountAsync(a => a.Action == "banjir"));

        // Measured in turns of the other side, so that a slow machine changes nothing.
        Assert.InRange(batches, 1, small * 150);
        TestContext.Current.TestOutputHelper?.WriteLine($"{batches} batches of the other process for {small} transactions");
    }

    [Fact]
    public async Task ProcessesThatStartTogetherOnAnEmptyFolder_MakeOneSchema()
    {
        await using var test = await TestDatabase.CreateEmptyAsync(StorageProvider.Sqlite);

        var ended = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ToolProcess.RunAsync(HostProgram.StorageWriter, "migrate", test.Options.ConnectionString)));

        Assert.All(ended, AssertWentWell);
        await using var db = test.Open();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task ProcessesThatStartTogetherWithoutAKey_AgreeOnOne()
    {
        using var folder = new TemporaryFolder();
        for (var round = 0; round < 3; round++)
        {
            var path = folder.File($"{round}", "identity.key");

            var ended = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ToolProcess.RunAsync(HostProgram.StorageWriter, "key", path)));

            Assert.All(ended, AssertWentWell);
            Assert.Equal(64, Assert.Single(ended.Select(e => e.Output).Distinct()).Length);
        }
    }

    private static async Task<TestDatabase> WithSequenceAsync()
    {
        var test = await TestDatabase.CreateAsync();
        await using var db = test.Open();
        db.Add(new NumberSequence { OfficeId = TestOffices.Kwangsan, Name = "beban", Year = 2026 });
        await db.SaveChangesAsync();
        return test;
    }

    private static void AssertWentWell(ToolProcess process)
    {
        Assert.Equal("", process.Error);
        Assert.Equal(0, process.ExitCode);
    }

    private static int Figure(ToolProcess process) =>
        int.Parse(process.Output.Split(' ')[1], CultureInfo.InvariantCulture);
}
