using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace KtpBot.Core.Storage.Migrations;

/// <summary>The bridge to population data: imported extracts, kept answers of the service, and what the last comparison of a case showed.</summary>
[DbContext(typeof(KtpBotDb))]
[Migration("20261121215101_PopulationData")]
internal sealed class PopulationData : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "PopulationSnapshots",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                AsOf = table.Column<DateOnly>(nullable: false),
                ImportedBy = table.Column<long>(nullable: false),
                StartedAt = table.Column<DateTime>(nullable: false),
                TouchedAt = table.Column<DateTime>(nullable: false),
                FinishedAt = table.Column<DateTime>(nullable: true),
                State = table.Column<string>(nullable: false),
                Problem = table.Column<string>(nullable: false),
                RowsRead = table.Column<int>(nullable: false),
                RowsKept = table.Column<int>(nullable: false),
                RowsRejected = table.Column<int>(nullable: false),
                Rejections = table.Column<byte[]>(nullable: true),
                KeepUntilAt = table.Column<DateTime>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_PopulationSnapshots", x => x.Id));

        migrationBuilder.CreateTable(
            "PopulationEntries",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                SnapshotId = table.Column<long>(nullable: false),
                NikIndex = table.Column<byte[]>(nullable: false),
                Record = table.Column<byte[]>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_PopulationEntries", x => x.Id));

        migrationBuilder.CreateTable(
            "PopulationCache",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                NikIndex = table.Column<byte[]>(nullable: false),
                Question = table.Column<byte[]>(nullable: false),
                Record = table.Column<byte[]>(nullable: false),
                FetchedAt = table.Column<DateTime>(nullable: false),
                ExpiresAt = table.Column<DateTime>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_PopulationCache", x => x.Id));

        migrationBuilder.CreateTable(
            "PopulationChecks",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                CaseId = table.Column<long>(nullable: false),
                OfficerId = table.Column<long>(nullable: false),
                At = table.Column<DateTime>(nullable: false),
                Outcome = table.Column<string>(nullable: false),
                Source = table.Column<string>(nullable: false),
                FetchedAt = table.Column<DateTime>(nullable: true),
                AsOf = table.Column<DateOnly>(nullable: true),
                ServiceFailed = table.Column<string>(nullable: true),
                Elements = table.Column<byte[]>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_PopulationChecks", x => x.Id));

        migrationBuilder.CreateIndex("IX_PopulationSnapshots_OfficeId", "PopulationSnapshots", "OfficeId", unique: true, filter: "\"State\" = 'Current'");
        migrationBuilder.CreateIndex("IX_PopulationEntries_SnapshotId_NikIndex", "PopulationEntries", ["SnapshotId", "NikIndex"], unique: true);
        migrationBuilder.CreateIndex("IX_PopulationCache_OfficeId_NikIndex", "PopulationCache", ["OfficeId", "NikIndex"], unique: true);
        migrationBuilder.CreateIndex("IX_PopulationCache_ExpiresAt", "PopulationCache", "ExpiresAt");
        migrationBuilder.CreateIndex("IX_PopulationChecks_CaseId", "PopulationChecks", "CaseId");
        migrationBuilder.CreateIndex("IX_AuditEntries_OfficerId_At", "AuditEntries", ["OfficerId", "At"], filter: "\"Action\" = 'population.lookup'");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("IX_AuditEntries_OfficerId_At", "AuditEntries");
        migrationBuilder.DropTable("PopulationChecks");
        migrationBuilder.DropTable("PopulationCache");
        migrationBuilder.DropTable("PopulationEntries");
        migrationBuilder.DropTable("PopulationSnapshots");
    }
}
