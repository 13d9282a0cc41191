using System.Globalization;
using KtpBot.Core.Registers;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Processes;
using KtpBot.Testing.Time;
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
        const int small = 100, rowsInABatch = 200, warmUp = 2;
        await using var test = await WithSequenceAsync();
        await using var db = test.Open();

        var flood = ToolProcess.RunAsync(HostProgram.StorageWriter, "flood", $"{small}", test.Options.ConnectionString);
        await Eventually.IsTrueAsync(() => flood.IsCompleted || db.AuditEntries.Any(a => a.Action == "banjir"), "the flood has begun");
        var writer = await ToolProcess.RunAsync(HostProgram.StorageWriter, "write", "kecil", $"{small}", "1", test.Options.ConnectionString);
        var flooded = await flood;

        AssertWentWell(writer);
        AssertWentWell(flooded);
        Assert.Equal(small, (await db.NumberSequences.SingleAsync()).Last);
        Assert.Equal(small, await db.AuditEntries.CountAsync(a => a.Action == "kecil"));

        // Measured in commits of the greedy side, so that a slow machine changes nothing. Here the longest wait is some 90 of
        // them, and more than a thousand with SQLite's own way of waiting.
        var turns = await db.AuditEntries.Where(a => a.Action == "kecil").OrderBy(a => a.Id).Select(a => a.Id).Skip(warmUp).ToListAsync();
        var longestWait = turns.Zip(turns.Skip(1), (earlier, later) => (later - earlier) / rowsInABatch).Max();
        TestContext.Current.TestOutputHelper?.WriteLine($"longest wait {longestWait} batches; {flooded.Output}; {writer.Output}");
        Assert.InRange(longestWait, 1, 500);
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
