using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Tests.Storage;

public sealed class MigrationTests
{
    [Theory, DatabaseData]
    public async Task MigratedSchema_IsTheOneThatTheModelAsksFor(StorageProvider provider)
    {
        await using var migrated = await TestDatabase.CreateEmptyAsync(provider);
        await using var created = await TestDatabase.CreateEmptyAsync(provider);

        migrated.Database.Migrate();
        await using (var db = created.Open()) await db.Database.EnsureCreatedAsync();

        var byModel = await SchemaDescription.ReadAsync(created.Database);
        var byMigrations = await SchemaDescription.ReadAsync(migrated.Database);
        Assert.Contains(byModel, line => line.StartsWith("column Conversations.Address", StringComparison.Ordinal));
        Assert.Contains(byModel, line => line.StartsWith("index IX_InboxMessages_State", StringComparison.Ordinal) && line.Contains("'Received'", StringComparison.Ordinal));
        Assert.Empty(byModel.Except(byMigrations).Select(line => "missing in the migrations: " + line)
            .Concat(byMigrations.Except(byModel).Select(line => "only in the migrations: " + line)));
    }

    [Theory, DatabaseData]
    public async Task Migrate_OnAMigratedDatabase_ChangesNothing(StorageProvider provider)
    {
        await using var test = await TestDatabase.CreateAsync(provider);
        var before = await SchemaDescription.ReadAsync(test.Database);

        test.Database.Migrate();

        Assert.Equal(before, await SchemaDescription.ReadAsync(test.Database));
        await using var db = test.Open();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    [Theory, DatabaseData]
    public async Task Migrate_FromManySidesAtOnce_IsDoneOnce(StorageProvider provider)
    {
        await using var test = await TestDatabase.CreateEmptyAsync(provider);
        var sides = Enumerable.Range(0, 4).Select(_ => test.ForOffice(TestOffices.Kwangsan)).ToList();

        await Task.WhenAll(sides.Select(side => Task.Run(side.Migrate)));

        await using var db = test.Open();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.Equal(0, await db.Cases.CountAsync());
    }

    [Fact]
    public async Task Migrate_AfterAKillInTheMiddleOfAMigration_GoesOn()
    {
        await using var test = await TestDatabase.CreateEmptyAsync(StorageProvider.Sqlite);
        await using (var connection = test.Database.OpenConnection())
        await using (var command = connection.CreateCommand())
        {
            // What EF leaves behind when the process dies while it holds its lock row.
            command.CommandText = """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-17 02:00:00');
                """;
            await command.ExecuteNonQueryAsync();
        }

        await Task.Run(test.Database.Migrate).WaitAsync(TimeSpan.FromSeconds(30));

        await using var db = test.Open();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    [Theory, DatabaseData]
    public async Task Down_TakesEveryTableAway(StorageProvider provider)
    {
        await using var test = await TestDatabase.CreateAsync(provider);
        await using (var db = test.Open()) await db.Database.MigrateAsync("0");

        Assert.Empty(await SchemaDescription.ReadAsync(test.Database));
    }
}
