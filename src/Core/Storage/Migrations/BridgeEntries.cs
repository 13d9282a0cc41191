using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace KtpBot.Core.Storage.Migrations;

/// <summary>What officers did and read in applications outside.</summary>
[DbContext(typeof(KtpBotDb))]
[Migration("20261121215201_BridgeEntries")]
internal sealed class BridgeEntries : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "BridgeEntries",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                CaseId = table.Column<long>(nullable: false),
                System = table.Column<string>(nullable: false),
                Act = table.Column<string>(nullable: false),
                Result = table.Column<string>(nullable: true),
                Reference = table.Column<byte[]>(nullable: true),
                Words = table.Column<byte[]>(nullable: true),
                WordsIndex = table.Column<byte[]>(nullable: true),
                Note = table.Column<byte[]>(nullable: true),
                OfficerId = table.Column<long>(nullable: false),
                HappenedAt = table.Column<DateTime>(nullable: false),
                EnteredAt = table.Column<DateTime>(nullable: false),
                CorrectBy = table.Column<DateTime>(nullable: true),
                SupersedesId = table.Column<long>(nullable: true),
                SupersededAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_BridgeEntries", x => x.Id));
        migrationBuilder.CreateIndex("IX_BridgeEntries_CaseId", "BridgeEntries", "CaseId");
        migrationBuilder.CreateIndex("IX_BridgeEntries_OfficeId_HappenedAt", "BridgeEntries", ["OfficeId", "HappenedAt"]);
        migrationBuilder.CreateIndex("IX_BridgeEntries_OfficeId_WordsIndex", "BridgeEntries", ["OfficeId", "WordsIndex"], filter: "\"WordsIndex\" IS NOT NULL");
        migrationBuilder.CreateIndex("IX_BridgeEntries_OfficeId_CorrectBy", "BridgeEntries", ["OfficeId", "CorrectBy"], filter: "\"CorrectBy\" IS NOT NULL AND \"SupersededAt\" IS NULL");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("BridgeEntries");
}
